import type { UploadedFile } from "../../form.ts";

/** @see https://platform.openai.com/docs/api-reference/files/create */
export interface CreateFileRequest {
  file: UploadedFile;
  purpose: string;
  /** A form has texts alone. */
  expires_after?: { anchor: "created_at"; seconds: string };
}

/** @see https://platform.openai.com/docs/api-reference/files/delete */
export interface DeletedFile {
  object: "file";
  deleted: boolean;
  id: string;
}
