import type { LanguageModelCall } from "../language-model/call.ts";
import { type CachePlan, toPromptText } from "../prompt-cache.ts";

/** Gemini keeps each prompt by itself. @see https://ai.google.dev/gemini-api/docs/caching#implicit-caching */
export function cachePrompt(call: LanguageModelCall): CachePlan {
  return { text: toPromptText(call), minimumTokens: toMinimum(call) };
}

/** How many tokens a prompt has at least that is kept: at the larger models, more. */
export function toMinimum({ modelId }: Pick<LanguageModelCall, "modelId">): number {
  return modelId.includes("pro") ? 4096 : 1024;
}
