import type { WireRequest } from "../../codec.ts";
import { optionalNumber, toObject, toText, toTexts } from "../read.ts";
import type { VoyageRerankCall } from "./wire.ts";

export function decode({ body }: WireRequest): VoyageRerankCall {
  const request = toObject(body);
  return {
    modelId: toText(request["model"]),
    body,
    query: toText(request["query"]),
    documents: toTexts(request["documents"]),
    topN: optionalNumber(request["top_k"]),
    returnsDocuments: request["return_documents"] === true,
  };
}
