import type { EmbeddingCall } from "../../embedding-model/call.ts";

export interface OllamaEmbeddingCall extends EmbeddingCall {
  /** Whether each vector was asked to be of a length. */
  asked: number | undefined;
}

/** @see https://docs.ollama.com/api/embed */
export interface EmbedResponse {
  model: string;
  embeddings: number[][];
  /** Nanoseconds. */
  total_duration?: number;
  load_duration?: number;
  prompt_eval_count?: number;
}

/** Of the older endpoint, which takes one text. */
export interface EmbeddingsResponse {
  embedding: number[];
}
