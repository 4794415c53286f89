import type { EmbeddingCall } from "../../embedding-model/call.ts";

/** One embedding, or a batch of them: the path says which. */
export interface GeminiEmbeddingCall extends EmbeddingCall {
  isBatch: boolean;
  /** Each request of a batch has its own; the call's is the first one's. */
  eachDimensions: number[];
  url: string;
}

/** @see https://ai.google.dev/api/embeddings#ContentEmbedding */
interface ContentEmbedding {
  values: number[];
}

/** @see https://ai.google.dev/api/embeddings#EmbedContentResponse */
export interface EmbedContentResponse {
  embedding: ContentEmbedding;
}

/** @see https://ai.google.dev/api/embeddings#BatchEmbedContentsResponse */
export interface BatchEmbedContentsResponse {
  embeddings: ContentEmbedding[];
}
