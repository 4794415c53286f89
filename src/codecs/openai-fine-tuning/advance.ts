import type { CodecContext } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { readLines } from "../batch-lines.ts";
import type { ObjectCall } from "../openai-object-kind.ts";
import { storedFiles } from "../openai-stored-files.ts";
import { isObject } from "../read.ts";
import { toHyperparameters } from "./decode.ts";
import { addEvents, toOwnHyperparameters, toSeconds } from "./encode.ts";
import { finish } from "./finish.ts";
import type { FineTuningJob, JobError, JobStatus } from "./wire.ts";

/** A job is one state further each time that it is retrieved: it is done at the last of them. */
export function advance(job: FineTuningJob, _: ObjectCall, context: CodecContext): FineTuningJob {
  switch (job.status) {
    case "validating_files": {
      const error = findFault(job, context);
      if (error) return fail(job, error, context);
      addEvents(job, ["Files validated, moving job to queued state"], context);
      return { ...job, status: "queued", ...choose(job, context) };
    }
    case "queued":
      addEvents(job, ["Fine-tuning job started"], context);
      return { ...job, status: "running" };
    case "running":
      return finish({ ...job, ...choose(job, context) }, context);
    case "succeeded":
    case "failed":
    case "cancelled":
    case "paused":
      return job;
  }
}

/** Stops a job that is not done. */
export function cancel(job: FineTuningJob, _: ObjectCall, context: CodecContext): Changed {
  return change(job, { status: "cancelled", verb: "cancel", from: OPEN }, context);
}

/** One that is paused stays as it is until it is resumed. */
export function pause(job: FineTuningJob, _: ObjectCall, context: CodecContext): Changed {
  return change(job, { status: "paused", verb: "pause", from: OPEN }, context);
}

export function resume(job: FineTuningJob, _: ObjectCall, context: CodecContext): Changed {
  return change(job, { status: "queued", verb: "resume", from: ["paused"] }, context);
}

type Changed = FineTuningJob | LLMError;

/** The states that a job leaves. */
const OPEN: readonly JobStatus[] = ["validating_files", "queued", "running", "paused"];

interface Change {
  status: JobStatus;
  verb: string;
  from: readonly JobStatus[];
}

function change(
  job: FineTuningJob,
  { status, verb, from }: Change,
  context: CodecContext,
): Changed {
  if (!from.includes(job.status)) {
    return llmError("bad-request", {
      message: `Cannot ${verb} a fine-tuning job with status '${job.status}'.`,
    });
  }
  addEvents(job, [`Fine-tuning job ${status}`], context);
  return { ...job, status };
}

/** @see https://platform.openai.com/docs/guides/supervised-fine-tuning */
const LEAST_EXAMPLES = 10;

/** What is wrong with the training file; nothing where its content is not known. */
function findFault(job: FineTuningJob, { store }: CodecContext): JobError | undefined {
  const content = storedFiles(store).get(job.training_file)?.content;
  if (!content) return undefined;
  const param = "training_file";
  const lines = readLines(content);
  const broken = lines.find(({ value }) => !isObject(value));
  if (broken) {
    const message = `The job failed due to an invalid training file. Expected file to have JSONL format, where every line is a valid JSON dictionary. Line ${broken.line} is not a dictionary.`;
    return { code: "invalid_training_file", message, param };
  }
  if (lines.length >= LEAST_EXAMPLES) return undefined;
  const message = `Training file has ${lines.length} example(s), but must have at least ${LEAST_EXAMPLES} examples`;
  return { code: "invalid_n_examples", message, param };
}

function fail(job: FineTuningJob, error: JobError, context: CodecContext): FineTuningJob {
  addEvents(job, [{ message: error.message, level: "error" }], context);
  return { ...job, status: "failed", error, finished_at: toSeconds(context) };
}

/**
 * The job with numbers for what was left to OpenAI.
 *
 * @see https://cookbook.openai.com/examples/chat_finetuning_data_prep
 */
function choose(
  job: FineTuningJob,
  { store }: CodecContext,
): Pick<FineTuningJob, "hyperparameters" | "method"> {
  const { method, training_file } = job;
  const content = storedFiles(store).get(training_file)?.content;
  const examples = content ? Math.max(1, readLines(content).length) : LEAST_EXAMPLES;
  const chosen: Record<string, number> = {
    n_epochs: countEpochs(examples),
    batch_size: Math.max(1, Math.round(examples * 0.002)),
    learning_rate_multiplier: 2,
    beta: 0.1,
  };
  const entries = Object.entries(toHyperparameters(method));
  const hyperparameters = Object.fromEntries(
    entries.map(([name, value]) => [name, value === "auto" ? (chosen[name] ?? value) : value]),
  );
  const own = { ...(method[method.type] as object), hyperparameters };
  const known = { ...method, [method.type]: own };
  return { method: known, ...toOwnHyperparameters(known) };
}

/** Three, unless there are too few examples, or too many. */
function countEpochs(examples: number): number {
  if (examples * 3 < 100) return Math.min(25, Math.floor(100 / examples));
  return examples * 3 > 25_000 ? Math.max(1, Math.floor(25_000 / examples)) : 3;
}
