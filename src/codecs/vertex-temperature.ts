import { type LLMError, llmError } from "../errors.ts";
import type { LanguageModelCall } from "../language-model/call.ts";

/** Vertex AI's range, which does not hold its own end. */
const END = 2.0001;

/** In the words of Vertex AI, as recorded. */
export function checkVertexTemperature({
  temperature = 1,
}: LanguageModelCall): LLMError | undefined {
  if (temperature >= 0 && temperature < END) return undefined;
  return llmError("bad-request", {
    message: `Unable to submit request because it has a temperature value of ${temperature} but the supported range is from 0 (inclusive) to ${END} (exclusive). Update the value and try again.`,
  });
}
