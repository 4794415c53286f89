import type { EmbeddingCall } from "../../embedding-model/call.ts";
import type { VectorType } from "../../embedding-model/quantize.ts";
import type { EmbeddingItem } from "../embedding-list.ts";

/** @see https://docs.voyageai.com/reference/embeddings-api */
export interface EmbeddingList {
  object: "list";
  data: EmbeddingItem[];
  model: string;
  usage: { text_tokens?: number; image_pixels?: number; total_tokens: number };
}

export interface VoyageEmbeddingCall extends EmbeddingCall {
  /** The texts alone, without the images beside them. */
  texts: string[];
  asksForDimensions: boolean;
  vectorType: VectorType;
  isBase64: boolean;
}

export interface VoyageEmbeddingsOptions {
  /** Whether each input is a list of texts and images. */
  isMultimodal?: boolean;
}
