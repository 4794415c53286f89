import type { LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { CacheWords } from "../google-cached-contents.ts";

/** What differs between those who speak this format. */
export interface GeminiGenerateContentOptions {
  /** What is said of cached contents. @default the words of the Gemini API */
  caches?: CacheWords;
  /** How a temperature out of range is refused. @default as the Gemini API does it, with the other fields */
  checkTemperature?: (call: LanguageModelCall) => LLMError | undefined;
}
