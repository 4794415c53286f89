import type { WireRequest } from "../../codec.ts";
import { isObject, optionalNumber, toArray, toObject, toText, toTexts } from "../read.ts";
import type { TogetherRerankCall } from "./wire.ts";

export function decode({ body }: WireRequest): TogetherRerankCall {
  const request = toObject(body);
  const fields = toTexts(request["rank_fields"]);
  return {
    modelId: toText(request["model"]),
    body,
    query: toText(request["query"]),
    documents: toArray(request["documents"]).map((document) => toDocument(document, fields)),
    topN: optionalNumber(request["top_n"]),
    returnsDocuments: request["return_documents"] === true,
  };
}

/** A text; of an object the fields that the order hangs on, by default all. */
function toDocument(document: unknown, fields: string[]): string {
  if (!isObject(document)) return toText(document);
  const names = fields.length > 0 ? fields : Object.keys(document);
  return names.map((name) => toText(document[name])).join("\n");
}
