import type { BaseCall } from "../../language-model/call.ts";

export interface RerankCall extends BaseCall {
  query: string;
  documents: string[];
  /** How many are asked for. */
  limit: number;
  /** As they came to Rerank, whose answer repeats them; a model asked by InvokeModel has none. */
  sources: unknown[] | undefined;
}

/** A document's place in the request, and how well it fits, from 0 to 1. */
export interface Ranked {
  index: number;
  relevanceScore: number;
}

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_agent-runtime_Rerank.html */
export interface RerankResponse {
  results: (Ranked & { document: unknown })[];
}

/** What the models themselves answer, asked by InvokeModel. */
export interface ModelRerankResponse {
  results: { index: number; relevance_score: number }[];
}
