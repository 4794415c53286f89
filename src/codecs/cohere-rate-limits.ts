import type { LimitedAnswer } from "../rate-limits.ts";

/** What a trial key may ask in a minute, and in a month. @see https://docs.cohere.com/docs/rate-limits */
const MINUTE: Record<string, number> = {
  chat: 20,
  generate: 20,
  embed: 2000,
  rerank: 10,
};
const MONTH = 1000;

/** A model that is not there was asked for, too, as recorded. */
const COUNTED = new Set([200, 404, 429]);

/** What an answer of Cohere's tells of the limits of a trial key. */
export function tellCohereLimits({
  operation,
  status,
  used,
}: LimitedAnswer): Record<string, string> {
  const limit = MINUTE[operation.replace(".v1", "")];
  if (limit === undefined || !COUNTED.has(status)) return {};
  const remaining = status === 429 ? 0 : Math.max(0, limit - used.requests);
  return {
    "x-endpoint-monthly-call-limit": String(MONTH),
    "x-trial-endpoint-call-limit": String(limit),
    "x-trial-endpoint-call-remaining": String(remaining),
  };
}
