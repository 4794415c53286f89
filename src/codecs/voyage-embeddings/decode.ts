import type { WireRequest } from "../../codec.ts";
import { VECTOR_TYPES } from "../../embedding-model/quantize.ts";
import { toCount, toObject, toObjects, toText, toTexts } from "../read.ts";
import type { VoyageEmbeddingCall, VoyageEmbeddingsOptions } from "./wire.ts";

const LONGEST = 2048;

export function decode(
  { body }: WireRequest,
  { isMultimodal = false }: VoyageEmbeddingsOptions,
): VoyageEmbeddingCall {
  const request = toObject(body);
  const modelId = toText(request["model"]);
  const dimensions = toCount(request["output_dimension"], LONGEST);
  const parts = toObjects(request["inputs"]).map(({ content }) => toObjects(content));
  const texts = isMultimodal
    ? parts.map((content) => content.map(({ text }) => toText(text)).join("\n"))
    : toTexts(request["input"]);
  return {
    modelId,
    body,
    values: isMultimodal ? parts.map((content) => JSON.stringify(content)) : texts,
    texts,
    dimensions: dimensions ?? toDimensions(modelId),
    asksForDimensions: dimensions !== undefined,
    vectorType: VECTOR_TYPES.find((type) => type === request["output_dtype"]) ?? "float",
    isBase64: (request["encoding_format"] ?? request["output_encoding"]) === "base64",
  };
}

/** @see https://docs.voyageai.com/docs/embeddings */
function toDimensions(modelId: string): number {
  if (modelId === "voyage-3-lite") return 512;
  return /voyage-(?:code-2|large-2)$/.test(modelId) ? 1536 : 1024;
}
