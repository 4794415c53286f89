import { quantize, quantizeToBase64, type VectorType } from "../embedding-model/quantize.ts";

/** One vector as OpenAI's list has it, which others took over. */
export interface EmbeddingItem {
  object: "embedding";
  /** Base64 where the request asks for it. */
  embedding: number[] | string;
  index: number;
}

export function encodeEmbeddingItems(
  vectors: number[][],
  { vectorType, isBase64 }: { vectorType: VectorType; isBase64: boolean },
): EmbeddingItem[] {
  const write = isBase64 ? quantizeToBase64 : quantize;
  return vectors.map((vector, index) => ({
    object: "embedding",
    embedding: write(vector, vectorType),
    index,
  }));
}
