/** @see https://docs.mistral.ai/api/endpoint/batch#operation-jobs_api_routes_batch_create_batch_job */
export interface CreateJobRequest {
  endpoint: string;
  input_files?: string[] | null;
  requests?: BatchRequest[] | null;
  model?: string | null;
  agent_id?: string | null;
  metadata?: Record<string, string> | null;
  timeout_hours?: number;
}

/** A line of an input file. */
export interface BatchRequest {
  custom_id?: string | null;
  body: Record<string, unknown>;
}

export type JobStatus =
  | "QUEUED"
  | "RUNNING"
  | "SUCCESS"
  | "FAILED"
  | "TIMEOUT_EXCEEDED"
  | "CANCELLATION_REQUESTED"
  | "CANCELLED";

/** A batch job as Mistral tells of it. */
export interface BatchJob {
  id: string;
  object: "batch";
  input_files: string[];
  metadata: Record<string, unknown> | null;
  endpoint: string;
  model: string | null;
  agent_id: string | null;
  output_file: string | null;
  error_file: string | null;
  errors: { message: string; count: number }[];
  /** Where the requests were given, or the results are asked for, in the body. */
  outputs: JobOutput[] | null;
  status: JobStatus;
  created_at: number;
  total_requests: number;
  completed_requests: number;
  succeeded_requests: number;
  failed_requests: number;
  started_at: number | null;
  completed_at: number | null;
}

export interface JobOutput {
  id: string;
  custom_id: string | null;
  response: { status_code: number; body: unknown } | null;
  error: string | null;
}

export interface JobList {
  data: BatchJob[];
  object: "list";
  total: number;
}

export interface DeletedJob {
  id: string;
  object: "batch";
  deleted: boolean;
}
