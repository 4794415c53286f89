import type { WireRequest } from "../../codec.ts";
import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { optionalNumber, toArray, toObject, toText } from "../read.ts";

/** How long a model's vectors are, where no length is asked for. */
const DIMENSIONS: Record<string, number> = { "pplx-embed-v1-4b": 2560 };
const DEFAULT_DIMENSIONS = 1024;

export function decode({ body }: WireRequest): EmbeddingCall {
  const { model, input, dimensions } = toObject(body);
  const modelId = toText(model);
  const values = Array.isArray(input) ? toArray(input) : [input];
  return {
    modelId,
    body,
    values: values.map((value) => toText(value)),
    dimensions: optionalNumber(dimensions) ?? DIMENSIONS[modelId] ?? DEFAULT_DIMENSIONS,
  };
}
