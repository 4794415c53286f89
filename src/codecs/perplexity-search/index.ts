import type { EndpointCodec } from "../../codec.ts";
import { PERPLEXITY } from "../perplexity.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { PerplexitySearchCall, PerplexitySearchResult } from "./wire.ts";

export type { PerplexitySearchResult } from "./wire.ts";

/**
 * Perplexity's search. A reply is what it finds; without one, nothing is found.
 *
 * @see https://docs.perplexity.ai/api-reference/search-post
 *
 * @example
 * server.use(llm.perplexity.search([{ title: "MSW", url: "https://mswjs.io" }]));
 */
export function perplexitySearch(): EndpointCodec<
  PerplexitySearchCall,
  readonly PerplexitySearchResult[]
> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: () => [],
    encode,
    encodeError: (error, call) => PERPLEXITY.errorShape(error, call?.modelId),
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "country",
  "display_server_time",
  "last_updated_after_filter",
  "last_updated_before_filter",
  "max_results",
  "max_tokens",
  "max_tokens_per_page",
  "query",
  "search_after_date_filter",
  "search_before_date_filter",
  "search_context_size",
  "search_domain_filter",
  "search_language_filter",
  "search_mode",
  "search_recency_filter",
  "search_type",
]);
