import type { LLMError } from "../../errors.ts";
import { type Rules, validateParameters, validateRequiredText } from "../openai-parameters.ts";
import type { XaiTTSCall } from "./wire.ts";

const RULES: Rules = [
  ["text", { type: "string", maxLength: 15_000 }],
  ["output_format", { type: "object" }],
];

const OUTPUT_FORMAT: Rules = [
  ["codec", { type: "one-of", values: ["mp3", "wav", "pcm", "mulaw", "alaw"] }],
];

/** No refusal is recorded: the words are OpenAI's, in xAI's form. */
export function validate({ fields, codec }: XaiTTSCall): LLMError | undefined {
  return (
    validateRequiredText(fields["text"], "text") ??
    validateParameters(fields, RULES) ??
    validateParameters({ codec }, OUTPUT_FORMAT, "output_format.")
  );
}
