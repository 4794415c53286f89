import type { CodecContext, EndpointCodec } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { encodeAnthropicError, invalidRequest } from "../anthropic-error.ts";
import { type BatchesCall, decode } from "./decode.ts";
import { encodeBatch, encodeCreated, encodeDeleted, encodeList, encodeResults } from "./encode.ts";
import { advance } from "./run.ts";
import { type StoredBatch, storedBatches, toTime } from "./stored.ts";
import { validate } from "./validate.ts";
import type { BatchResult, DeletedBatch, MessageBatch } from "./wire.ts";

export type { BatchResult, MessageBatch } from "./wire.ts";

/**
 * Makes a batch of messages; a reply is some of its fields.
 *
 * At the first look it is in progress, at the second it has ended. Its messages are answered as they would be alone, by
 * the overrides of the test too.
 *
 * @see https://platform.claude.com/docs/en/build-with-claude/batch-processing
 *
 * @example
 * server.use(llm.anthropic.messages("Hi"), llm.anthropic.batches({ id: "msgbatch_1" }));
 */
export function anthropicBatches(): EndpointCodec<BatchesCall, Partial<MessageBatch>> {
  return { ...BASE, validate, reply: () => ({}), encode: encodeCreated };
}

/** One batch, further on each time. */
export function anthropicBatch(): EndpointCodec<BatchesCall, Partial<MessageBatch>> {
  return {
    ...BASE,
    reply: whenStored(async (stored, call, context) => {
      await advance(stored, call, context);
      return stored.batch;
    }),
    encode: encodeBatch,
  };
}

/** Stops what has not ended; none of its messages is answered. */
export function cancelAnthropicBatch(): EndpointCodec<BatchesCall, Partial<MessageBatch>> {
  return {
    ...BASE,
    reply: whenStored((stored, _, { now }) => {
      const { batch } = stored;
      if (batch.processing_status !== "in_progress") return batch;
      const cancel_initiated_at = toTime(now);
      stored.batch = { ...batch, processing_status: "canceling", cancel_initiated_at };
      return stored.batch;
    }),
    encode: encodeBatch,
  };
}

/** All batches, the newest first; to look at them here moves none of them on. */
export function listAnthropicBatches(): EndpointCodec<
  BatchesCall,
  readonly Partial<MessageBatch>[]
> {
  return {
    ...BASE,
    reply: (_, { store }) =>
      [...storedBatches(store).values()].toReversed().map(({ batch }) => batch),
    encode: encodeList,
  };
}

export function deleteAnthropicBatch(): EndpointCodec<BatchesCall, Partial<DeletedBatch>> {
  return {
    ...BASE,
    reply: whenStored(({ batch }, { id }, { store }) => {
      if (batch.processing_status !== "ended") {
        return invalidRequest(`Batch ${id} has not finished processing and cannot be deleted.`);
      }
      storedBatches(store).delete(id);
      return {};
    }),
    encode: encodeDeleted,
  };
}

/** What became of each message, one a line. */
export function anthropicBatchResults(): EndpointCodec<BatchesCall, readonly BatchResult[]> {
  return {
    ...BASE,
    reply: whenStored(({ batch, results }, { id }) =>
      batch.processing_status === "ended"
        ? results
        : invalidRequest(`Batch ${id} has no results until processing has ended.`),
    ),
    encode: encodeResults,
  };
}

const encodeError: EndpointCodec<BatchesCall>["encodeError"] = (error, call, headers) =>
  encodeAnthropicError(error, call?.modelId, headers);

const BASE = { kind: "endpoint", decode, validate: () => undefined, encodeError } as const;

function whenStored<Value>(
  answer: (
    stored: StoredBatch,
    call: BatchesCall,
    context: CodecContext,
  ) => Value | LLMError | Promise<Value>,
): EndpointCodec<BatchesCall, Value>["reply"] {
  return function reply(call, context) {
    const stored = storedBatches(context.store).get(call.id);
    if (stored) return answer(stored, call, context);
    return llmError("not-found", { message: `Message batch not found: ${call.id}` });
  };
}
