import type { RerankingCall } from "../../reranking-model/call.ts";

/** @see https://docs.together.ai/reference/rerank-1 */
export interface RerankList {
  id: string;
  object: "rerank";
  model: string;
  results: {
    index: number;
    relevance_score: number;
    /** Empty where the request does not ask for it. */
    document: { text?: string };
  }[];
  usage: { prompt_tokens: number; completion_tokens: 0; total_tokens: number };
}

export interface TogetherRerankCall extends RerankingCall {
  returnsDocuments: boolean;
}
