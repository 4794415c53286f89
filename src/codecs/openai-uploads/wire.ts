import type { OpenAIFile } from "../openai-stored-files.ts";

/** @see https://platform.openai.com/docs/api-reference/uploads/create */
export interface CreateUploadRequest {
  filename: string;
  purpose: string;
  bytes: number;
  mime_type: string;
  expires_after?: { anchor: "created_at"; seconds: number };
}

/** @see https://platform.openai.com/docs/api-reference/uploads/complete */
export interface CompleteUploadRequest {
  part_ids: string[];
  md5?: string;
}

/**
 * An upload in parts as OpenAI tells of it.
 *
 * @see https://platform.openai.com/docs/api-reference/uploads/object
 */
export interface Upload {
  id: string;
  object: "upload";
  bytes: number;
  created_at: number;
  filename: string;
  purpose: string;
  status: "pending" | "completed" | "cancelled" | "expired";
  expires_at: number;
  file: OpenAIFile | null;
}

/** @see https://platform.openai.com/docs/api-reference/uploads/part-object */
export interface UploadPart {
  id: string;
  object: "upload.part";
  created_at: number;
  upload_id: string;
}
