import type { LanguageModelResult, Usage } from "../../language-model/result.ts";
import { toObject } from "../read.ts";
import type { Run, RunUsage } from "./wire.ts";

/** What went wrong, where a run failed. */
export function toLastError({ body }: LanguageModelResult): Run["last_error"] {
  return (toObject(body)["last_error"] ?? SORRY) as Run["last_error"];
}

const SORRY = { code: "server_error", message: "Sorry, something went wrong." };

export function encodeUsage({ inputTokens, outputTokens }: Usage): RunUsage {
  return {
    prompt_tokens: inputTokens.total,
    completion_tokens: outputTokens.total,
    total_tokens: inputTokens.total + outputTokens.total,
    prompt_token_details: { cached_tokens: inputTokens.cacheRead },
    completion_tokens_details: { reasoning_tokens: outputTokens.reasoning },
  };
}

export function addUsage(usage: RunUsage, earlier: RunUsage | null): RunUsage {
  if (!earlier) return usage;
  return {
    ...usage,
    prompt_tokens: usage.prompt_tokens + earlier.prompt_tokens,
    completion_tokens: usage.completion_tokens + earlier.completion_tokens,
    total_tokens: usage.total_tokens + earlier.total_tokens,
  };
}
