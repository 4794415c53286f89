import type { LimitedAnswer } from "../rate-limits.ts";

/** What an account of a mock may use. */
export interface Limits {
  requests: number;
  /** The time in which these requests may be sent, in milliseconds. @default a minute */
  requestsWindow?: number;
  /** In a minute. */
  tokens: number;
  /** Whether an answer tells of them. */
  isTold(answer: LimitedAnswer): boolean;
}

const MINUTE = 60_000;

/** Tells of limits in the headers that OpenAI has, and others after it. */
export function createTellLimits({
  requests,
  requestsWindow = MINUTE,
  tokens,
  isTold,
}: Limits): (answer: LimitedAnswer) => Record<string, string> {
  return function tellLimits(answer) {
    if (!isTold(answer)) return {};
    const { status, used, retryAfter = 0 } = answer;
    const isReached = status === 429;
    const usedTokens = used.inputTokens + used.outputTokens;
    const remaining = isReached ? 0 : Math.max(0, requests - used.requests);
    const reset = isReached
      ? retryAfter * 1000
      : ((requests - remaining) * requestsWindow) / requests;
    return {
      "x-ratelimit-limit-requests": String(requests),
      "x-ratelimit-limit-tokens": String(tokens),
      "x-ratelimit-remaining-requests": String(remaining),
      "x-ratelimit-remaining-tokens": String(Math.max(0, tokens - usedTokens)),
      "x-ratelimit-reset-requests": toDuration(reset),
      "x-ratelimit-reset-tokens": toDuration((usedTokens * MINUTE) / tokens),
    };
  };
}

/** Models, moderations and stored objects are not limited in the headers that the recordings show. */
const LIMITED = new Set(["chat", "completions", "embeddings", "responses"]);

/**
 * What an answer of OpenAI's tells of the limits, which are those that most of the recordings have; a refused response,
 * and one without access, tells nothing.
 */
export const tellOpenAILimits = createTellLimits({
  requests: 30_000,
  tokens: 150_000_000,
  isTold: ({ operation, status }) =>
    LIMITED.has(operation) &&
    (operation === "responses" ? isFine(status) : status !== 401 && status !== 403),
});

export function isFine(status: number): boolean {
  return status === 200 || status === 429;
}

/** As OpenAI writes it: `2ms`, `1.5s`, `6m0s`. */
function toDuration(milliseconds: number): string {
  const ms = Math.round(milliseconds);
  if (ms > 0 && ms < 1000) return `${ms}ms`;
  const seconds = (ms % MINUTE) / 1000;
  return ms < MINUTE ? `${seconds}s` : `${Math.floor(ms / MINUTE)}m${seconds}s`;
}
