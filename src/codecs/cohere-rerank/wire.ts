import type { RerankingCall } from "../../reranking-model/call.ts";
import type { CohereMeta } from "../cohere-meta.ts";

/** @see https://docs.cohere.com/reference/rerank */
export interface RerankResponse {
  id: string;
  results: {
    /** Version 1 repeats it where that is asked for. */
    document?: object;
    index: number;
    relevance_score: number;
  }[];
  meta: CohereMeta;
}

export interface CohereRerankCall extends RerankingCall {
  /** As they were sent; `undefined` where the answer does not repeat them. */
  returned: unknown[] | undefined;
}

export interface CohereRerankOptions {
  /** @default "2" */
  version?: "1" | "2";
}
