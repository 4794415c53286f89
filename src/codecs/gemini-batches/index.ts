import type { CodecContext, EndpointCodec } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { GOOGLE_STORED, toTime } from "../google-stored.ts";
import { type BatchesCall, decode } from "./decode.ts";
import { encodeBatch, encodeCreated, encodeList } from "./encode.ts";
import { advance, type StoredBatch, storedBatches } from "./run.ts";
import { validate } from "./validate.ts";
import type { BatchState, GeminiBatch } from "./wire.ts";

export type { GeminiBatch } from "./wire.ts";

/**
 * Makes a batch of requests, from the body or from a file; a reply is some of the batch's fields.
 *
 * Each time it is looked at it is one state further: pending, running, succeeded. Its requests are answered as they would
 * be alone, by the overrides of the test too.
 *
 * @see https://ai.google.dev/gemini-api/docs/batch-api
 *
 * @example
 * server.use(llm.gemini.generateContent("Hi"), llm.gemini.batches({ state: "BATCH_STATE_RUNNING" }));
 */
export function geminiBatches(): EndpointCodec<BatchesCall, Partial<GeminiBatch>> {
  return { ...BASE, validate, reply: () => ({}), encode: encodeCreated };
}

/** One batch, a state further each time. */
export function geminiBatch(): EndpointCodec<BatchesCall, Partial<GeminiBatch>> {
  return {
    ...BASE,
    reply: whenStored(async (stored, { base }, context) => {
      await advance(stored, base, context);
      return {};
    }),
    encode: encodeBatch,
  };
}

/** The states that a batch leaves. */
const OPEN: ReadonlySet<BatchState> = new Set(["BATCH_STATE_PENDING", "BATCH_STATE_RUNNING"]);

/** Stops a batch that is not done; none of its requests is answered. */
export function cancelGeminiBatch(): EndpointCodec<BatchesCall, object> {
  return {
    ...BASE,
    reply: whenStored((stored, _, { now }) => {
      const { batch } = stored;
      const endTime = toTime(now);
      if (OPEN.has(batch.state))
        stored.batch = { ...batch, state: "BATCH_STATE_CANCELLED", endTime };
      return {};
    }),
    encode: (value) => value,
  };
}

export function deleteGeminiBatch(): EndpointCodec<BatchesCall, object> {
  return {
    ...BASE,
    reply: whenStored(({ batch }, _, { store }) => {
      storedBatches(store).delete(batch.name);
      return {};
    }),
    encode: (value) => value,
  };
}

/** All batches, the newest first; to look at them here moves none of them on. */
export function listGeminiBatches(): EndpointCodec<BatchesCall, readonly Partial<GeminiBatch>[]> {
  return {
    ...BASE,
    reply: (_, { store }) =>
      [...storedBatches(store).values()].toReversed().map(({ batch }) => batch),
    encode: encodeList,
  };
}

const BASE = { ...GOOGLE_STORED, decode } as const;

function whenStored(
  answer: (
    stored: StoredBatch,
    call: BatchesCall,
    context: CodecContext,
  ) => object | Promise<object>,
): (call: BatchesCall, context: CodecContext) => object | Promise<object> {
  return function reply(call, context): LLMError | object {
    const stored = storedBatches(context.store).get(`batches/${call.id}`);
    return stored ? answer(stored, call, context) : llmError("not-found");
  };
}
