import type { GeminiFile } from "../google-stored.ts";

export type { UploadCall } from "../google-uploads.ts";

/** @see https://ai.google.dev/api/files#response-body_3 */
export interface ListFilesResponse {
  files?: GeminiFile[];
  nextPageToken?: string;
}
