import type { WireRequest } from "../../codec.ts";
import { optionalNumber, toObject } from "../read.ts";
import type { PerplexitySearchCall } from "./wire.ts";

/** @see https://docs.perplexity.ai/api-reference/search-post */
const MAX_RESULTS = 10;

export function decode({ body }: WireRequest): PerplexitySearchCall {
  const request = toObject(body);
  return {
    modelId: "",
    body,
    maxResults: optionalNumber(request["max_results"]) ?? MAX_RESULTS,
    showsTime: request["display_server_time"] === true,
  };
}
