import type { LimitedAnswer } from "../rate-limits.ts";

/** A minute's limits, as most of the recordings have them. */
const REQUESTS = 20_000;
const INPUT_TOKENS = 10_000_000;
const OUTPUT_TOKENS = 2_000_000;
const CHAT_REQUESTS = 4000;
const CHAT_TOKENS = 2_400_000;

const MINUTE = 60_000;

/**
 * What an answer of Anthropic's tells of the limits; only messages and chats do, and no refusal but that of a limit.
 *
 * @see https://docs.claude.com/en/api/rate-limits#response-headers
 */
export function tellAnthropicLimits(answer: LimitedAnswer): Record<string, string> {
  const { operation, status, used, now, retryAfter } = answer;
  if (status !== 200 && status !== 429) return {};
  if (operation === "chat") return tellChatLimits(answer);
  if (operation !== "messages") return {};
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

/** Of chats in OpenAI's format, in names near to OpenAI's, as recorded. */
function tellChatLimits({ status, used, retryAfter = 0 }: LimitedAnswer): Record<string, string> {
  const isReached = status === 429;
  const tokens = toThousands(used.inputTokens + used.outputTokens);
  const reset = `${isReached ? retryAfter : 0}s`;
  return {
    "x-ratelimit-remaining-requests": String(
      isReached ? 0 : Math.max(0, CHAT_REQUESTS - used.requests),
    ),
    "x-ratelimit-remaining-tokens": String(Math.max(0, CHAT_TOKENS - tokens)),
    "x-ratelimit-requests": String(CHAT_REQUESTS),
    "x-ratelimit-reset-requests": reset,
    "x-ratelimit-reset-tokens": reset,
    "x-ratelimit-tokens": String(CHAT_TOKENS),
  };
}

/** Tokens are told to the nearest thousand. */
function toThousands(tokens: number): number {
  return Math.round(tokens / 1000) * 1000;
}

/** RFC 3339, to the second. */
function toTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}
