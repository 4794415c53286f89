import type { RerankingCall } from "../../reranking-model/call.ts";

/** @see https://docs.voyageai.com/reference/reranker-api */
export interface RerankList {
  object: "list";
  data: { relevance_score: number; index: number; document?: string }[];
  model: string;
  usage: { total_tokens: number };
}

export interface VoyageRerankCall extends RerankingCall {
  returnsDocuments: boolean;
}
