import { checkVectors } from "../../embedding-model/check-vectors.ts";
import { countValues } from "../../embedding-model/count-values.ts";
import type { CountTokens } from "../../tokens.ts";
import { encodeEmbeddingItems } from "../embedding-list.ts";
import type * as wire from "./wire.ts";

export function encode(
  vectors: number[][],
  call: wire.JinaEmbeddingCall,
  countTokens: CountTokens,
): wire.EmbeddingList {
  const { values, modelId, dimensions, asksForDimensions, isMultiVector } = call;
  const expected = asksForDimensions ? dimensions : undefined;
  checkVectors(vectors, { inputs: values.length, modelId, dimensions: expected });
  const tokens = countValues(values, countTokens);
  const items = encodeEmbeddingItems(vectors, call);
  return {
    model: modelId,
    object: "list",
    usage: { total_tokens: tokens, prompt_tokens: tokens },
    data: isMultiVector
      ? items.map(({ index, embedding }) => ({
          object: "embeddings",
          index,
          embeddings: [embedding],
        }))
      : items,
  };
}
