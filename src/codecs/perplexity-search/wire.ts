import type { BaseCall } from "../../language-model/call.ts";

/** @see https://docs.perplexity.ai/api-reference/search-post */
export interface SearchResponse {
  id: string;
  results: SearchPage[];
  /** Where the request asks for it. */
  server_time?: string;
}

export interface SearchPage {
  title: string;
  url: string;
  snippet: string;
  /** `2026-11-26`, as far as it is known. */
  date: string | null;
  last_updated: string | null;
}

/** A page as a test names it. */
export type PerplexitySearchResult = Pick<SearchPage, "title" | "url"> & Partial<SearchPage>;

export interface PerplexitySearchCall extends BaseCall {
  maxResults: number;
  showsTime: boolean;
}
