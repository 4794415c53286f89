import type { LLMError } from "../../errors.ts";
import { checkText, missingField } from "../pydantic.ts";
import type { MistralTranscriptionCall } from "./wire.ts";

/** A file, a URL or the id of a file. @see https://docs.mistral.ai/api/endpoint/audio/transcriptions */
export function validate({ fields, file }: MistralTranscriptionCall): LLMError | undefined {
  const error = checkText(fields["model"], "model");
  if (error) return error;
  const sources = [file, fields["file_url"], fields["file_id"]];
  return sources.some((source) => source !== undefined) ? undefined : missingField("file");
}
