import type { LimitedAnswer } from "../rate-limits.ts";

/** Of a minute, for models that cost nothing. @see https://openrouter.ai/docs/api/reference/limits */
const REQUESTS = 20;
const MINUTE = 60_000;

/** OpenRouter tells of a limit when it is reached: how many there were, and when the next minute begins. */
export function tellOpenRouterLimits({
  status,
  now,
  retryAfter,
}: LimitedAnswer): Record<string, string> {
  if (status !== 429) return {};
  const reset =
    retryAfter === undefined ? Math.ceil(now / MINUTE) * MINUTE : now + retryAfter * 1000;
  return {
    "x-ratelimit-limit": String(REQUESTS),
    "x-ratelimit-remaining": "0",
    "x-ratelimit-reset": String(reset),
  };
}
