import type { WireRequest } from "../../codec.ts";
import { VECTOR_TYPES } from "../../embedding-model/quantize.ts";
import { parseDataURL, toCount, toObject, toObjects, toText, toTexts } from "../read.ts";
import type { CohereEmbedCall, EmbeddingType } from "./wire.ts";

const TYPES: EmbeddingType[] = [...VECTOR_TYPES, "base64"];

/** The longest vectors, those of version 4. */
const LONGEST = 1536;

export function decode({ body }: WireRequest): CohereEmbedCall {
  const request = toObject(body);
  const modelId = toText(request["model"]);
  const texts = toTexts(request["texts"]);
  const images = toTexts(request["images"]);
  const inputs = toObjects(request["inputs"]).map(({ content }) => toInput(content));
  const dimensions = toCount(request["output_dimension"], LONGEST);
  const types = toTexts(request["embedding_types"]);
  return {
    modelId,
    body,
    values: [...texts, ...images, ...inputs],
    dimensions: dimensions ?? toDimensions(modelId),
    texts,
    images: images.map((url) => parseDataURL(url, "image/png").mediaType),
    types: TYPES.filter((type) => types.includes(type)),
    asksForDimensions: dimensions !== undefined,
  };
}

/** Texts and images that make one vector together. */
function toInput(content: unknown): string {
  return toObjects(content)
    .map((part) => toText(part["text"]) || toText(toObject(part["image_url"])["url"]))
    .join("\n");
}

/** @see https://docs.cohere.com/docs/cohere-embed */
function toDimensions(modelId: string): number {
  if (modelId.includes("v4")) return LONGEST;
  if (modelId.includes("v3")) return modelId.includes("light") ? 384 : 1024;
  if (modelId.includes("multilingual")) return 768;
  return modelId.includes("light") ? 1024 : 4096;
}
