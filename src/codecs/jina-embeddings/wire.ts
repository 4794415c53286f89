import type { EmbeddingCall } from "../../embedding-model/call.ts";
import type { VectorType } from "../../embedding-model/quantize.ts";
import type { EmbeddingItem } from "../embedding-list.ts";

/** @see https://api.jina.ai/openapi.json */
export interface EmbeddingList {
  model: string;
  object: "list";
  usage: { total_tokens: number; prompt_tokens: number };
  data: (EmbeddingItem | MultiEmbeddingItem)[];
}

/** Where the request asks for a vector for each token. */
export interface MultiEmbeddingItem {
  object: "embeddings";
  index: number;
  embeddings: (number[] | string)[];
}

export interface JinaEmbeddingCall extends EmbeddingCall {
  asksForDimensions: boolean;
  vectorType: VectorType;
  isBase64: boolean;
  isMultiVector: boolean;
}
