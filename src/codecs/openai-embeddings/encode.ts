import type { CountTokens } from "../../tokens.ts";
import { toBase64 } from "../../embedding-model/base64.ts";
import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { checkVectors } from "../../embedding-model/check-vectors.ts";
import { isObject, toArray, toObject } from "../read.ts";
import { toInputs } from "./decode.ts";
import type * as wire from "./wire.ts";

export function encode(
  vectors: number[][],
  call: EmbeddingCall,
  countTokens: CountTokens,
): wire.EmbeddingList {
  const { input, encoding_format: format } = toObject(call.body);
  checkVectors(vectors, {
    inputs: call.values.length,
    modelId: call.modelId,
    dimensions: asksForDimensions(call.body) ? call.dimensions : undefined,
  });
  const tokens = countInputs(toInputs(input), countTokens);
  return {
    object: "list",
    data: vectors.map((vector, index) => ({
      object: "embedding",
      index,
      embedding: format === "base64" ? toBase64(vector) : vector,
    })),
    model: call.modelId,
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}

function asksForDimensions(body: unknown): boolean {
  return isObject(body) && typeof body["dimensions"] === "number";
}

/** At least 1, as for any request that the API answers. */
function countInputs(inputs: wire.EmbeddingInput[], countTokens: CountTokens): number {
  let total = 0;
  for (const input of inputs) {
    total += typeof input === "string" ? countTokens(input) : toArray(input).length;
  }
  return Math.max(1, total);
}
