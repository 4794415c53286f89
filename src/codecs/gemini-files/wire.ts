import type { GeminiFile, GoogleStoredCall } from "../google-stored.ts";

/** One step of an upload. @see https://ai.google.dev/api/files#method:-media.upload */
export interface UploadCall extends GoogleStoredCall {
  /** Such as `start`, or `upload, finalize`; empty where the whole file comes at once. */
  command: string;
  protocol: string;
  uploadId: string;
  mimeType: string;
  /** Bytes that come with this step. */
  bytes: Uint8Array<ArrayBuffer>;
}

/** What came so far. */
export interface Upload {
  readonly file: Partial<GeminiFile>;
  readonly chunks: Uint8Array<ArrayBuffer>[];
}

/** @see https://ai.google.dev/api/files#response-body_3 */
export interface ListFilesResponse {
  files?: GeminiFile[];
  nextPageToken?: string;
}
