import type { CodecContext } from "../../codec.ts";
import { bytesToBase64 } from "../../embedding-model/base64.ts";
import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { checkVectors } from "../../embedding-model/check-vectors.ts";
import { countValues } from "../../embedding-model/count-values.ts";
import { toObject } from "../read.ts";
import type * as wire from "./wire.ts";

/** The largest number that a signed byte holds. */
const LARGEST = 127;

export function encode(
  vectors: number[][],
  { values, modelId, dimensions, body }: EmbeddingCall,
  { countTokens }: Pick<CodecContext, "countTokens">,
): wire.EmbeddingList {
  const { encoding_format: format, dimensions: asked } = toObject(body);
  checkVectors(vectors, {
    inputs: values.length,
    modelId,
    dimensions: asked === undefined ? undefined : dimensions,
  });
  const tokens = Math.max(1, countValues(values, countTokens));
  const toBytes = format === "base64_binary" ? toBits : toSignedBytes;
  return {
    object: "list",
    data: vectors.map((vector, index) => ({
      object: "embedding",
      index,
      embedding: bytesToBase64(toBytes(vector)),
    })),
    model: modelId,
    usage: {
      prompt_tokens: tokens,
      total_tokens: tokens,
      cost: { input_cost: 0, total_cost: 0, currency: "USD" },
    },
  };
}

/** The longest of its numbers fills a byte: vectors are compared by their direction. */
function toSignedBytes(vector: number[]): Uint8Array {
  const scale = LARGEST / (Math.max(...vector.map(Math.abs)) || 1);
  return new Uint8Array(Int8Array.from(vector, (value) => Math.round(value * scale)).buffer);
}

/** The sign of each number, the first in the highest bit. */
function toBits(vector: number[]): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(vector.length / 8));
  for (const [index, value] of vector.entries()) {
    if (value > 0) bytes[index >> 3]! |= 0x80 >> (index & 7);
  }
  return bytes;
}
