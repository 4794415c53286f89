import type { CodecContext } from "../../codec.ts";
import type { RawBody } from "../../raw-body.ts";
import type { Store } from "../../store.ts";
import { keepFile, toFile } from "../google-files.ts";
import { googleJSON } from "../google-json.ts";
import { type GeminiFile, type GoogleStoredCall, storedFiles, toPage } from "../google-stored.ts";
import { mergeBody } from "../merge-body.ts";
import { toObject } from "../read.ts";
import type { ListFilesResponse, Upload, UploadCall } from "./wire.ts";

/** Chunks of an upload are a multiple of this, but for the last one. */
const GRANULARITY = 8 * 1024 * 1024;

export function storedUploads(store: Store): Map<string, Upload> {
  return store.collection("uploads");
}

/** One step: it begins an upload, adds to it, or makes a file of it. */
export function encodeUpload(
  partial: Partial<GeminiFile>,
  call: UploadCall,
  context: CodecContext,
): RawBody {
  const { command, uploadId, bytes, base, mimeType } = call;
  if (command === "start") return start(call, context);
  const uploads = storedUploads(context.store);
  const { file, chunks } = uploads.get(uploadId) ?? { file: { mimeType }, chunks: [] };
  const upload = { file, chunks: [...chunks, bytes] };
  uploads.set(uploadId, upload);
  if (command !== "" && !command.includes("finalize")) return toStep("active");
  uploads.delete(uploadId);
  const kept = keepFile({ ...file, ...partial }, join(upload.chunks), { base, context });
  return toStep("final", { file: kept });
}

export function encodeFile(
  partial: Partial<GeminiFile>,
  { id, base }: GoogleStoredCall,
  context: CodecContext,
): GeminiFile {
  const name = `files/${id}`;
  const file = storedFiles(context.store).get(name)?.file ?? toFile({ name }, base, context);
  return mergeBody(file, partial);
}

/** An empty list is no list. */
export function encodeList(
  files: readonly Partial<GeminiFile>[],
  { query, base }: GoogleStoredCall,
  context: CodecContext,
): ListFilesResponse {
  const all = files.map((file) => toFile(file, base, context));
  const { page, next } = toPage(all, query, 10);
  return { ...(page.length > 0 && { files: page }), ...next };
}

export function encodeContent(
  data: string | Uint8Array<ArrayBuffer>,
  { id }: GoogleStoredCall,
  { store }: CodecContext,
): RawBody {
  const { mimeType = "application/octet-stream" } =
    storedFiles(store).get(`files/${id}`)?.file ?? {};
  return { type: "raw-body", data, contentType: mimeType };
}

/** Where the rest goes. */
function start({ url, body, mimeType }: UploadCall, { generateId, store }: CodecContext): RawBody {
  const uploadId = generateId({ prefix: "AJ", size: 40 });
  const file = toObject(toObject(body)["file"]) as Partial<GeminiFile>;
  storedUploads(store).set(uploadId, { file: { mimeType, ...file }, chunks: [] });
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
