import type { CodecContext } from "../codec.ts";
import type { IdFormat } from "../ids.ts";
import type { Store } from "../store.ts";
import type { ErrorShape } from "./openai-error.ts";
import type { OpenAIPage } from "./openai-page.ts";
import { optionalNumber, toObject } from "./read.ts";

/**
 * A file as OpenAI tells of it.
 *
 * @see https://platform.openai.com/docs/api-reference/files/object
 */
export interface OpenAIFile {
  object: "file";
  id: string;
  purpose: string;
  filename: string;
  bytes: number;
  created_at: number;
  expires_at?: number | null;
  status?: "uploaded" | "processed" | "error";
  status_details?: string | null;
}

/** What may differ between the providers that keep files as OpenAI does. */
export interface OpenAIFilesOptions {
  /** How errors are written. @default OpenAI's own way */
  errorShape?: ErrorShape;
  id?: IdFormat;
  /** What a file may be for, or that it need not say so. @default OpenAI's purposes */
  purposes?: readonly string[] | "any";
  /** A form's field that names the file. @default its own name */
  nameField?: string;
  /** What is told of a file. @default all that OpenAI tells */
  toOwn?(file: OpenAIFile): OpenAIFile;
  /** How a page of files is told. @default OpenAI's way */
  toOwnPage?(page: OpenAIPage<object>): object;
  /** How a deletion is told. @default OpenAI's way */
  toOwnDeleted?(deleted: { id: string; deleted: boolean }): object;
}

/** A file with what is in it. */
export interface StoredFile {
  readonly file: OpenAIFile;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** The files of uploads and of batches are among them. */
export function storedFiles(store: Store): Map<string, StoredFile> {
  return store.collection("files");
}

const ID: IdFormat = { prefix: "file-", size: 22 };

/** A file of which something is known. */
export function toFile(
  known: Partial<OpenAIFile>,
  { generateId, now }: Pick<CodecContext, "generateId" | "now">,
  { id = ID, toOwn = (file) => file }: OpenAIFilesOptions = {},
): OpenAIFile {
  return toOwn({
    object: "file",
    id: known.id ?? generateId(id),
    purpose: "user_data",
    filename: "file",
    bytes: 0,
    created_at: Math.floor(now / 1000),
    expires_at: null,
    status: "processed",
    status_details: null,
    ...known,
  });
}

export function keepFile(
  file: OpenAIFile,
  content: Uint8Array<ArrayBuffer>,
  { store }: Pick<CodecContext, "store">,
): OpenAIFile {
  storedFiles(store).set(file.id, { file, content });
  return file;
}

/** Input and output of batches go after 30 days, as recorded. */
const BATCH_LIFETIME = 30 * 24 * 60 * 60;

/** When a file is gone, in seconds; a form's numbers are texts. */
export function toExpiry(expiresAfter: unknown, purpose: string, now: number): number | null {
  const seconds = toSeconds(expiresAfter) ?? (purpose.startsWith("batch") ? BATCH_LIFETIME : null);
  return seconds === null ? null : Math.floor(now / 1000) + seconds;
}

/** Alone, or in an object as OpenAI has it. */
function toSeconds(expiresAfter: unknown): number | undefined {
  const { seconds = expiresAfter } = toObject(expiresAfter);
  return optionalNumber(typeof seconds === "string" ? Number(seconds) : seconds);
}
