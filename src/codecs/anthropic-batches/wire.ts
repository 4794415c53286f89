import type { AnthropicError } from "../anthropic-error.ts";

/** @see https://platform.claude.com/docs/en/api/creating-message-batches */
export interface CreateBatchRequest {
  requests: BatchRequest[];
}

export interface BatchRequest {
  custom_id: string;
  params: Record<string, unknown>;
}

/**
 * A batch as Anthropic tells of it.
 *
 * @see https://platform.claude.com/docs/en/api/retrieving-message-batches
 */
export interface MessageBatch {
  id: string;
  type: "message_batch";
  processing_status: "in_progress" | "canceling" | "ended";
  request_counts: RequestCounts;
  /** RFC 3339, as every time. */
  ended_at: string | null;
  created_at: string;
  expires_at: string;
  archived_at: string | null;
  cancel_initiated_at: string | null;
  results_url: string | null;
}

export interface RequestCounts {
  processing: number;
  succeeded: number;
  errored: number;
  canceled: number;
  expired: number;
}

/**
 * What became of one request of a batch.
 *
 * @see https://platform.claude.com/docs/en/api/retrieving-message-batch-results
 */
export interface BatchResult {
  custom_id: string;
  result:
    | { type: "succeeded"; message: unknown }
    | { type: "errored"; error: AnthropicError }
    | { type: "canceled" }
    | { type: "expired" };
}

/** @see https://platform.claude.com/docs/en/api/deleting-message-batches */
export interface DeletedBatch {
  id: string;
  type: "message_batch_deleted";
}
