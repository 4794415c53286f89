import type { Usage } from "../language-model/result.ts";

/** The three counts that everybody has who follows OpenAI. */
export interface PlainUsage extends Record<string, unknown> {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
}

export function encodePlainUsage({ inputTokens, outputTokens }: Usage): PlainUsage {
  return {
    prompt_tokens: inputTokens.total,
    completion_tokens: outputTokens.total,
    total_tokens: inputTokens.total + outputTokens.total,
  };
}

/** With how many of them were read from a cache, and how many thought, where any did. */
export function encodeDetailedUsage(usage: Usage): PlainUsage {
  const { reasoning } = usage.outputTokens;
  return {
    ...encodePlainUsage(usage),
    prompt_tokens_details: { cached_tokens: usage.inputTokens.cacheRead },
    ...(reasoning > 0 && { completion_tokens_details: { reasoning_tokens: reasoning } }),
  };
}
