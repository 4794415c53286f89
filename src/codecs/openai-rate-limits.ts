import type { LimitedAnswer } from "../rate-limits.ts";

/** A minute's limits, as most of the recordings have them. */
const REQUESTS = 30_000;
const TOKENS = 150_000_000;

const MINUTE = 60_000;

/** Models, moderations and stored objects are not limited in the headers that the recordings show. */
const LIMITED = new Set(["chat", "completions", "embeddings", "responses"]);

/** What an answer of OpenAI's tells of the limits; a refused response, and one without access, tells nothing. */
export function tellOpenAILimits(answer: LimitedAnswer): Record<string, string> {
  const { operation, status, used, retryAfter = 0 } = answer;
  const isTold = operation === "responses" ? isFine(status) : status !== 401 && status !== 403;
  if (!LIMITED.has(operation) || !isTold) return {};
  const isReached = status === 429;
  const tokens = used.inputTokens + used.outputTokens;
  const remaining = isReached ? 0 : Math.max(0, REQUESTS - used.requests);
  const reset = isReached ? retryAfter * 1000 : ((REQUESTS - remaining) * MINUTE) / REQUESTS;
  return {
    "x-ratelimit-limit-requests": String(REQUESTS),
    "x-ratelimit-limit-tokens": String(TOKENS),
    "x-ratelimit-remaining-requests": String(remaining),
    "x-ratelimit-remaining-tokens": String(Math.max(0, TOKENS - tokens)),
    "x-ratelimit-reset-requests": toDuration(reset),
    "x-ratelimit-reset-tokens": toDuration((tokens * MINUTE) / TOKENS),
  };
}

function isFine(status: number): boolean {
  return status === 200 || status === 429;
}

/** As OpenAI writes it: `2ms`, `1.5s`, `6m0s`. */
function toDuration(milliseconds: number): string {
  const ms = Math.round(milliseconds);
  if (ms > 0 && ms < 1000) return `${ms}ms`;
  const seconds = (ms % MINUTE) / 1000;
  return ms < MINUTE ? `${seconds}s` : `${Math.floor(ms / MINUTE)}m${seconds}s`;
}
