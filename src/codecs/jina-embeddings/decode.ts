import type { WireRequest } from "../../codec.ts";
import { VECTOR_TYPES } from "../../embedding-model/quantize.ts";
import { toInputs } from "../jina-inputs.ts";
import { toCount, toObject, toText, toTexts } from "../read.ts";
import type { JinaEmbeddingCall } from "./wire.ts";

const LONGEST = 2048;

export function decode({ body }: WireRequest): JinaEmbeddingCall {
  const request = toObject(body);
  const modelId = toText(request["model"]);
  const dimensions = toCount(request["dimensions"], LONGEST);
  // of several types, the first
  const [type] = toTexts(request["embedding_type"]);
  return {
    modelId,
    body,
    values: toInputs(request["input"]),
    dimensions: dimensions ?? toDimensions(modelId),
    asksForDimensions: dimensions !== undefined,
    vectorType: VECTOR_TYPES.find((one) => one === type) ?? "float",
    isBase64: type === "base64",
    isMultiVector: request["return_multivector"] === true,
  };
}

/** @see https://jina.ai/models */
function toDimensions(modelId: string): number {
  if (modelId === "jina-embeddings-v4") return 2048;
  if (/v2-base|clip-v1/.test(modelId)) return 768;
  return modelId.includes("colbert") ? 128 : 1024;
}
