import type { IdFormat } from "../../ids.ts";
import type { ErrorShape } from "../openai-error.ts";
import type { OpenAIPage } from "../openai-page.ts";
import type { OpenAIFilesOptions } from "../openai-stored-files.ts";

/** What may differ between the providers that have batches as OpenAI does. */
export interface OpenAIBatchesOptions {
  /** How errors are written. @default OpenAI's own way */
  errorShape?: ErrorShape;
  id?: IdFormat;
  /** What a batch may be of. @default OpenAI's endpoints */
  endpoints?: readonly string[];
  /** How long a batch may take. @default 24h */
  windows?: RegExp;
  /** What is told of a batch. @default all that OpenAI tells */
  toOwn?(batch: Batch): Batch;
  /** How a page of batches is told. @default OpenAI's way */
  toOwnPage?(page: OpenAIPage<object>): object;
  /** Where the endpoints are, by the URL of a batch. @default where the batches are */
  toBase?(url: string): string;
  /** What its output is. */
  files?: OpenAIFilesOptions;
}

/** @see https://platform.openai.com/docs/api-reference/batch/create */
export interface CreateBatchRequest {
  input_file_id: string;
  endpoint: string;
  completion_window: string;
  metadata?: Record<string, string> | null;
  output_expires_after?: { anchor: "created_at"; seconds: number };
}

export type BatchStatus =
  | "validating"
  | "failed"
  | "in_progress"
  | "finalizing"
  | "completed"
  | "expired"
  | "cancelling"
  | "cancelled";

/**
 * A batch as OpenAI tells of it.
 *
 * @see https://platform.openai.com/docs/api-reference/batch/object
 */
export interface Batch {
  id: string;
  object: "batch";
  endpoint: string;
  model?: string | null;
  errors: { object: "list"; data: BatchError[] } | null;
  input_file_id: string;
  completion_window: string;
  status: BatchStatus;
  output_file_id: string | null;
  error_file_id: string | null;
  created_at: number;
  in_progress_at: number | null;
  expires_at: number | null;
  finalizing_at: number | null;
  completed_at: number | null;
  failed_at: number | null;
  expired_at: number | null;
  cancelling_at: number | null;
  cancelled_at: number | null;
  request_counts: { total: number; completed: number; failed: number };
  usage?: BatchUsage;
  metadata: Record<string, string> | null;
}

export interface BatchUsage {
  input_tokens: number;
  output_tokens: number;
  total_tokens: number;
  input_tokens_details: { cached_tokens: number };
  output_tokens_details: { reasoning_tokens: number };
}

export interface BatchError {
  code: string;
  line: number | null;
  message: string;
  param: string | null;
}

/** @see https://platform.openai.com/docs/api-reference/batch/request-input */
export interface RequestInput {
  custom_id: string;
  method: string;
  url: string;
  body: Record<string, unknown>;
}

/** @see https://platform.openai.com/docs/api-reference/batch/request-output */
export interface RequestOutput {
  id: string;
  custom_id: string;
  response: { status_code: number; request_id: string; body: unknown } | null;
  error: { code: string; message: string } | null;
}
