import { type LLMError, llmError } from "../errors.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import { toFields } from "./google-fields.ts";

/** Vertex AI's range, which does not hold its own end. */
const END = 2.0001;

/** Whether Gemini's API and Vertex AI say the same of the temperature. */
export function isUsual({ temperature = 1 }: LanguageModelCall): boolean {
  return temperature >= 0 && temperature <= 2;
}

/** The call with a temperature that nobody minds. */
export function withUsualTemperature<C extends LanguageModelCall>(call: C): C {
  const { generationConfig, ...request } = toFields(call.body);
  const config = { ...toFields(generationConfig), temperature: 1 };
  return { ...call, body: { ...request, generationConfig: config } };
}

/** In the words of Vertex AI, as recorded. */
export function checkTemperature({ temperature = 1 }: LanguageModelCall): LLMError | undefined {
  if (temperature >= 0 && temperature < END) return undefined;
  return llmError("bad-request", {
    message: `Unable to submit request because it has a temperature value of ${temperature} but the supported range is from 0 (inclusive) to ${END} (exclusive). Update the value and try again.`,
  });
}
