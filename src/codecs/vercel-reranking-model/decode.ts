import type { WireRequest } from "../../codec.ts";
import type { RerankingCall } from "../../reranking-model/call.ts";
import { optionalNumber, toArray, toObject, toText } from "../read.ts";

/** Documents that are objects are ordered by their JSON. */
export function decode({ body, headers }: WireRequest): RerankingCall {
  const { query, documents, topN } = toObject(body);
  const values = toArray(toObject(documents)["values"]);
  return {
    modelId: headers.get("ai-model-id") ?? "",
    body,
    query: toText(query),
    documents: values.map((value) =>
      typeof value === "string" ? value : (JSON.stringify(value) ?? ""),
    ),
    topN: optionalNumber(topN),
  };
}
