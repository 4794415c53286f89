import type { GoogleStoredCall } from "../google-stored.ts";

/**
 * A store for file search as Gemini tells of it.
 *
 * @see https://ai.google.dev/api/file-search/file-search-stores#FileSearchStore
 */
export interface FileSearchStore {
  /** Such as `fileSearchStores/my-store-abc`. */
  name: string;
  displayName?: string;
  embeddingModel: string;
  createTime: string;
  updateTime: string;
  /** Each an int64, which is a text; one that is 0 is left out. */
  activeDocumentsCount?: string;
  pendingDocumentsCount?: string;
  failedDocumentsCount?: string;
  sizeBytes?: string;
}

/** @see https://ai.google.dev/api/file-search/documents#Document */
export interface SearchDocument {
  /** Such as `fileSearchStores/my-store-abc/documents/def`. */
  name: string;
  displayName?: string;
  customMetadata?: unknown;
  mimeType?: string;
  sizeBytes?: string;
  state: "STATE_PENDING" | "STATE_ACTIVE" | "STATE_FAILED";
  createTime: string;
  updateTime: string;
}

/** What a document comes in with. */
export interface SearchOperation {
  name: string;
  done?: boolean;
  response?: object;
  error?: { code: number; message: string };
}

/** A request for a store, a document in it, or what became of one that came in. */
export interface SearchStoreCall extends GoogleStoredCall {
  /** Such as `fileSearchStores/my-store-abc`; empty where it names none. */
  storeName: string;
  /** Of the document; empty where it names none. */
  documentId: string;
  /** Whether what is in it goes too. */
  force: boolean;
}
