import type { WireRequest } from "../../codec.ts";
import { toInputs } from "../jina-inputs.ts";
import { optionalNumber, toArray, toObject, toText } from "../read.ts";
import type { JinaRerankCall } from "./wire.ts";

export function decode({ body }: WireRequest): JinaRerankCall {
  const request = toObject(body);
  const documents = toArray(request["documents"]);
  return {
    modelId: toText(request["model"]),
    body,
    query: toText(request["query"]),
    documents: toInputs(documents),
    topN: optionalNumber(request["top_n"]),
    returned: request["return_documents"] === false ? undefined : documents,
  };
}
