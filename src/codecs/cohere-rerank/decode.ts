import type { WireRequest } from "../../codec.ts";
import { isObject, optionalNumber, toArray, toObject, toText, toTexts } from "../read.ts";
import type { CohereRerankCall } from "./wire.ts";

export function decode({ body }: WireRequest): CohereRerankCall {
  const request = toObject(body);
  const documents = toArray(request["documents"]);
  const fields = toTexts(request["rank_fields"]);
  return {
    modelId: toText(request["model"]),
    body,
    query: toText(request["query"]),
    documents: documents.map((document) => toDocument(document, fields)),
    topN: optionalNumber(request["top_n"]),
    returned: request["return_documents"] === true ? documents : undefined,
  };
}

/** A text; of an object the fields that the order hangs on. */
function toDocument(document: unknown, fields: string[]): string {
  if (!isObject(document)) return toText(document);
  const names = fields.length > 0 ? fields : ["text"];
  return names.map((name) => toText(document[name])).join("\n");
}
