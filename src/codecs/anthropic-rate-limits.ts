import type { LimitedAnswer } from "../rate-limits.ts";

/** A minute's limits, as most of the recordings have them. */
const REQUESTS = 20_000;
const INPUT_TOKENS = 10_000_000;
const OUTPUT_TOKENS = 2_000_000;

const MINUTE = 60_000;

/**
 * What an answer of Anthropic's tells of the limits; only messages do, and no refusal but that of a limit.
 *
 * @see https://docs.claude.com/en/api/rate-limits#response-headers
 */
export function tellAnthropicLimits(answer: LimitedAnswer): Record<string, string> {
  const { operation, status, used, now, retryAfter } = answer;
  if (operation !== "messages" || (status !== 200 && status !== 429)) return {};
  const isReached = status === 429;
  const tell = (name: string, limit: number, count: number): Record<string, string> => ({
    [`anthropic-ratelimit-${name}-limit`]: String(limit),
    [`anthropic-ratelimit-${name}-remaining`]: String(Math.max(0, limit - count)),
    [`anthropic-ratelimit-${name}-reset`]: toTime(now + (count * MINUTE) / limit),
  });
  const { inputTokens, outputTokens, requests } = used;
  const limits = {
    ...tell("input-tokens", INPUT_TOKENS, toThousands(inputTokens)),
    ...tell("output-tokens", OUTPUT_TOKENS, toThousands(outputTokens)),
    ...tell("requests", REQUESTS, isReached ? REQUESTS : requests),
    ...tell("tokens", INPUT_TOKENS + OUTPUT_TOKENS, toThousands(inputTokens + outputTokens)),
  };
  if (retryAfter === undefined) return limits;
  return { ...limits, "anthropic-ratelimit-requests-reset": toTime(now + retryAfter * 1000) };
}

/** Tokens are told to the nearest thousand. */
function toThousands(tokens: number): number {
  return Math.round(tokens / 1000) * 1000;
}

/** RFC 3339, to the second. */
function toTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}
