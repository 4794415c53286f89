import type { LLMError } from "../../errors.ts";
import { isUploadedFile } from "../../form.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { toObject } from "../read.ts";
import type { FilesCall } from "./decode.ts";

export function validate({ body }: FilesCall): LLMError | undefined {
  return isUploadedFile(toObject(body)["file"])
    ? undefined
    : invalidRequest("file: Field required");
}
