import { checkVectors } from "../../embedding-model/check-vectors.ts";
import { countValues } from "../../embedding-model/count-values.ts";
import type { CountTokens } from "../../tokens.ts";
import { encodeEmbeddingItems } from "../embedding-list.ts";
import type * as wire from "./wire.ts";

/** The vectors of each document's chunks, which are counted anew in each. */
export function encode(
  vectors: number[][],
  call: wire.ContextualizedCall,
  countTokens: CountTokens,
): wire.ContextualizedList {
  const { values, sizes, modelId, dimensions, asksForDimensions, isCut } = call;
  const expected = asksForDimensions ? dimensions : undefined;
  checkVectors(vectors, { inputs: values.length, modelId, dimensions: expected });
  let start = 0;
  const data = sizes.map((size, index) => {
    const first = start;
    start += size;
    const items = encodeEmbeddingItems(vectors.slice(first, start), call);
    const texts = items.map((item, chunk) => ({ ...item, text: values[first + chunk]! }));
    return { object: "list" as const, data: isCut ? texts : items, index };
  });
  return {
    object: "list",
    data,
    model: modelId,
    usage: { total_tokens: countValues(values, countTokens) },
    ...(isCut && { chunker_version: "1.0.0" }),
  };
}
