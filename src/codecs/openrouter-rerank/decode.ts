import type { WireRequest } from "../../codec.ts";
import type { RerankingCall } from "../../reranking-model/call.ts";
import { optionalNumber, toArray, toObject, toText } from "../read.ts";

export function decode({ body }: WireRequest): RerankingCall {
  const request = toObject(body);
  return {
    modelId: toText(request["model"]),
    body,
    query: toText(request["query"]),
    // a text, or an object that has one beside a picture
    documents: toArray(request["documents"]).map((document) =>
      toText(toObject(document)["text"] ?? document),
    ),
    topN: optionalNumber(request["top_n"]),
  };
}
