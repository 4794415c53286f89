import type { Usage } from "../../language-model/result.ts";
import { countHourly } from "./cache.ts";
import { type JSONObject, toObject } from "../read.ts";
import type * as wire from "./wire.ts";

/** What the request chose of how it is served; `usage` tells. */
export function encodeUsage(usage: Usage, body: unknown): wire.MessageUsage {
  const { output_tokens, output_tokens_details, ...input } = encodeDeltaUsage(usage);
  const { inference_geo: place, speed } = toObject(body);
  const hourly = countHourly(usage, body);
  return {
    ...input,
    cache_creation: {
      ephemeral_5m_input_tokens: usage.inputTokens.cacheWrite - hourly,
      ephemeral_1h_input_tokens: hourly,
    },
    output_tokens,
    ...(output_tokens_details && { output_tokens_details }),
    // another tier is for those who have bought it
    service_tier: "standard",
    inference_geo: typeof place === "string" ? place : "not_available",
    ...(typeof speed === "string" && { speed }),
  };
}

/** Here alone among the providers, `input_tokens` leaves out the cache's share. */
export function encodeDeltaUsage({ inputTokens, outputTokens }: Usage): wire.DeltaUsage {
  const { total, cacheRead, cacheWrite } = inputTokens;
  return {
    input_tokens: Math.max(0, total - cacheRead - cacheWrite),
    cache_creation_input_tokens: cacheWrite,
    cache_read_input_tokens: cacheRead,
    output_tokens: outputTokens.total,
    ...(outputTokens.reasoning > 0 && {
      output_tokens_details: { thinking_tokens: outputTokens.reasoning },
    }),
  };
}

/** What a stream counts at its end alone, and what it tells at its beginning alone; the rest stands at both. */
const AT_END = new Set([
  "output_tokens",
  "output_tokens_details",
  "server_tool_use",
  "iterations",
  "fallback_credit",
]);
const AT_START = new Set(["cache_creation", "service_tier", "inference_geo", "speed"]);

/** The part of a test's `body.usage` that a stream tells at its end, or at its beginning. */
export function pickUsage(body: JSONObject, isAtEnd: boolean): JSONObject {
  const elsewhere = isAtEnd ? AT_START : AT_END;
  const usage = Object.entries(toObject(body["usage"]));
  return Object.fromEntries(usage.filter(([key]) => !elsewhere.has(key)));
}
