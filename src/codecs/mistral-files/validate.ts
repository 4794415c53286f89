import type { LLMError } from "../../errors.ts";
import { isUploadedFile } from "../../form.ts";
import { missingField } from "../pydantic.ts";
import { toObject } from "../read.ts";
import type { FilesCall } from "./decode.ts";

export function validate({ body }: FilesCall): LLMError | undefined {
  const { file } = toObject(body);
  return isUploadedFile(file) ? undefined : missingField("file");
}
