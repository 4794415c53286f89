import type { LanguageModelCall } from "../language-model/call.ts";
import { type CachePlan, toPromptText } from "../prompt-cache.ts";

/**
 * OpenAI keeps each prompt by itself.
 *
 * @see https://platform.openai.com/docs/guides/prompt-caching#requirements
 */
export function cacheOpenAIPrompt(call: LanguageModelCall): CachePlan {
  return { text: toPromptText(call), minimumTokens: 1024, step: 128 };
}
