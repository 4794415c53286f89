/** Google takes names in either way. @see https://ai.google.dev/api/batch-api#InputConfig */
export interface CreateBatchRequest {
  batch: {
    displayName?: string;
    display_name?: string;
    inputConfig?: object;
    input_config?: object;
  };
}

export interface InlinedRequest {
  /** Of a line in a file. */
  key?: string;
  request: Record<string, unknown>;
  metadata?: Record<string, unknown>;
}

export type BatchState =
  | "BATCH_STATE_PENDING"
  | "BATCH_STATE_RUNNING"
  | "BATCH_STATE_SUCCEEDED"
  | "BATCH_STATE_FAILED"
  | "BATCH_STATE_CANCELLED"
  | "BATCH_STATE_EXPIRED";

/**
 * A batch as Gemini tells of it.
 *
 * @see https://ai.google.dev/api/batch-api#GenerateContentBatch
 */
export interface GeminiBatch {
  "@type": string;
  /** Such as `models/gemini-3.5-flash`. */
  model: string;
  displayName?: string;
  output?: BatchOutput;
  createTime: string;
  endTime?: string;
  updateTime: string;
  /** Each an int64, which is a text; one that is 0 is left out. */
  batchStats: {
    requestCount?: string;
    pendingRequestCount?: string;
    successfulRequestCount?: string;
    failedRequestCount?: string;
  };
  state: BatchState;
  /** Such as `batches/abc`. */
  name: string;
}

export interface BatchOutput {
  responsesFile?: string;
  inlinedResponses?: { inlinedResponses: InlinedResponse[] };
}

export interface InlinedResponse {
  response?: unknown;
  error?: { code: number; message: string };
  metadata?: Record<string, unknown>;
  /** Of a line in a file. */
  key?: string;
}

/** @see https://ai.google.dev/api/batch-api#Operation */
export interface Operation {
  name: string;
  metadata: GeminiBatch;
  done?: true;
  response?: BatchOutput & { "@type": string };
}
