import type { LimitedAnswer } from "../rate-limits.ts";
import { isFine } from "./openai-rate-limits.ts";

/** Requests in a second, and tokens; a burst may be twice as long, as the recordings show. */
const REQUESTS = 10;
const BURST = 20;
const TOKENS = 3000;

/** @see https://docs.together.ai/docs/rate-limits */
export function tellTogetherLimits({
  operation,
  status,
  used,
}: LimitedAnswer): Record<string, string> {
  if (!isFine(status) || (operation !== "chat" && operation !== "completions")) return {};
  const isReached = status === 429;
  const tokens = used.inputTokens + used.outputTokens;
  return {
    "x-ratelimit": String(isReached),
    "x-ratelimit-limit": String(REQUESTS),
    "x-ratelimit-limit-tokens": String(TOKENS),
    "x-ratelimit-remaining": String(isReached ? 0 : Math.max(0, BURST - used.requests)),
    "x-ratelimit-remaining-tokens": String(Math.max(0, TOKENS - tokens)),
    "x-ratelimit-reset": "2",
  };
}
