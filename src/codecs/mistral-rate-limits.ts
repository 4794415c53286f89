import type { LimitedAnswer } from "../rate-limits.ts";

/** A minute's limits, as most of the recordings have them. */
const REQUESTS = 100;
const TOKENS = 100_000;
const MODERATIONS = 500;

/** What an answer of Mistral's tells of the limits. */
export function tellMistralLimits(answer: LimitedAnswer): Record<string, string> {
  const { operation, status, used } = answer;
  const isGenerated = GENERATED.has(operation);
  const limit = operation.startsWith("moderations") ? MODERATIONS : REQUESTS;
  if ((status !== 200 && status !== 429) || !(isGenerated || OTHERS.has(operation))) return {};
  const requests = status === 429 ? 0 : Math.max(0, limit - used.requests);
  const tokens = Math.max(0, TOKENS - used.inputTokens - used.outputTokens);
  return {
    "x-ratelimit-limit-req-minute": String(limit),
    "x-ratelimit-remaining-req-minute": String(requests),
    ...(isGenerated && {
      "x-ratelimit-limit-tokens-minute": String(TOKENS),
      "x-ratelimit-remaining-tokens-minute": String(tokens),
    }),
  };
}

/** Texts are counted, and not limited by their tokens. */
const OTHERS = new Set(["embeddings", "moderations", "moderations.chat"]);

const GENERATED = new Set(["chat", "fim", "agents"]);
