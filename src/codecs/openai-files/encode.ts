import type { CodecContext } from "../../codec.ts";
import { isUploadedFile, NO_FILE } from "../../form.ts";
import { mergeBody } from "../merge-body.ts";
import { toPage } from "../openai-page.ts";
import {
  keepFile,
  type OpenAIFile,
  type OpenAIFilesOptions,
  storedFiles,
  toExpiry,
  toFile,
} from "../openai-stored-files.ts";
import type { RawBody } from "../../raw-body.ts";
import { optionalText, toObject, toText } from "../read.ts";
import type { FilesCall } from "./decode.ts";
import type { CreateFileRequest, DeletedFile } from "./wire.ts";

interface Context extends CodecContext {
  options: OpenAIFilesOptions;
}

/** Keeps what was uploaded. */
export function encodeCreated(
  partial: Partial<OpenAIFile>,
  { body }: FilesCall,
  context: Context,
): OpenAIFile {
  const request = toObject(body) as Partial<CreateFileRequest>;
  const { file: uploaded, purpose, expires_after } = request;
  const { filename, size, bytes } = isUploadedFile(uploaded) ? uploaded : NO_FILE;
  const name = optionalText(toObject(body)[context.options.nameField ?? ""]);
  const known = {
    ...(partial.id !== undefined && { id: partial.id }),
    purpose: toText(purpose),
    filename: name ?? filename,
    bytes: size,
    expires_at: toExpiry(expires_after, toText(purpose), context.now),
  };
  const created = mergeBody(toFile(known, context, context.options), partial);
  return keepFile(created, bytes, context);
}

export function encodeFile(
  partial: Partial<OpenAIFile>,
  { id }: FilesCall,
  context: Context,
): OpenAIFile {
  const file = storedFiles(context.store).get(id)?.file ?? toFile({ id }, context, context.options);
  return mergeBody(file, partial);
}

/** As many as there are, unless the request says otherwise: the limit is 10,000. */
export function encodeList(
  files: readonly Partial<OpenAIFile>[],
  { query }: FilesCall,
  context: Context,
): object {
  const { options } = context;
  const purpose = query.get("purpose");
  const all = files
    .map((file) =>
      mergeBody(toFile(file.id === undefined ? {} : { id: file.id }, context, options), file),
    )
    .filter((file) => purpose === null || file.purpose === purpose);
  const page = toPage(all, query, 10_000);
  return options.toOwnPage?.(page) ?? page;
}

export function encodeDeleted(
  partial: Partial<DeletedFile>,
  { id }: FilesCall,
  { options }: Context,
): object {
  const deleted = { object: "file", deleted: true, id };
  return mergeBody(options.toOwnDeleted?.(deleted) ?? deleted, partial);
}

export function encodeContent(
  data: string | Uint8Array<ArrayBuffer>,
  { id }: FilesCall,
  { store }: CodecContext,
): RawBody {
  const filename = storedFiles(store).get(id)?.file.filename ?? id;
  return {
    type: "raw-body",
    data,
    contentType: "application/octet-stream",
    headers: { "content-disposition": `attachment; filename="${toHeaderText(filename)}"` },
  };
}

/** A header has no other characters. */
function toHeaderText(filename: string): string {
  return filename.replace(/[^\x20-\x7e]|["\\]/g, "_");
}
