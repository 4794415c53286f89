import type { CodecContext } from "../../codec.ts";
import { checkVectors } from "../../embedding-model/check-vectors.ts";
import { countValues } from "../../embedding-model/count-values.ts";
import { encodeEmbeddingItems } from "../embedding-list.ts";
import { encodeMistralUsage } from "../mistral-usage.ts";
import type * as wire from "./wire.ts";

export function encode(
  vectors: number[][],
  call: wire.MistralEmbeddingCall,
  { generateId, countTokens }: CodecContext,
): wire.EmbeddingList {
  const { values, modelId, dimensions, asksForDimensions } = call;
  const expected = asksForDimensions ? dimensions : undefined;
  checkVectors(vectors, { inputs: values.length, modelId, dimensions: expected });
  return {
    id: generateId({ prefix: "", size: 32, alphabet: "hex" }),
    object: "list",
    data: encodeEmbeddingItems(vectors, call),
    model: modelId,
    usage: encodeMistralUsage(countValues(values, countTokens), null),
  };
}
