import type { CodecContext } from "../../codec.ts";
import { UUID } from "../../ids.ts";
import type * as wire from "./wire.ts";

/** As many as are asked for. */
export function encode(
  results: readonly wire.PerplexitySearchResult[],
  { maxResults, showsTime }: wire.PerplexitySearchCall,
  { generateId, now }: Pick<CodecContext, "generateId" | "now">,
): wire.SearchResponse {
  if (!Array.isArray(results)) {
    throw new TypeError(
      "the reply is no list of results. Give objects with title and url, or [] where nothing is found.",
    );
  }
  return {
    id: generateId(UUID),
    results: results.slice(0, maxResults).map((page: wire.PerplexitySearchResult) => ({
      snippet: "",
      date: null,
      last_updated: null,
      ...page,
    })),
    ...(showsTime && { server_time: new Date(now).toISOString() }),
  };
}
