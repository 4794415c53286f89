import type { LLMError } from "../../errors.ts";
import { type Rules, validateParameters, validateRequiredText } from "../openai-parameters.ts";
import type { XaiTTSCall } from "./wire.ts";

const CODECS = ["mp3", "wav", "pcm", "mulaw", "alaw"];

const RULES: Rules = [
  ["text", { type: "string", maxLength: 15_000 }],
  ["output_format", { type: "object" }],
];

/** No refusal is recorded: the words are OpenAI's, in xAI's form. */
export function validate({ fields, codec }: XaiTTSCall): LLMError | undefined {
  return (
    validateRequiredText(fields["text"], "text") ??
    validateParameters(fields, RULES) ??
    validateParameters({ "output_format.codec": codec }, [
      ["output_format.codec", { type: "one-of", values: CODECS }],
    ])
  );
}
