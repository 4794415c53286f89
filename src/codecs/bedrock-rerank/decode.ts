import type { WireRequest } from "../../codec.ts";
import { toModelId } from "../bedrock-model.ts";
import { optionalNumber, toArray, toObject, toObjects, toText, toWords } from "../read.ts";
import type { RerankCall } from "./wire.ts";

export function decode(request: WireRequest): RerankCall {
  return request.url.includes("/invoke") ? decodeInvoke(request) : decodeRerank(request);
}

/** A model's own body, as Cohere writes it. */
function decodeInvoke({ params, body }: WireRequest): RerankCall {
  const { query, documents, top_n: limit } = toObject(body);
  const texts = toArray(documents).map(toWords);
  return {
    modelId: toModelId(params),
    body,
    query: toText(query),
    documents: texts,
    limit: optionalNumber(limit) ?? texts.length,
    sources: undefined,
  };
}

function decodeRerank({ body }: WireRequest): RerankCall {
  const { queries, sources, rerankingConfiguration } = toObject(body);
  const config = toObject(toObject(rerankingConfiguration)["bedrockRerankingConfiguration"]);
  const given = toObjects(sources).map(({ inlineDocumentSource }) => inlineDocumentSource);
  const [query] = toObjects(queries);
  return {
    modelId: toText(toObject(config["modelConfiguration"])["modelArn"]).replace(/^arn:.*\//, ""),
    body,
    query: toText(toObject(query?.["textQuery"])["text"]),
    documents: given.map(toDocument),
    limit: optionalNumber(config["numberOfResults"]) ?? given.length,
    sources: given,
  };
}

function toDocument(source: unknown): string {
  const { textDocument, jsonDocument } = toObject(source);
  return toWords(toObject(textDocument)["text"] ?? jsonDocument ?? {});
}
