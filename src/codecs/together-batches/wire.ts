/** @see https://docs.together.ai/reference/batch-get */
export interface TogetherBatch {
  id: string;
  user_id: string;
  input_file_id: string;
  file_size_bytes: number;
  status: TogetherBatchStatus;
  /** As all times here, in ISO 8601. */
  job_deadline: string;
  created_at: string;
  endpoint: string;
  /** Of a hundred. */
  progress: number;
  model_id?: string;
  output_file_id?: string;
  error_file_id?: string;
  error?: string;
  completed_at?: string;
}

export type TogetherBatchStatus =
  | "VALIDATING"
  | "IN_PROGRESS"
  | "COMPLETED"
  | "FAILED"
  | "EXPIRED"
  | "CANCELLED";

/** A line of the output, or of the errors. */
export interface TogetherBatchLine {
  custom_id: string;
  response?: { status_code: number; body: unknown };
  error?: { message: string; code: string | null };
}
