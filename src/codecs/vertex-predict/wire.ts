import type { EmbeddingCall } from "../../embedding-model/call.ts";

export interface PredictCall extends EmbeddingCall {
  url: string;
  /** As many numbers as were asked for, where they were. */
  asked: number | undefined;
}

/** @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/text-embeddings-api */
export interface PredictResponse {
  predictions: {
    embeddings: { values: number[]; statistics: { truncated: boolean; token_count: number } };
  }[];
  metadata: { billableCharacterCount: number };
}
