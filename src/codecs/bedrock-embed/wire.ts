import type { EmbeddingCall } from "../../embedding-model/call.ts";

export interface BedrockEmbeddingCall extends EmbeddingCall {
  family: EmbeddingFamily;
  /** Number formats, in the family's own words. */
  types: string[];
}

export type EmbeddingFamily = "titan" | "cohere" | "nova";

/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-titan-embed-text.html */
export interface TitanEmbedding {
  embedding?: number[];
  embeddingsByType?: Record<string, number[]>;
  inputTextTokenCount: number;
}

/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-embed.html */
export interface CohereEmbeddings {
  embeddings: number[][] | Record<string, number[][]>;
  id: string;
  response_type: "embeddings_floats" | "embeddings_by_type";
  texts?: string[];
}

/** @see https://docs.aws.amazon.com/nova/latest/userguide/embeddings-schema.html */
export interface NovaEmbeddings {
  embeddings: { embeddingType: string; embedding: number[] }[];
}
