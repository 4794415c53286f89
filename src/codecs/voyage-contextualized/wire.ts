import type { EmbeddingCall } from "../../embedding-model/call.ts";
import type { VectorType } from "../../embedding-model/quantize.ts";
import type { EmbeddingItem } from "../embedding-list.ts";

/** @see https://docs.voyageai.com/reference/contextualized-embeddings-api */
export interface ContextualizedList {
  object: "list";
  data: { object: "list"; data: (EmbeddingItem & { text?: string })[]; index: number }[];
  model: string;
  usage: { total_tokens: number };
  chunker_version?: string;
}

/** Its values are the chunks of all documents. */
export interface ContextualizedCall extends EmbeddingCall {
  /** How many chunks each document has. */
  sizes: number[];
  /** Whether the documents came whole, and were cut here. */
  isCut: boolean;
  asksForDimensions: boolean;
  vectorType: VectorType;
  isBase64: boolean;
}
