import type { CodecContext } from "../../codec.ts";
import { isUploadedFile, NO_FILE } from "../../form.ts";
import type { RawBody } from "../../raw-body.ts";
import { readLines } from "../batch-lines.ts";
import { isWanted, toPage } from "../mistral-page.ts";
import { keepFile, type MistralFile, storedFiles, toFile } from "../mistral-stored-files.ts";
import { toObject, toText } from "../read.ts";
import type { FilesCall } from "./decode.ts";
import type { DeletedFile, FileList, RetrievedFile, SignedURL } from "./wire.ts";

/** Keeps what was uploaded. */
export function encodeUploaded(
  partial: Partial<MistralFile>,
  { body }: FilesCall,
  context: CodecContext,
): MistralFile {
  const { file: uploaded, purpose: asked, visibility } = toObject(body);
  const { filename, mediaType, size, bytes } = isUploadedFile(uploaded) ? uploaded : NO_FILE;
  const purpose = toText(asked) || "fine-tune";
  const known: Partial<MistralFile> = {
    bytes: size,
    filename,
    purpose,
    sample_type: purpose === "batch" ? "batch_request" : "instruct",
    num_lines: filename.endsWith(".jsonl") ? readLines(bytes).length : 0,
    mimetype: mediaType || "application/octet-stream",
    signature: context.generateId({ prefix: "", size: 16, alphabet: "hex" }),
    visibility: visibility === "user" ? "user" : "workspace",
  };
  return keepFile(toFile({ ...known, ...partial }, context), bytes, context);
}

export function encodeFile(
  partial: Partial<RetrievedFile>,
  { id }: FilesCall,
  context: CodecContext,
): RetrievedFile {
  const known = storedFiles(context.store).get(id)?.file ?? { id };
  return { ...toFile({ ...known, ...partial }, context), deleted: partial.deleted ?? false };
}

export function encodeList(
  files: readonly Partial<MistralFile>[],
  { query }: FilesCall,
  context: CodecContext,
): FileList {
  const search = query.get("search") ?? "";
  const found = files
    .map((file) => toFile(file, context))
    .filter(
      ({ filename, purpose, sample_type, source, mimetype }) =>
        filename.includes(search) &&
        isWanted(query, "purpose", purpose) &&
        isWanted(query, "sample_type", sample_type) &&
        isWanted(query, "source", source) &&
        isWanted(query, "mimetypes", mimetype),
    );
  const total = query.get("include_total") === "false" ? null : found.length;
  return { data: toPage(found, query), object: "list", total };
}

export function encodeDeleted(partial: Partial<DeletedFile>, { id }: FilesCall): DeletedFile {
  return { id, object: "file", deleted: true, ...partial };
}

export function encodeContent(data: string | Uint8Array<ArrayBuffer>): RawBody {
  return { type: "raw-body", data, contentType: "application/octet-stream" };
}

export function encodeURL(url: string | Partial<SignedURL>, { url: own }: FilesCall): SignedURL {
  if (typeof url === "string") return { url };
  return { url: own.replace(/\/url(?=\?|$)/, "/content"), ...url };
}
