import type { EmbeddingCall } from "../../embedding-model/call.ts";

/** One embedding, or a batch of them: the path says which. */
export interface GeminiEmbeddingCall extends EmbeddingCall {
  isBatch: boolean;
  /** How long each vector was asked to be, if it was; each request of a batch says so for itself. */
  asked: (number | undefined)[];
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
