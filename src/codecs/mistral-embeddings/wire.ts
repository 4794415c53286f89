import type { EmbeddingCall } from "../../embedding-model/call.ts";
import type { VectorType } from "../../embedding-model/quantize.ts";
import type { EmbeddingItem } from "../embedding-list.ts";
import type { MistralUsage } from "../mistral-usage.ts";

/** @see https://docs.mistral.ai/api/endpoint/embeddings */
export interface EmbeddingList {
  id: string;
  object: "list";
  data: EmbeddingItem[];
  model: string;
  usage: MistralUsage;
}

export interface MistralEmbeddingCall extends EmbeddingCall {
  /** Whether the request says how long a vector is to be. */
  asksForDimensions: boolean;
  vectorType: VectorType;
  isBase64: boolean;
}
