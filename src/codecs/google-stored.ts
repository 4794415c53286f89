import type { WireRequest } from "../codec.ts";
import type { Store } from "../store.ts";
import { encodeGoogleError } from "./google-error.ts";
import { googleJSON } from "./google-json.ts";
import { decodeStored, type StoredCall } from "./stored-call.ts";

/**
 * A file as Gemini tells of it.
 *
 * @see https://ai.google.dev/api/files#File
 */
export interface GeminiFile {
  /** Such as `files/abc-123`. */
  name: string;
  displayName?: string;
  mimeType: string;
  /** An int64 is a text. */
  sizeBytes: string;
  createTime: string;
  updateTime: string;
  expirationTime: string;
  /** The hash in hex, in base64. */
  sha256Hash: string;
  uri: string;
  downloadUri?: string;
  state: "PROCESSING" | "ACTIVE" | "FAILED";
  /** What was uploaded is not given back; what was generated is. */
  source: "UPLOADED" | "GENERATED" | "REGISTERED";
  error?: { code: number; message: string };
}

/** A file with what is in it. */
export interface StoredFile {
  file: GeminiFile;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** By their names; those of batches are among them. */
export function storedFiles(store: Store): Map<string, StoredFile> {
  return store.collection("files");
}

/** What every endpoint of something kept begins with. */
export const GOOGLE_STORED = {
  kind: "endpoint",
  json: googleJSON,
  validate: () => undefined,
  encodeError: encodeGoogleError,
} as const;

export interface GoogleStoredCall extends StoredCall {
  /** The URL that ends in the API's version. */
  base: string;
}

/** Uploads and downloads have paths of their own. */
export function decodeGoogleStored(request: WireRequest): GoogleStoredCall {
  const base = request.url
    .replace(/\/(?:files|batches|models|tunedModels|fileSearchStores)(?:[/:?].*)?$/, "")
    .replace(/\/(?:upload|download)(?=\/[^/]+$)/, "");
  return { ...decodeStored(request), base };
}

/** A page of a list; the last one has no token. */
export function toPage<T extends { name: string }>(
  items: readonly T[],
  query: URLSearchParams,
  defaultSize: number,
): { page: T[]; next: { nextPageToken?: string } } {
  const token = query.get("pageToken");
  const start = items.findIndex(({ name }) => name === token) + 1;
  const size = Number(query.get("pageSize")) || defaultSize;
  const page = items.slice(start, start + size);
  const last = page.at(-1);
  const hasMore = last !== undefined && start + size < items.length;
  return { page, next: hasMore ? { nextPageToken: last.name } : {} };
}

/** Google's times have more digits than a clock's. */
export function toTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace("Z", "000000Z");
}
