import type { CodecContext } from "../codec.ts";
import type { Store } from "../store.ts";
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
  expires_at: number | null;
  status: "uploaded" | "processed" | "error";
  status_details: string | null;
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

/** What a test says of a file, over what is known of it. */
export function toFile(
  partial: Partial<OpenAIFile>,
  { generateId, now }: Pick<CodecContext, "generateId" | "now">,
): OpenAIFile {
  return {
    object: "file",
    id: partial.id ?? generateId({ prefix: "file-", size: 22 }),
    purpose: "user_data",
    filename: "file",
    bytes: 0,
    created_at: Math.floor(now / 1000),
    expires_at: null,
    status: "processed",
    status_details: null,
    ...partial,
  };
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

function toSeconds(expiresAfter: unknown): number | undefined {
  const { seconds } = toObject(expiresAfter);
  return optionalNumber(typeof seconds === "string" ? Number(seconds) : seconds);
}
