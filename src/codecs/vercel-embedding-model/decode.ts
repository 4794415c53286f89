import type { WireRequest } from "../../codec.ts";
import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { toCount, toObject, toTexts } from "../read.ts";

const DEFAULT_DIMENSIONS = 1536;

/** The longest that models behind the gateway give. */
const LONGEST = 4096;

export function decode({ body, headers }: WireRequest): EmbeddingCall {
  const { values, dimensions } = toObject(body);
  return {
    modelId: headers.get("ai-model-id") ?? "",
    body,
    values: toTexts(values),
    dimensions: toCount(dimensions, LONGEST) ?? DEFAULT_DIMENSIONS,
  };
}
