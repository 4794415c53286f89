import type { LanguageModelCall } from "../language-model/call.ts";
import { type CachePlan, toPromptText } from "../prompt-cache.ts";

/**
 * Gemini keeps each prompt by itself; the larger models from 4096 tokens on.
 *
 * @see https://ai.google.dev/gemini-api/docs/caching#implicit-caching
 */
export function cachePrompt(call: LanguageModelCall): CachePlan {
  const minimumTokens = call.modelId.includes("pro") ? 4096 : 1024;
  return { text: toPromptText(call), minimumTokens };
}
