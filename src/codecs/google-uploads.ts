import type { CodecContext, WireRequest } from "../codec.ts";
import { type LLMError, llmError } from "../errors.ts";
import { NO_FILE } from "../form.ts";
import type { RawBody } from "../raw-body.ts";
import type { Store } from "../store.ts";
import { googleJSON } from "./google-json.ts";
import { decodeGoogleStored, type GoogleStoredCall } from "./google-stored.ts";
import { type JSONObject, toObject } from "./read.ts";

/** One step of an upload. @see https://ai.google.dev/api/files#method:-media.upload */
export interface UploadCall extends GoogleStoredCall {
  /** Such as `start`, or `upload, finalize`; empty where the whole file comes at once. */
  command: string;
  protocol: string;
  uploadId: string;
  mimeType: string;
  /** Bytes that come with this step. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** What came in all steps. */
export interface WholeUpload {
  /** What the first step said of it. */
  readonly request: JSONObject;
  readonly mimeType: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

interface Upload extends Pick<WholeUpload, "request" | "mimeType"> {
  readonly chunks: Uint8Array<ArrayBuffer>[];
}

export function decodeUpload(request: WireRequest): UploadCall {
  const { headers, query, file = NO_FILE } = request;
  return {
    ...decodeGoogleStored(request),
    command: headers.get("x-goog-upload-command") ?? "",
    protocol: headers.get("x-goog-upload-protocol") ?? query.get("uploadType") ?? "",
    uploadId: query.get("upload_id") ?? "",
    mimeType: headers.get("x-goog-upload-header-content-type") ?? file.mediaType,
    bytes: file.bytes,
  };
}

export function validateUpload(
  { command, protocol, uploadId }: UploadCall,
  { store }: CodecContext,
): LLMError | undefined {
  if (protocol === "multipart") {
    return llmError("guard", {
      message:
        "msw-llm: Failed to take in a file: uploads in one multipart request are not built. Use ai.files.upload() of @google/genai, which uploads in steps, or reply with a Response.",
    });
  }
  if (command === "" || command === "start" || uploads(store).has(uploadId)) return undefined;
  return llmError("not-found");
}

/** It begins an upload, adds to it, or ends it: `finish` makes the answer to the last step. */
export function takeStep(
  call: UploadCall,
  context: CodecContext,
  finish: (whole: WholeUpload) => object,
): RawBody {
  const { command, uploadId, bytes, mimeType } = call;
  if (command === "start") return start(call, context);
  const kept = uploads(context.store);
  const known = kept.get(uploadId) ?? { request: {}, mimeType, chunks: [] };
  const upload = { ...known, chunks: [...known.chunks, bytes] };
  kept.set(uploadId, upload);
  if (command !== "" && !command.includes("finalize")) return toStep("active");
  kept.delete(uploadId);
  return toStep("final", finish({ ...upload, content: join(upload.chunks) }));
}

/** Chunks of an upload are a multiple of this, but for the last one. */
const GRANULARITY = 8 * 1024 * 1024;

/** Where the rest goes. */
function start({ url, body, mimeType }: UploadCall, { generateId, store }: CodecContext): RawBody {
  const uploadId = generateId({ prefix: "AJ", size: 40 });
  uploads(store).set(uploadId, { request: toObject(body), mimeType, chunks: [] });
  const target = new URL(url);
  target.searchParams.delete("key");
  target.searchParams.set("upload_id", uploadId);
  target.searchParams.set("upload_protocol", "resumable");
  return toStep("active", undefined, {
    "x-goog-upload-url": target.href,
    "x-goog-upload-control-url": target.href,
    "x-goog-upload-chunk-granularity": String(GRANULARITY),
    "x-guploader-uploadid": uploadId,
  });
}

function uploads(store: Store): Map<string, Upload> {
  return store.collection("uploads");
}

function toStep(
  status: "active" | "final",
  body?: object,
  headers: Record<string, string> = {},
): RawBody {
  return {
    type: "raw-body",
    data: body === undefined ? "" : googleJSON.stringify(body),
    contentType: body === undefined ? "text/plain; charset=utf-8" : googleJSON.contentType,
    headers: { "x-goog-upload-status": status, ...headers },
  };
}

function join(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const content = new Uint8Array(chunks.reduce((total, { length }) => total + length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    content.set(chunk, offset);
    offset += chunk.length;
  }
  return content;
}
