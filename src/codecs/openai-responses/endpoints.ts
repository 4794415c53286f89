import type { CodecContext, EndpointCodec } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import type { BaseCall, LanguageModelCall } from "../../language-model/call.ts";
import { type FramedBody, isFramedBody } from "../../raw-body.ts";
import { countPromptTokens } from "../../tokens.ts";
import { mergeBody } from "../merge-body.ts";
import { toPage } from "../openai-page.ts";
import { decode } from "./decode.ts";
import { encodeStart } from "./encode.ts";
import { encodeError } from "./error.ts";
import { replay } from "./replay.ts";
import { deleteStored, findStored, recall, type StoredResponse } from "./stored.ts";
import { validateInputTokens } from "./validate.ts";
import type * as wire from "./wire.ts";

/** A request for a stored response. */
export interface StoredResponseCall extends BaseCall {
  responseId: string;
  query: URLSearchParams;
}

type StoredCodec<Value> = EndpointCodec<StoredResponseCall, Partial<Value> | FramedBody>;

/**
 * Gives an earlier answer back, streamed or not.
 *
 * @see https://platform.openai.com/docs/api-reference/responses/get
 */
export function retrieveResponse(): StoredCodec<wire.Response> {
  return createEndpoint({
    reply(stored, { query }) {
      stored.settle();
      return query.get("stream") === "true" ? replay(stored, query) : stored.response;
    },
    blank: toBlank,
  });
}

/** @see https://platform.openai.com/docs/api-reference/responses/delete */
export function deleteResponse(): StoredCodec<wire.DeletedResponse> {
  const blank = ({ responseId }: StoredResponseCall): wire.DeletedResponse => ({
    id: responseId,
    object: "response",
    deleted: true,
  });
  return createEndpoint({
    reply(_, call, { store }) {
      deleteStored(store, call.responseId);
      return blank(call);
    },
    blank,
  });
}

/**
 * Cancels a response that was asked for in the background, until it is retrieved for the first time.
 *
 * @see https://platform.openai.com/docs/api-reference/responses/cancel
 */
export function cancelResponse(): StoredCodec<wire.Response> {
  return createEndpoint({
    reply(stored) {
      if (!stored.response.background) {
        return llmError("bad-request", { message: "Cannot cancel a synchronous response." });
      }
      stored.cancel();
      return stored.response;
    },
    blank: (call, context) => ({ ...toBlank(call, context), status: "cancelled" }),
  });
}

/** @see https://platform.openai.com/docs/api-reference/responses/input-items */
export function listInputItems(): StoredCodec<wire.InputItemList> {
  return createEndpoint({
    reply: ({ input }, { query }) => toPage(input, query),
    blank: () => toPage([], new URLSearchParams()),
  });
}

/** @see https://platform.openai.com/docs/api-reference/responses/input-tokens */
export function countInputTokens(): EndpointCodec<
  LanguageModelCall,
  number | Partial<wire.InputTokenCount>
> {
  const count = (call: LanguageModelCall, context: CodecContext): number =>
    countPromptTokens(recall(call, context), context.countTokens);
  return {
    kind: "endpoint",
    decode,
    validate: validateInputTokens,
    encodeError: (error, call) => encodeError(error, call),
    reply: count,
    encode(value, call, context): wire.InputTokenCount {
      const isCount = typeof value === "number";
      const input_tokens = isCount ? value : (value.input_tokens ?? count(call, context));
      const body = { object: "response.input_tokens" as const, input_tokens };
      return isCount ? body : mergeBody(body, value);
    },
  };
}

interface Endpoint<Value> {
  reply(
    stored: StoredResponse,
    call: StoredResponseCall,
    context: CodecContext,
  ): Value | FramedBody | LLMError;
  /** What a test's partial answer is merged into. */
  blank(call: StoredResponseCall, context: CodecContext): Value;
}

function createEndpoint<Value>({ reply, blank }: Endpoint<Value>): StoredCodec<Value> {
  return {
    kind: "endpoint",
    decode: ({ params, query, body }) => ({
      modelId: "",
      body,
      responseId: params["id"] ?? "",
      query,
    }),
    validate: () => undefined,
    encodeError: (error, call) => encodeError(error, call),
    reply(call, context) {
      const { responseId } = call;
      const stored = findStored(context.store, responseId);
      if (stored) return reply(stored, call, context);
      return llmError("not-found", { message: `Response with id '${responseId}' not found.` });
    },
    encode: (value, call, context) =>
      isFramedBody(value) ? value : mergeBody(blank(call, context), value),
  };
}

function toBlank({ responseId }: StoredResponseCall, { now }: CodecContext): wire.Response {
  const call = { body: undefined } as LanguageModelCall;
  const response = encodeStart({ id: responseId, modelId: "", timestamp: now }, { call });
  return { ...response, status: "completed", completed_at: response.created_at };
}
