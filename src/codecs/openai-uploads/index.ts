import type { CodecContext, EndpointCodec } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import { decode, type UploadsCall } from "./decode.ts";
import { encodeCancelled, encodeCompleted, encodeCreated, encodePart } from "./encode.ts";
import { storedUploads } from "./store.ts";
import { refuseSettled, validate, validateCompletion, validatePart } from "./validate.ts";
import type { Upload, UploadPart } from "./wire.ts";

export type { Upload, UploadPart } from "./wire.ts";

/**
 * Begins a file that comes in parts; a reply is some of the upload's fields.
 *
 * @see https://platform.openai.com/docs/api-reference/uploads
 */
export function openaiUploads(): EndpointCodec<UploadsCall, Partial<Upload>> {
  return { ...BASE, validate, reply: () => ({}), encode: encodeCreated };
}

/** Takes one part in. */
export function addUploadPart(): EndpointCodec<UploadsCall, Partial<UploadPart>> {
  return {
    ...BASE,
    accepts: ["multipart"],
    validate: validatePart,
    reply: unlessUnknown,
    encode: encodePart,
  };
}

/** Makes a file of the parts, in the order that the request gives. */
export function completeUpload(): EndpointCodec<UploadsCall, Partial<Upload>> {
  return { ...BASE, validate: validateCompletion, reply: unlessUnknown, encode: encodeCompleted };
}

export function cancelUpload(): EndpointCodec<UploadsCall, Partial<Upload>> {
  return {
    ...BASE,
    validate: ({ id }, context) => refuseSettled(id, context),
    reply: unlessUnknown,
    encode: encodeCancelled,
  };
}

const BASE = {
  kind: "endpoint",
  decode,
  encodeError: (error: LLMError) => encodeOpenAIError(error),
} as const;

function unlessUnknown({ id }: UploadsCall, { store }: CodecContext): LLMError | object {
  if (storedUploads(store).has(id)) return {};
  return llmError("not-found", { message: `No such Upload object: ${id}`, param: "upload_id" });
}
