import type { LimitedAnswer } from "../rate-limits.ts";
import { isFine } from "./openai-rate-limits.ts";

/** A day's requests and a minute's tokens, as recorded. */
const REQUESTS = 1_440_000;
const TOKENS = 1_000_000;

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Of a day and of a minute of the clock, in seconds. @see https://inference-docs.cerebras.ai/support/rate-limits */
export function tellCerebrasLimits({
  operation,
  status,
  now,
  used,
}: LimitedAnswer): Record<string, string> {
  if (!isFine(status) || (operation !== "chat" && operation !== "completions")) return {};
  const tokens = used.inputTokens + used.outputTokens;
  return {
    "x-ratelimit-limit-requests-day": String(REQUESTS),
    "x-ratelimit-limit-tokens-minute": String(TOKENS),
    "x-ratelimit-remaining-requests-day": String(Math.max(0, REQUESTS - used.requests)),
    "x-ratelimit-remaining-tokens-minute": String(Math.max(0, TOKENS - tokens)),
    "x-ratelimit-reset-requests-day": toSecondsLeft(now, DAY),
    "x-ratelimit-reset-tokens-minute": toSecondsLeft(now, MINUTE),
  };
}

function toSecondsLeft(now: number, window: number): string {
  return String((window - (now % window)) / 1000);
}
