import type { CodecContext, EndpointCodec } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { storedFiles } from "../openai-stored-files.ts";
import { toObject } from "../read.ts";
import { XAI } from "../xai.ts";
import { decode } from "./decode.ts";
import {
  encodeBatch,
  encodeCreated,
  encodeList,
  encodeRequests,
  encodeResults,
  toDay,
} from "./encode.ts";
import { advance } from "./run.ts";
import { countStates, readAdded, storedXaiBatches, type StoredXaiBatch } from "./stored.ts";
import { validate, validateAdded } from "./validate.ts";
import type {
  PartialXaiBatch,
  XaiBatchesCall,
  XaiBatchRequestMetadata,
  XaiBatchResult,
} from "./wire.ts";

/**
 * Makes a batch, of the requests in a file or of those that are added; a reply is some of its fields.
 *
 * At the first look its requests are pending, at the second they are answered as they would be alone, by the overrides
 * of the test too.
 *
 * @see https://docs.x.ai/docs/advanced-api-usage/batch-api
 *
 * @example
 * server.use(llm.xai.responses("Hi"), llm.xai.batches({ batch_id: "batch_1" }));
 */
export function xaiBatches(): EndpointCodec<XaiBatchesCall, PartialXaiBatch> {
  return {
    ...BASE,
    validate,
    reply({ body }, { store }) {
      const { input_file_id: id } = toObject(body);
      if (typeof id !== "string" || storedFiles(store).has(id)) return {};
      return llmError("not-found", { message: `File ${id} not found.` });
    },
    encode: encodeCreated,
  };
}

/** One batch, further on each time. */
export function xaiBatch(): EndpointCodec<XaiBatchesCall, PartialXaiBatch> {
  return {
    ...BASE,
    reply: whenStored(async (stored, { base }, context) => {
      await advance(stored, base, context);
      return stored.batch;
    }),
    encode: encodeBatch,
  };
}

/** All batches, the newest first; to look at them here moves none of them on. */
export function listXaiBatches(): EndpointCodec<XaiBatchesCall, readonly PartialXaiBatch[]> {
  return {
    ...BASE,
    reply: (_, { store }) =>
      [...storedXaiBatches(store).values()].toReversed().map(({ batch }) => batch),
    encode: encodeList,
  };
}

/** What is not answered yet never will be. */
export function cancelXaiBatch(): EndpointCodec<XaiBatchesCall, PartialXaiBatch> {
  return {
    ...BASE,
    reply: whenStored((stored, _, { now }) => {
      const pending = stored.requests.filter(({ state }) => state === "pending");
      for (const request of pending) request.state = "cancelled";
      const state = countStates(stored.requests);
      stored.batch = { ...stored.batch, cancel_time: toDay(now), state };
      return stored.batch;
    }),
    encode: encodeBatch,
  };
}

/** Puts more requests into a batch; the answer is nothing, as recorded. */
export function addXaiBatchRequests(): EndpointCodec<XaiBatchesCall, null> {
  return {
    ...BASE,
    validate: validateAdded,
    reply: whenStored((stored, { body }) => {
      stored.requests.push(...readAdded(body));
      stored.isSeen = false;
      stored.batch = { ...stored.batch, state: countStates(stored.requests) };
      return null;
    }),
    encode: () => null,
  };
}

/** What has become of each request. */
export function listXaiBatchRequests(): EndpointCodec<
  XaiBatchesCall,
  readonly XaiBatchRequestMetadata[]
> {
  return {
    ...BASE,
    reply: whenStored(({ requests }) =>
      requests.map(({ id, state }) => ({ batch_request_id: id, state })),
    ),
    encode: encodeRequests,
  };
}

/** The answers that are there. */
export function xaiBatchResults(): EndpointCodec<XaiBatchesCall, readonly XaiBatchResult[]> {
  return {
    ...BASE,
    reply: whenStored(({ requests }) => requests.flatMap(({ result = [] }) => result)),
    encode: encodeResults,
  };
}

const BASE = {
  kind: "endpoint",
  decode,
  validate: () => undefined,
  encodeError: (error: LLMError) => XAI.errorShape(error),
} as const;

function whenStored<Value>(
  answer: (
    stored: StoredXaiBatch,
    call: XaiBatchesCall,
    context: CodecContext,
  ) => Value | LLMError | Promise<Value>,
): EndpointCodec<XaiBatchesCall, Value>["reply"] {
  return function reply(call, context) {
    const stored = storedXaiBatches(context.store).get(call.id);
    if (stored) return answer(stored, call, context);
    return llmError("not-found", { message: `Batch ${call.id} not found.` });
  };
}
