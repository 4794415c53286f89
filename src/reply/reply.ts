import type { LLMError } from "../errors.ts";
import type { Fault } from "../faults.ts";
import type { BaseCall, Call, LanguageModelCall } from "../language-model/call.ts";
import type { Content, FinishReason, TokenLogprob, Usage } from "../language-model/result.ts";

/** What a list or a stream of a reply holds. */
export type ReplyItem = string | Content | LLMError | Fault;

/** An answer of which some is said; the rest gets its default. */
export interface PartialResult {
  content?: ReplyItem | ReplyItems;
  /** Default: `tool-calls` where a tool is called, else `stop`. */
  finishReason?: FinishReason;
  /** The stop sequence that ended the answer, where the provider tells it. */
  stopSequence?: string;
  /** Default: an estimate of the prompt and of the content. */
  usage?: PartialUsage;
  id?: string;
  /** Default: the model that was asked for. */
  modelId?: string;
  logprobs?: TokenLogprob[];
  /** Response headers besides the provider's. */
  headers?: Record<string, string>;
  /** Partial body in the provider's own words, merged last. */
  body?: Record<string, unknown>;
  /** A `Response` is a reply of its own: its keys are no part of this one. */
  status?: never;
  ok?: never;
}

export interface PartialUsage {
  inputTokens?: number | Partial<Usage["inputTokens"]>;
  outputTokens?: number | Partial<Usage["outputTokens"]>;
}

/** Several items that are one answer; an iterable that can be read once serves one request. */
export type ReplyItems = Iterable<ReplyItem> | AsyncIterable<ReplyItem>;

/** What answers one text generation. */
export type ReplyValue = ReplyItem | ReplyItems | PartialResult | Response;

/** Makes the reply from the call; `undefined` passes the request to the next handler. */
export type Responder<Value = ReplyValue, C extends BaseCall = LanguageModelCall> = (
  call: Call<C>,
) => Value | undefined | Promise<Value | undefined>;

/** Everything that answers a text generation. */
export type Reply = ReplyValue | Responder;

/** Everything that answers another endpoint, whose own value is `Value`. */
export type EndpointReply<Value, C extends BaseCall> =
  | EndpointValue<Value>
  | Responder<EndpointValue<Value>, C>;

export type EndpointValue<Value> = Value | LLMError | Fault | Response;

/** Known by its shape: another realm's `Response` (jsdom, node-fetch) is one too. */
export function isResponse(value: unknown): value is Response {
  const { status, headers, arrayBuffer } = (value ?? {}) as Partial<Response>;
  return (
    typeof status === "number" && typeof headers === "object" && typeof arrayBuffer === "function"
  );
}

/** Whether a reply may leave the request to the next handler: a function can, and so does MSW's `passthrough()`. */
export function mayPassOn(reply: unknown): boolean {
  return typeof reply === "function" || isResponse(reply);
}
