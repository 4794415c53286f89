import type { CodecContext } from "../codec.ts";
import { UUID } from "../ids.ts";
import type { Store } from "../store.ts";

/**
 * A file as Mistral tells of it.
 *
 * @see https://docs.mistral.ai/api/endpoint/files
 */
export interface MistralFile {
  id: string;
  object: "file";
  bytes: number;
  created_at: number;
  filename: string;
  purpose: string;
  sample_type: string;
  num_lines: number | null;
  mimetype: string | null;
  source: "upload" | "repository" | "mistral";
  signature: string | null;
  expires_at: number | null;
  visibility: "workspace" | "user" | null;
}

/** A file with what is in it. */
export interface StoredFile {
  readonly file: MistralFile;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Those of batches are among them. */
export function storedFiles(store: Store): Map<string, StoredFile> {
  return store.collection("files");
}

/** What a test says of a file, over what is known of it. */
export function toFile(
  partial: Partial<MistralFile>,
  { generateId, now }: CodecContext,
): MistralFile {
  return {
    id: partial.id ?? generateId(UUID),
    object: "file",
    bytes: 0,
    created_at: Math.floor(now / 1000),
    filename: "file",
    purpose: "fine-tune",
    sample_type: "instruct",
    num_lines: null,
    mimetype: null,
    source: "upload",
    signature: null,
    expires_at: null,
    visibility: "workspace",
    ...partial,
  };
}

export function keepFile(
  file: MistralFile,
  content: Uint8Array<ArrayBuffer>,
  { store }: CodecContext,
): MistralFile {
  storedFiles(store).set(file.id, { file, content });
  return file;
}
