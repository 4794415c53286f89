import type { BaseCall } from "../language-model/call.ts";

/** One request to order documents by what they say of a query, in neutral words. */
export interface RerankingCall extends BaseCall {
  query: string;
  /** The text of each document. */
  documents: string[];
  /** How many of the best are asked for; `undefined` for all. */
  topN: number | undefined;
}

/** What a test says: the indexes of the documents, the best first, or a score for each document in its place. */
export type RerankingReply = readonly number[] | { scores: readonly number[] };

/** One document and how much it says of the query, from 0 to 1. */
export interface Ranking {
  index: number;
  score: number;
}
