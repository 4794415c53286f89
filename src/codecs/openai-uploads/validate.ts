import type { CodecContext } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { isUploadedFile } from "../../form.ts";
import { md5 } from "../md5.ts";
import { invalidType, missingParameter } from "../openai-error.ts";
import { toObject, toTexts } from "../read.ts";
import type { UploadsCall } from "./decode.ts";
import { joinParts, storedUploads } from "./store.ts";

const REQUIRED = ["filename", "purpose", "bytes", "mime_type"];

export function validate({ body }: UploadsCall): LLMError | undefined {
  const request = toObject(body);
  const missing = REQUIRED.find((name) => request[name] === undefined);
  if (missing !== undefined) return missingParameter(missing);
  const { bytes } = request;
  return typeof bytes === "number" ? undefined : invalidType("bytes", "an integer", bytes);
}

export function validatePart(
  { id, body }: UploadsCall,
  context: CodecContext,
): LLMError | undefined {
  if (!isUploadedFile(toObject(body)["data"])) return missingParameter("data");
  return refuseSettled(id, context);
}

/**
 * The sizes and the checksum must be those that were announced.
 *
 * @see https://platform.openai.com/docs/api-reference/uploads/complete
 */
export function validateCompletion(
  { id, body }: UploadsCall,
  context: CodecContext,
): LLMError | undefined {
  const { part_ids: partIds, md5: checksum } = toObject(body);
  if (!Array.isArray(partIds)) return missingParameter("part_ids");
  const settled = refuseSettled(id, context);
  const stored = storedUploads(context.store).get(id);
  if (settled || !stored) return settled;
  const content = joinParts(stored, toTexts(partIds));
  if (!content) return refuse("part_ids", `Upload '${id}' has no such part.`);
  const { bytes } = stored.upload;
  if (content.length !== bytes) {
    return refuse("part_ids", `Expected ${bytes} bytes, but the parts have ${content.length}.`);
  }
  if (typeof checksum !== "string" || checksum.toLowerCase() === md5(content)) return undefined;
  return refuse("md5", "The md5 checksum does not match the uploaded bytes.");
}

/** An upload takes nothing more once it is completed or cancelled. */
export function refuseSettled(id: string, { store }: CodecContext): LLMError | undefined {
  const status = storedUploads(store).get(id)?.upload.status ?? "pending";
  return status === "pending" ? undefined : refuse(null, `Upload '${id}' is ${status}.`);
}

function refuse(param: string | null, message: string): LLMError {
  return llmError("bad-request", { message, param });
}
