import type { EmbeddingCall } from "../../embedding-model/call.ts";
import type { CountTokens } from "../../tokens.ts";
import type { EmbeddingResult } from "./wire.ts";

export function encode(
  embeddings: number[][],
  { values }: EmbeddingCall,
  countTokens: CountTokens,
): EmbeddingResult {
  if (!Array.isArray(embeddings) || embeddings.length !== values.length) {
    throw new Error(
      `the request has ${values.length} values, and the reply has not as many vectors. Give an array of number arrays, one for each value.`,
    );
  }
  const tokens = values.reduce((sum, value) => sum + countTokens(value), 0);
  return {
    embeddings,
    usage: { tokens: Math.max(1, tokens) },
    providerMetadata: { gateway: { cost: "0" } },
  };
}
