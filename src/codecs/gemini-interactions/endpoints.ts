import type { CodecContext, EndpointCodec } from "../../codec.ts";
import { type FramedBody, isFramedBody } from "../../raw-body.ts";
import { llmError } from "../../errors.ts";
import type { BaseCall } from "../../language-model/call.ts";
import { mergeBody } from "../merge-body.ts";
import { encodeEnd } from "./encode.ts";
import { encodeError } from "./error.ts";
import { replay } from "./replay.ts";
import { deleteStored, findStored, type StoredInteraction } from "./stored.ts";
import type * as wire from "./wire.ts";

/** A request for a stored interaction. */
export interface StoredInteractionCall extends BaseCall {
  interactionId: string;
  query: URLSearchParams;
}

type StoredCodec<Value> = EndpointCodec<StoredInteractionCall, Partial<Value> | FramedBody>;

/**
 * Gives an earlier answer back, streamed or not.
 *
 * @see https://ai.google.dev/api/interactions-api#getting-an-interaction
 */
export function getInteraction(): StoredCodec<wire.Interaction> {
  return createEndpoint({
    reply(stored, { query }) {
      stored.settle();
      if (query.get("stream") === "true") return replay(stored, query.get("last_event_id"));
      if (query.get("include_input") !== "true") return stored.interaction;
      return { ...stored.interaction, input: stored.call.input };
    },
    blank: toBlank,
  });
}

/** @see https://ai.google.dev/api/interactions-api#deleting-an-interaction */
export function deleteInteraction(): StoredCodec<object> {
  return createEndpoint<object>({
    reply(_, { interactionId }, { store }) {
      deleteStored(store, interactionId);
      return {};
    },
    blank: () => ({}),
  });
}

/**
 * Ends what runs in the background, until it is asked for the first time; what is done stays as it is.
 *
 * @see https://ai.google.dev/api/interactions-api#canceling-an-interaction
 */
export function cancelInteraction(): StoredCodec<wire.Interaction> {
  return createEndpoint({
    reply(stored) {
      stored.cancel();
      return stored.interaction;
    },
    blank: (call, context) => ({ ...toBlank(call, context), status: "cancelled" as const }),
  });
}

interface Endpoint<Value> {
  reply(
    stored: StoredInteraction,
    call: StoredInteractionCall,
    context: CodecContext,
  ): Value | FramedBody;
  /** What a test's partial answer is merged into. */
  blank(call: StoredInteractionCall, context: CodecContext): Value;
}

function createEndpoint<Value>({ reply, blank }: Endpoint<Value>): StoredCodec<Value> {
  return {
    kind: "endpoint",
    decode: ({ params, query, body }) => ({
      modelId: "",
      body,
      interactionId: params["id"] ?? "",
      query,
    }),
    validate: () => undefined,
    encodeError,
    reply(call, context) {
      const stored = findStored(context.store, call.interactionId);
      return stored ? reply(stored, call, context) : llmError("not-found");
    },
    encode: (value, call, context) =>
      isFramedBody(value) ? value : mergeBody(blank(call, context), value),
  };
}

function toBlank(
  { interactionId: id }: StoredInteractionCall,
  { now: timestamp }: CodecContext,
): wire.Interaction {
  const call = { body: undefined, agent: undefined } as wire.InteractionsCall;
  const result = { id, modelId: "", timestamp, content: [], finishReason: "stop" as const };
  const { usage: _, ...interaction } = encodeEnd({ ...result, usage: NOTHING }, call);
  return { ...interaction, steps: [] };
}

const NOTHING = {
  inputTokens: { total: 0, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 0, reasoning: 0 },
};
