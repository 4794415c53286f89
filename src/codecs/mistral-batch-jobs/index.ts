import type { CodecContext, EndpointCodec } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { encodeMistralError } from "../mistral-error.ts";
import { decode, type JobsCall } from "./decode.ts";
import { encodeCreated, encodeDeleted, encodeJob, encodeList } from "./encode.ts";
import { advance, type StoredJob, storedJobs } from "./run.ts";
import { validate } from "./validate.ts";
import type { BatchJob, DeletedJob, JobStatus } from "./wire.ts";

export type { BatchJob } from "./wire.ts";

/**
 * Makes a job of requests, from files or from the body; a reply is some of its fields.
 *
 * Each time it is looked at it is one state further: queued, running, success. Its requests are answered as they would be
 * alone, by the overrides of the test too.
 *
 * @see https://docs.mistral.ai/capabilities/batch
 *
 * @example
 * server.use(llm.mistral.chat("Hi"), llm.mistral.batchJobs({ status: "RUNNING" }));
 */
export function mistralBatchJobs(): EndpointCodec<JobsCall, Partial<BatchJob>> {
  return { ...BASE, validate, reply: () => ({}), encode: encodeCreated };
}

/** One job, a state further each time. */
export function mistralBatchJob(): EndpointCodec<JobsCall, Partial<BatchJob>> {
  return {
    ...BASE,
    reply: whenStored(async (stored, call, context) => {
      await advance(stored, call, context);
      return {};
    }),
    encode: encodeJob,
  };
}

/** The states that no job leaves. */
const FINAL: ReadonlySet<JobStatus> = new Set([
  "SUCCESS",
  "FAILED",
  "TIMEOUT_EXCEEDED",
  "CANCELLED",
]);

/** Stops a job that is not done; none of its requests is answered. */
export function cancelMistralBatchJob(): EndpointCodec<JobsCall, Partial<BatchJob>> {
  return {
    ...BASE,
    reply: whenStored((stored) => {
      const { job } = stored;
      if (!FINAL.has(job.status)) stored.job = { ...job, status: "CANCELLATION_REQUESTED" };
      return {};
    }),
    encode: encodeJob,
  };
}

export function deleteMistralBatchJob(): EndpointCodec<JobsCall, Partial<DeletedJob>> {
  return {
    ...BASE,
    reply: whenStored((_, { id }, { store }) => {
      storedJobs(store).delete(id);
      return {};
    }),
    encode: encodeDeleted,
  };
}

/** All jobs, the newest first; to look at them here moves none of them on. */
export function listMistralBatchJobs(): EndpointCodec<JobsCall, readonly Partial<BatchJob>[]> {
  return {
    ...BASE,
    reply: (_, { store }) => [...storedJobs(store).values()].toReversed().map(({ job }) => job),
    encode: encodeList,
  };
}

const BASE = {
  kind: "endpoint",
  decode,
  validate: () => undefined,
  encodeError: encodeMistralError,
} as const;

function whenStored(
  answer: (stored: StoredJob, call: JobsCall, context: CodecContext) => object | Promise<object>,
): (call: JobsCall, context: CodecContext) => object | Promise<object> {
  return function reply(call, context): LLMError | object {
    const stored = storedJobs(context.store).get(call.id);
    return stored ? answer(stored, call, context) : llmError("not-found");
  };
}
