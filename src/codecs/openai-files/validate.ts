import type { LLMError } from "../../errors.ts";
import { isUploadedFile } from "../../form.ts";
import { invalidValue, missingParameter } from "../openai-error.ts";
import type { OpenAIFilesOptions } from "../openai-stored-files.ts";
import { toObject } from "../read.ts";
import type { FilesCall } from "./decode.ts";

/** @see https://platform.openai.com/docs/api-reference/files/create#files_create-purpose */
const PURPOSES = ["assistants", "batch", "fine-tune", "vision", "user_data", "evals"];

export function validate(
  { body }: FilesCall,
  { purposes = PURPOSES }: OpenAIFilesOptions,
): LLMError | undefined {
  const { file, purpose } = toObject(body);
  if (!isUploadedFile(file)) return missingParameter("file");
  if (purposes === "any") return undefined;
  if (purpose === undefined) return missingParameter("purpose");
  if (purposes.some((known) => known === purpose)) return undefined;
  return invalidValue("purpose", purpose, [...purposes]);
}
