import type { RerankingCall } from "../../reranking-model/call.ts";

/** @see https://api.jina.ai/openapi.json */
export interface RerankList {
  model: string;
  object: "list";
  usage: { total_tokens: number };
  results: { index: number; relevance_score: number; document?: unknown }[];
}

export interface JinaRerankCall extends RerankingCall {
  /** As they were sent; `undefined` where the answer does not repeat them. */
  returned: unknown[] | undefined;
}
