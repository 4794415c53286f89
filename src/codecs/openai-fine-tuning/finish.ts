import type { CodecContext } from "../../codec.ts";
import { bytesToBase64 } from "../../embedding-model/base64.ts";
import { readLines } from "../batch-lines.ts";
import { keepObject } from "../openai-object-kind.ts";
import { keepFile, storedFiles, toFile } from "../openai-stored-files.ts";
import { optionalNumber } from "../read.ts";
import { toHyperparameters } from "./decode.ts";
import { addEvents, createMetrics, toSeconds } from "./encode.ts";
import { jobCheckpoints } from "./stored.ts";
import type { FineTuningJob, FineTuningJobEvent, Metrics } from "./wire.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** The end of a job: a model, its checkpoints, and the file of its results. */
export function finish(job: FineTuningJob, context: CodecContext): FineTuningJob {
  const { epochs, steps, tokens } = measure(job, context);
  const marks = toMarks(epochs, steps);
  const isValidated = job.validation_file !== null;
  const metrics = marks.map((step) => createMetrics(step, steps, isValidated));
  const models = metrics.map(() => toModelName(job, context));
  const model = models.at(-1)!;
  metrics.forEach((measured, index) => {
    const isLast = index === metrics.length - 1;
    const name = isLast ? model : `${models[index]}:ckpt-step-${measured.step}`;
    keepCheckpoint(job, { name, metrics: measured }, context);
  });
  addEvents(
    job,
    [
      ...metrics.map((one) => toEvent(one, steps)),
      ...metrics.map(({ step }) => `Checkpoint created at step ${step}`),
      `New fine-tuned model created: ${model}`,
      "The job has successfully completed",
    ],
    context,
  );
  return {
    ...job,
    status: "succeeded",
    fine_tuned_model: model,
    finished_at: toSeconds(context),
    trained_tokens: tokens,
    result_files: [keepResults(metrics, context)],
  };
}

interface Measure {
  epochs: number;
  steps: number;
  /** Of all epochs. */
  tokens: number;
}

function measure({ method, training_file }: FineTuningJob, context: CodecContext): Measure {
  const { n_epochs, batch_size } = toHyperparameters(method);
  const epochs = Math.max(1, Math.trunc(optionalNumber(n_epochs) ?? 1));
  const content = storedFiles(context.store).get(training_file)?.content ?? new Uint8Array();
  const examples = Math.max(1, readLines(content).length);
  const steps = epochs * Math.max(1, Math.ceil(examples / (optionalNumber(batch_size) ?? 1)));
  return { epochs, steps, tokens: context.countTokens(decoder.decode(content)) * epochs };
}

/** Checkpoints are made at the end of the last three epochs. @see https://platform.openai.com/docs/guides/supervised-fine-tuning#checkpoints */
function toMarks(epochs: number, steps: number): number[] {
  const count = Math.min(3, epochs);
  return Array.from({ length: count }, (_, index) =>
    Math.round((steps * (epochs - count + index + 1)) / epochs),
  );
}

/** Such as `ft:gpt-4.1-mini:personal:my-suffix:8J6LXhXG`. */
function toModelName(
  { model, user_provided_suffix }: FineTuningJob,
  context: CodecContext,
): string {
  const id = context.generateId({ prefix: "", size: 8 });
  return `ft:${model}:personal:${user_provided_suffix ?? ""}:${id}`;
}

function keepCheckpoint(
  job: FineTuningJob,
  { name, metrics }: { name: string; metrics: Metrics },
  context: CodecContext,
): void {
  const id = context.generateId({ prefix: "ftckpt_", size: 24 });
  keepObject(jobCheckpoints(context.store, job.id), id, {
    object: "fine_tuning.job.checkpoint",
    id,
    created_at: toSeconds(context),
    fine_tuned_model_checkpoint: name,
    fine_tuning_job_id: job.id,
    metrics,
    step_number: metrics.step,
  });
}

function toEvent(
  metrics: Metrics,
  steps: number,
): Partial<FineTuningJobEvent> & { message: string } {
  const { step, train_loss } = metrics;
  const message = `Step ${step}/${steps}: training loss=${train_loss}`;
  return { message, type: "metrics", data: { ...metrics, total_steps: steps } };
}

/** OpenAI gives the table in base64, which its own examples decode. */
function keepResults(metrics: readonly Metrics[], context: CodecContext): string {
  const lines = metrics.map((one) =>
    [
      one.step,
      one.train_loss,
      one.train_mean_token_accuracy,
      one.valid_loss,
      one.valid_mean_token_accuracy,
    ].join(","),
  );
  const head = "step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy";
  const table = `${[head, ...lines].join("\n")}\n`;
  const content = encoder.encode(bytesToBase64(encoder.encode(table)));
  const purpose = "fine-tune-results";
  const file = { purpose, filename: "step_metrics.csv", bytes: content.length };
  return keepFile(toFile(file, context), content, context).id;
}
