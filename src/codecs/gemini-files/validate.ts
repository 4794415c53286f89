import type { CodecContext } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { storedUploads } from "./encode.ts";
import type { UploadCall } from "./wire.ts";

export function validate(
  { command, protocol, uploadId }: UploadCall,
  { store }: CodecContext,
): LLMError | undefined {
  if (protocol === "multipart") {
    return llmError("guard", {
      message:
        "msw-llm: Failed to take in a file: uploads in one multipart request are not built. Use ai.files.upload() of @google/genai, which uploads in steps, or reply with a Response.",
    });
  }
  if (command === "" || command === "start" || storedUploads(store).has(uploadId)) return undefined;
  return llmError("not-found");
}
