import type { CodecContext } from "../../codec.ts";
import type { RawBody } from "../../raw-body.ts";
import { keepFile, toFile } from "../google-files.ts";
import { type GeminiFile, type GoogleStoredCall, storedFiles, toPage } from "../google-stored.ts";
import { takeStep } from "../google-uploads.ts";
import { mergeBody } from "../merge-body.ts";
import { toObject } from "../read.ts";
import type { ListFilesResponse, UploadCall } from "./wire.ts";

/** One step: it begins an upload, adds to it, or makes a file of it. */
export function encodeUpload(
  partial: Partial<GeminiFile>,
  call: UploadCall,
  context: CodecContext,
): RawBody {
  return takeStep(call, context, ({ request, mimeType, content }) => {
    const asked = toObject(request["file"]) as Partial<GeminiFile>;
    const known = { mimeType, ...asked, ...partial };
    return { file: keepFile(known, content, { base: call.base, context }) };
  });
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
