import { type LLMError, llmError } from "../errors.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import type { GeminiGenerateContentOptions } from "./gemini-generate-content/options.ts";
import { VERTEX_CACHES } from "./google-cached-contents.ts";

/** Vertex AI's range, which does not hold its own end. */
const END = 2.0001;

/** In the words of Vertex AI, as recorded. */
function checkTemperature({ temperature = 1 }: LanguageModelCall): LLMError | undefined {
  if (temperature >= 0 && temperature < END) return undefined;
  return llmError("bad-request", {
    message: `Unable to submit request because it has a temperature value of ${temperature} but the supported range is from 0 (inclusive) to ${END} (exclusive). Update the value and try again.`,
  });
}

/** What Vertex AI refuses otherwise than the Gemini API. */
export const VERTEX_RULES: GeminiGenerateContentOptions = {
  caches: VERTEX_CACHES,
  checkTemperature,
};
