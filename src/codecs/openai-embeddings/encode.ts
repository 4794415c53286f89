import type { CodecContext } from "../../codec.ts";
import { toBase64 } from "../../embedding-model/base64.ts";
import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { checkVectors } from "../../embedding-model/check-vectors.ts";
import { isObject, toArray, toObject } from "../read.ts";
import { toInputs } from "./decode.ts";
import type * as wire from "./wire.ts";

export function encode(
  vectors: number[][],
  call: EmbeddingCall,
  context: Pick<CodecContext, "countTokens">,
): wire.EmbeddingList {
  const { encoding_format: format } = toObject(call.body);
  checkVectors(vectors, {
    inputs: call.values.length,
    modelId: call.modelId,
    dimensions: asksForDimensions(call.body) ? call.dimensions : undefined,
  });
  const tokens = countInput(call, context);
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

/** At least 1, as for any request that the API answers. */
export function countInput(
  { body }: Pick<EmbeddingCall, "body">,
  { countTokens }: Pick<CodecContext, "countTokens">,
): number {
  let total = 0;
  for (const input of toInputs(toObject(body)["input"])) {
    total += typeof input === "string" ? countTokens(input) : toArray(input).length;
  }
  return Math.max(1, total);
}

function asksForDimensions(body: unknown): boolean {
  return isObject(body) && typeof body["dimensions"] === "number";
}
