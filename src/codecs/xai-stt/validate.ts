import type { LLMError } from "../../errors.ts";
import { missingParameter } from "../openai-error.ts";
import type { XaiSTTCall } from "./wire.ts";

/** A URL may stand for the file. No refusal is recorded: the words are OpenAI's, in xAI's form. */
export function validate({ fields, file }: XaiSTTCall): LLMError | undefined {
  return file || typeof fields["url"] === "string" ? undefined : missingParameter("file");
}
