import type { CodecContext } from "../../codec.ts";
import { isUploadedFile, NO_FILE } from "../../form.ts";
import type { RawBody } from "../../raw-body.ts";
import type { Store } from "../../store.ts";
import { toPage } from "../anthropic-page.ts";
import { toObject } from "../read.ts";
import type { FilesCall } from "./decode.ts";
import type { AnthropicFile, DeletedFile, FileList } from "./wire.ts";

export interface StoredFile {
  readonly file: AnthropicFile;
  readonly content: Uint8Array<ArrayBuffer>;
}

export function storedFiles(store: Store): Map<string, StoredFile> {
  return store.collection("files");
}

/** Keeps what was uploaded. */
export function encodeUploaded(
  partial: Partial<AnthropicFile>,
  { body }: FilesCall,
  context: CodecContext,
): AnthropicFile {
  const { file: uploaded, expires_in_seconds: seconds } = toObject(body);
  const { filename, mediaType, size, bytes } = isUploadedFile(uploaded) ? uploaded : NO_FILE;
  const lifetime = Number(seconds);
  const known = {
    size_bytes: size,
    filename,
    mime_type: mediaType || "application/octet-stream",
    ...(lifetime > 0 && { expires_at: toTime(context.now + lifetime * 1000) }),
  };
  const file = toFile({ ...known, ...partial }, context);
  storedFiles(context.store).set(file.id, { file, content: bytes });
  return file;
}

export function encodeFile(
  partial: Partial<AnthropicFile>,
  { id }: FilesCall,
  context: CodecContext,
): AnthropicFile {
  const known = storedFiles(context.store).get(id)?.file ?? { id };
  return toFile({ ...known, ...partial }, context);
}

export function encodeList(
  files: readonly Partial<AnthropicFile>[],
  call: FilesCall,
  context: CodecContext,
): FileList {
  const ids = call.query.getAll("ids[]");
  const scope = call.query.get("scope_id");
  const all = files
    .map((file) => toFile(file, context))
    .filter(
      (file) =>
        (ids.length === 0 || ids.includes(file.id)) && (scope === null || file.scope?.id === scope),
    );
  const page = toPage(all, call);
  return { ...page, next_page: page.has_more ? page.last_id : null };
}

export function encodeDeleted(partial: Partial<DeletedFile>, { id }: FilesCall): DeletedFile {
  return { id, type: "file_deleted", ...partial };
}

export function encodeContent(
  data: string | Uint8Array<ArrayBuffer>,
  { id }: FilesCall,
  { store }: CodecContext,
): RawBody {
  const contentType = storedFiles(store).get(id)?.file.mime_type ?? "application/octet-stream";
  return { type: "raw-body", data, contentType };
}

function toFile(partial: Partial<AnthropicFile>, context: CodecContext): AnthropicFile {
  return {
    type: "file",
    id: partial.id ?? context.generateId({ prefix: "file_011C", size: 20, alphabet: "base58" }),
    size_bytes: 0,
    created_at: toTime(context.now),
    filename: "file",
    mime_type: "application/octet-stream",
    downloadable: false,
    ...partial,
  };
}

/** With microseconds, as the API writes it. */
function toTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace("Z", "000Z");
}
