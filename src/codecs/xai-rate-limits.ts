import type { LimitedAnswer } from "../rate-limits.ts";
import { isFine } from "./openai-rate-limits.ts";

/** As recorded; chats tell of none. */
const REQUESTS: Record<string, number> = {
  responses: 1800,
  "images.edit": 300,
  images: 300,
  videos: 300,
};
const TOKENS = 10_000_000;

/** What an answer of xAI's tells of the limits: those before it, so that the first has used nothing. */
export function tellXAILimits({ operation, status, used }: LimitedAnswer): Record<string, string> {
  const requests = REQUESTS[operation];
  if (requests === undefined || !isFine(status)) return {};
  const remaining = status === 429 ? 0 : Math.max(0, requests + 1 - used.requests);
  const tokens = Math.max(0, TOKENS - used.inputTokens - used.outputTokens);
  return {
    ...(operation === "responses" && {
      "x-ratelimit-limit-tokens": String(TOKENS),
      "x-ratelimit-remaining-tokens": String(tokens),
    }),
    "x-ratelimit-limit-requests": String(requests),
    "x-ratelimit-remaining-requests": String(remaining),
  };
}
