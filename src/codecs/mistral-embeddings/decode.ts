import type { WireRequest } from "../../codec.ts";
import { VECTOR_TYPES } from "../../embedding-model/quantize.ts";
import { toCount, toObject, toText, toTexts } from "../read.ts";
import type { MistralEmbeddingCall } from "./wire.ts";

/** The longest vectors of Codestral Embed; the others' are fixed. */
const LONGEST = 3072;

export function decode({ body }: WireRequest): MistralEmbeddingCall {
  const { model, input, output_dimension: asked, ...request } = toObject(body);
  const modelId = toText(model);
  const dimensions = toCount(asked, LONGEST);
  return {
    modelId,
    body,
    values: toTexts(input),
    dimensions: dimensions ?? (modelId.startsWith("codestral") ? 1536 : 1024),
    asksForDimensions: dimensions !== undefined,
    vectorType: VECTOR_TYPES.find((type) => type === request["output_dtype"]) ?? "float",
    isBase64: request["encoding_format"] === "base64",
  };
}
