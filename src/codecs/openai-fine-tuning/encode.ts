import type { CodecContext } from "../../codec.ts";
import { keepObject, type Origin } from "../openai-object-kind.ts";
import { optionalNumber, optionalText, toArray, toObject, toText } from "../read.ts";
import { decodeMethod, toHyperparameters } from "./decode.ts";
import { jobEvents } from "./stored.ts";
import type {
  CheckpointPermission,
  FineTuningJob,
  FineTuningJobCheckpoint,
  FineTuningJobEvent,
  Hyperparameters,
  Metrics,
} from "./wire.ts";

/** A new job; its files are looked at next. */
export function makeJob(id: string, { call, context }: Origin): FineTuningJob {
  const request = toObject(call.body);
  const { seed, suffix, validation_file, integrations, metadata } = request;
  const method = decodeMethod(call.body);
  const job: FineTuningJob = {
    object: "fine_tuning.job",
    id,
    model: toText(request["model"]),
    created_at: toSeconds(context),
    finished_at: null,
    fine_tuned_model: null,
    organization_id: "org-mock",
    result_files: [],
    status: "validating_files",
    validation_file: optionalText(validation_file) ?? null,
    training_file: toText(request["training_file"]),
    ...toOwnHyperparameters(method),
    trained_tokens: null,
    error: {},
    user_provided_suffix: optionalText(suffix) ?? null,
    seed:
      optionalNumber(seed) ??
      Number(context.generateId({ prefix: "", size: 9, alphabet: "decimal" })),
    estimated_finish: null,
    integrations: toArray(integrations),
    metadata: metadata ?? null,
    usage_metrics: null,
    shared_with_openai: false,
    eval_id: null,
    method,
  };
  const files = [job.training_file, job.validation_file].filter((file) => file !== null);
  const validating = `Validating training file: ${files.join(" and validation file: ")}`;
  addEvents(job, [`Created fine-tuning job: ${id}`, validating], context);
  return job;
}

/** Those of a supervised job are told twice. */
export function toOwnHyperparameters(
  method: FineTuningJob["method"],
): Pick<FineTuningJob, "hyperparameters"> {
  if (method.type !== "supervised") return {};
  return { hyperparameters: toHyperparameters(method) as unknown as Hyperparameters };
}

/** One that a test tells of. */
export function makeEvent(id: string, { context }: Pick<Origin, "context">): FineTuningJobEvent {
  return {
    object: "fine_tuning.job.event",
    id,
    created_at: toSeconds(context),
    level: "info",
    message: "",
    data: {},
    type: "message",
  };
}

/** Keeps what has happened: a message, or the metrics of a step. */
export function addEvents(
  { id: jobId }: Pick<FineTuningJob, "id">,
  events: (string | (Partial<FineTuningJobEvent> & { message: string }))[],
  context: CodecContext,
): void {
  for (const event of events) {
    const id = context.generateId(EVENT_ID);
    const own = typeof event === "string" ? { message: event } : event;
    const made = { ...makeEvent(id, { context }), ...own };
    keepObject(jobEvents(context.store, jobId), id, made);
  }
}

export const EVENT_ID = { prefix: "ftevent-", size: 24 };

export function makeCheckpoint(id: string, { call, context }: Origin): FineTuningJobCheckpoint {
  return {
    object: "fine_tuning.job.checkpoint",
    id,
    created_at: toSeconds(context),
    fine_tuned_model_checkpoint: "",
    fine_tuning_job_id: call.params["fine_tuning_job_id"] ?? "",
    metrics: createMetrics(1, 1),
    step_number: 1,
  };
}

/** Numbers as of a training that goes well, the same on every run. */
export function createMetrics(step: number, steps: number, isValidated = false): Metrics {
  const progress = step / steps;
  const loss = 0.2 + 1.8 * Math.exp(-3 * progress);
  const accuracy = 0.5 + 0.4 * progress;
  const [valid_loss, valid_mean_token_accuracy] = [round(loss * 1.1), round(accuracy * 0.95)];
  return {
    step,
    train_loss: round(loss),
    train_mean_token_accuracy: round(accuracy),
    ...(isValidated && {
      valid_loss,
      valid_mean_token_accuracy,
      full_valid_loss: valid_loss,
      full_valid_mean_token_accuracy: valid_mean_token_accuracy,
    }),
  };
}

export function makePermission(
  id: string,
  { context }: Pick<Origin, "context">,
): CheckpointPermission {
  return {
    object: "checkpoint.permission",
    id,
    created_at: toSeconds(context),
    project_id: "proj_mock",
  };
}

export function toSeconds({ now }: Pick<CodecContext, "now">): number {
  return Math.floor(now / 1000);
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
