export type JobStatus =
  | "validating_files"
  | "queued"
  | "running"
  | "succeeded"
  | "failed"
  | "cancelled"
  | "paused";

export interface Hyperparameters {
  n_epochs: number | "auto";
  batch_size: number | "auto";
  learning_rate_multiplier: number | "auto";
}

/** How a model is tuned: what belongs to it stands under its own name. */
export type FineTuneMethod = { type: string } & Record<string, unknown>;

/**
 * A fine-tuning job as OpenAI tells of it.
 *
 * @see https://platform.openai.com/docs/api-reference/fine-tuning/object
 */
export interface FineTuningJob {
  object: "fine_tuning.job";
  id: string;
  model: string;
  created_at: number;
  finished_at: number | null;
  fine_tuned_model: string | null;
  organization_id: string;
  result_files: string[];
  status: JobStatus;
  validation_file: string | null;
  training_file: string;
  /** Of a supervised job alone. */
  hyperparameters?: Hyperparameters;
  trained_tokens: number | null;
  /** Empty while nothing went wrong, as recorded. */
  error: Partial<JobError> | null;
  user_provided_suffix: string | null;
  seed: number;
  estimated_finish: number | null;
  integrations: unknown[];
  metadata: unknown;
  usage_metrics: null;
  shared_with_openai: boolean;
  eval_id: null;
  method: FineTuneMethod;
}

export interface JobError {
  code: string;
  message: string;
  param: string | null;
}

/** @see https://platform.openai.com/docs/api-reference/fine-tuning/event-object */
export interface FineTuningJobEvent {
  object: "fine_tuning.job.event";
  id: string;
  created_at: number;
  level: "info" | "warn" | "error";
  message: string;
  data: object;
  type: "message" | "metrics";
}

export interface Metrics {
  step: number;
  train_loss: number;
  train_mean_token_accuracy: number;
  valid_loss?: number;
  valid_mean_token_accuracy?: number;
  full_valid_loss?: number;
  full_valid_mean_token_accuracy?: number;
}

/** @see https://platform.openai.com/docs/api-reference/fine-tuning/checkpoint-object */
export interface FineTuningJobCheckpoint {
  object: "fine_tuning.job.checkpoint";
  id: string;
  created_at: number;
  fine_tuned_model_checkpoint: string;
  fine_tuning_job_id: string;
  metrics: Metrics;
  step_number: number;
}

/** @see https://platform.openai.com/docs/api-reference/fine-tuning/permission-object */
export interface CheckpointPermission {
  object: "checkpoint.permission";
  id: string;
  created_at: number;
  project_id: string;
}
