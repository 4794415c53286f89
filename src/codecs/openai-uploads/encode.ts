import type { CodecContext } from "../../codec.ts";
import { isUploadedFile, NO_FILE } from "../../form.ts";
import { mergeBody } from "../merge-body.ts";
import { keepFile, toExpiry, toFile } from "../openai-stored-files.ts";
import { toObject, toTexts } from "../read.ts";
import type { UploadsCall } from "./decode.ts";
import { joinParts, storedUploads } from "./store.ts";
import type { CompleteUploadRequest, CreateUploadRequest, Upload, UploadPart } from "./wire.ts";

/** An upload has to be completed within an hour. */
const LIFETIME = 60 * 60;

export function encodeCreated(
  partial: Partial<Upload>,
  { body }: UploadsCall,
  context: CodecContext,
): Upload {
  const request = toObject(body) as Partial<CreateUploadRequest>;
  const { filename = "", purpose = "", bytes = 0, expires_after: expiresAfter } = request;
  const id = partial.id ?? context.generateId(ID);
  const upload = { ...toUpload(id, context), filename, purpose, bytes, ...partial };
  storedUploads(context.store).set(id, { upload, expiresAfter, parts: new Map() });
  return upload;
}

export function encodePart(
  partial: Partial<UploadPart>,
  { id, body }: UploadsCall,
  context: CodecContext,
): UploadPart {
  const part: UploadPart = {
    id: partial.id ?? context.generateId({ ...ID, prefix: "part_" }),
    object: "upload.part",
    created_at: Math.floor(context.now / 1000),
    upload_id: id,
    ...partial,
  };
  const { data } = toObject(body);
  const { bytes } = isUploadedFile(data) ? data : NO_FILE;
  storedUploads(context.store).get(id)?.parts.set(part.id, bytes);
  return part;
}

/** Makes a file of the parts. */
export function encodeCompleted(
  partial: Partial<Upload>,
  call: UploadsCall,
  context: CodecContext,
): Upload {
  const { part_ids: partIds } = toObject(call.body) as Partial<CompleteUploadRequest>;
  const stored = storedUploads(context.store).get(call.id);
  const content = (stored && joinParts(stored, toTexts(partIds))) ?? new Uint8Array();
  const { filename, purpose } = stored?.upload ?? toUpload(call.id, context);
  const details = {
    filename,
    purpose,
    bytes: content.length,
    expires_at: toExpiry(stored?.expiresAfter, purpose, context.now),
    ...partial.file,
  };
  const file = keepFile(toFile(details, context), content, context);
  return change({ status: "completed", file, ...partial }, call, context);
}

export function encodeCancelled(
  partial: Partial<Upload>,
  call: UploadsCall,
  context: CodecContext,
): Upload {
  return change({ status: "cancelled", ...partial }, call, context);
}

const ID = { prefix: "upload_", size: 48, alphabet: "hex" } as const;

function change(partial: Partial<Upload>, { id }: UploadsCall, context: CodecContext): Upload {
  const stored = storedUploads(context.store).get(id);
  const upload = mergeBody(stored?.upload ?? toUpload(id, context), partial);
  if (stored) stored.upload = upload;
  return upload;
}

function toUpload(id: string, { now }: CodecContext): Upload {
  const seconds = Math.floor(now / 1000);
  return {
    id,
    object: "upload",
    bytes: 0,
    created_at: seconds,
    filename: "",
    purpose: "",
    status: "pending",
    expires_at: seconds + LIFETIME,
    file: null,
  };
}
