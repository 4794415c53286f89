import type { EmbeddingCall } from "../../embedding-model/call.ts";
import type { VectorType } from "../../embedding-model/quantize.ts";
import type { CohereMeta } from "../cohere-meta.ts";

/** @see https://docs.cohere.com/reference/embed */
export interface EmbedResponse {
  id: string;
  texts: string[];
  /** Version 1 gives a list where no types are asked for. */
  embeddings: number[][] | Partial<Record<EmbeddingType, number[][] | string[]>>;
  images?: CohereImage[];
  meta: CohereMeta;
  response_type: "embeddings_floats" | "embeddings_by_type";
}

export interface CohereImage {
  width: number;
  height: number;
  format: string;
  bit_depth: number;
}

export type EmbeddingType = VectorType | "base64";

export interface CohereEmbedCall extends EmbeddingCall {
  texts: string[];
  /** Media types of the images that are embedded alone. */
  images: string[];
  /** Empty where the request names none. */
  types: EmbeddingType[];
  asksForDimensions: boolean;
}

export interface CohereVersionOptions {
  /** @default "2" */
  version?: "1" | "2";
}
