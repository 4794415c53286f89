import type {
  BatchEmbedContentsResponse,
  EmbedContentResponse,
  GeminiEmbeddingCall,
} from "./wire.ts";

export function encode(
  vectors: number[][],
  { isBatch, values }: GeminiEmbeddingCall,
): EmbedContentResponse | BatchEmbedContentsResponse {
  if (vectors.length !== values.length) {
    throw new Error(
      `the request has ${values.length} contents to embed, and the reply ${vectors.length} vectors. Give one for each.`,
    );
  }
  const embeddings = vectors.map((vector) => ({ values: vector }));
  return isBatch ? { embeddings } : { embedding: embeddings[0]! };
}
