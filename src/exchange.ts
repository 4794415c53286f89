import type { EndpointCodec, LanguageModelCodec } from "./codec.ts";
import type { Exchange } from "./create-exchange.ts";
import { isLLMError } from "./errors.ts";
import { type Fault, isFault } from "./faults.ts";
import { unmatchedCall } from "./guard.ts";
import type { BaseCall, LanguageModelCall } from "./language-model/call.ts";
import { Mistake } from "./mistake.ts";
import {
  type EndpointReply,
  isResponse,
  type Reply,
  type ReplyItem,
  type ReplyValue,
} from "./reply/reply.ts";
import { createDefaultReply } from "./reply/default-reply.ts";
import { isOneShot, toSource } from "./reply/to-source.ts";
import { hasSchemas, loadSchemas, whileLoading } from "./schema/load.ts";
import { isFramedBody } from "./raw-body.ts";
import { checkList } from "./respond/check-list.ts";
import { framedResponse } from "./respond/chunked.ts";
import { collected } from "./respond/collected.ts";
import { faultResponse, isWholeFault } from "./respond/fault-response.ts";
import { errorResponse, jsonResponse, networkError } from "./respond/response.ts";
import { streamed } from "./respond/streamed.ts";
import { cancelSafeBytes } from "./stream/cancel-safe.ts";
import { sleep } from "./stream/host.ts";
import { toUserError } from "./user-function.ts";

/** What a handler was given to answer with. */
export type AnyReply = Reply | EndpointReply<unknown, BaseCall> | undefined;

/** The answer; `undefined` where the responder passes the request on. */
export async function answer(reply: AnyReply, exchange: Exchange): Promise<Response | undefined> {
  const { route, call } = exchange;
  const { initialDelayInMs, reply: usual, timers } = route.settings;
  try {
    const loading = load(exchange);
    if (loading) await loading;
    const given = reply === undefined ? defaultReply(exchange) : reply;
    const value: unknown =
      typeof given === "function" ? await ask(given as Ask, exchange) : await given;
    if (value === undefined) return undefined;
    // an abort is told by the body, or by the client itself
    if (initialDelayInMs > 0) await sleep(initialDelayInMs, call.signal, timers).catch(() => {});
    takeOnce(value, exchange);
    if (isResponse(value)) return await passThrough(value, { exchange, isReused: value === given });
    if (isLanguageModel(exchange)) {
      // what a provider answers by itself needs no check
      const isOwn = reply === undefined && usual === undefined;
      return await generate(value as GeneratedValue, exchange, isOwn);
    }
    if (isEndpoint(exchange)) return await reveal(value, exchange);
  } catch (error) {
    if (isLLMError(error)) return errorResponse(error, exchange);
    if (!isGivenUp(error, call)) return errorResponse(exchange.report(error), exchange);
    call.aborted = true;
    return networkError(exchange);
  }
}

const REPLY_FUNCTION = {
  what: "the reply function",
  expected: "a reply, or undefined to pass the request on",
};

type Ask = (call: BaseCall) => unknown;

/** Calls the test's own function; a provider's own reply is none. */
async function ask(given: Ask, { call, route }: Exchange): Promise<unknown> {
  try {
    return await given(call);
  } catch (error) {
    const isOurs = given === route.provider.reply || isGivenUp(error, call);
    throw isOurs ? error : toUserError(error, REPLY_FUNCTION);
  }
}

/** A function that stops when the client goes away makes no mistake. */
function isGivenUp(error: unknown, { signal }: BaseCall & { signal: AbortSignal }): boolean {
  const { name } = (error ?? {}) as { name?: unknown };
  return signal.aborted && (error === signal.reason || name === "AbortError");
}

/** What the answer may need of the code that is not loaded with the rest; a promise costs, so there is none where it is. */
function load({ codec, call }: Exchange): Promise<void> | undefined {
  if (codec.kind === "endpoint") return codec.load?.(call) ?? whileLoading();
  // whoever needs nothing must not overtake who came before: both may take a step of one sequence
  return hasSchemas(call) ? loadSchemas() : whileLoading();
}

function defaultReply(exchange: Exchange): AnyReply | Promise<AnyReply> {
  const { route, codec, call, context, isPack } = exchange;
  const { settings, provider } = route;
  if (isPack && settings.unmatched === "error") throw unmatchedCall(exchange.original, call);
  if (codec.kind === "endpoint") return codec.reply(call, context) as AnyReply | Promise<AnyReply>;
  return settings.reply ?? provider.reply ?? createReply(codec, call);
}

/** A picture or a sound where the request asks for one, else a text. */
function createReply(codec: LanguageModelCodec, call: LanguageModelCall): ReplyItem | ReplyItem[] {
  return codec.createReply?.(call) ?? createDefaultReply(call);
}

type GeneratedValue = Exclude<ReplyValue, Response>;

/** Answers a text generation. */
function generate(
  value: GeneratedValue,
  exchange: Exchange<LanguageModelCodec>,
  isOwn: boolean,
): Response | Promise<Response> {
  const { call, codec, route } = exchange;
  if (isLLMError(value)) {
    const result = codec.errorToResult?.(value);
    if (!result) return errorResponse(value, exchange);
    value = result;
  } else if (isFault(value)) {
    if (isWholeFault(value)) return faultResponse(value, exchange, () => undefined);
    value = [createReply(codec, call), value].flat();
  }
  const source = toSource(value);
  source.isChecked = route.settings.validate.replies && !isOwn;
  // a list is known whole: its mistakes are told before an answer has begun
  if (Array.isArray(source.items)) checkList(source.items, source, exchange);
  if (!call.stream) return collected(source, exchange);
  const loading = codec.load?.();
  return loading ? loading.then(() => streamed(source, exchange)) : streamed(source, exchange);
}

/** Answers another endpoint with its own value. */
function reveal(value: unknown, exchange: Exchange<EndpointCodec>): Response | Promise<Response> {
  const { codec, call, context } = exchange;
  if (isLLMError(value)) return errorResponse(value, exchange);
  if (isFault(value)) return breakOff(value, exchange);
  const headers = codec.headers?.(exchange.promptTokens(), context);
  const body = codec.encode(value, call, context);
  const { status = 200 } = codec;
  if (!isFramedBody(body)) return jsonResponse(body, exchange, { headers, status });
  return framedResponse(body, exchange, { headers });
}

/** What the endpoint would answer by itself, and a fault in it. */
async function breakOff(fault: Fault, exchange: Exchange<EndpointCodec>): Promise<Response> {
  const { codec, call, context } = exchange;
  if (isWholeFault(fault)) return faultResponse(fault, exchange, () => undefined);
  const value: unknown = await codec.reply(call, context);
  if (isLLMError(value)) return errorResponse(value, exchange);
  const body = codec.encode(value, call, context);
  if (!isFramedBody(body)) return faultResponse(fault, exchange, () => body);
  return framedResponse(body, exchange, { fault });
}

/** A generator gives its items once: a second request would get an empty answer. */
function takeOnce(value: unknown, { sent }: Exchange): void {
  if (!isOneShot(value)) return;
  if (sent.has(value)) {
    throw new Mistake(
      "this reply can be read once, and was. Give a function that makes a new one for each request.",
    );
  }
  sent.add(value);
}

/** The bodies of responses that are replies themselves, read once: each request gets a response of its own. */
const bodies = new WeakMap<Response, Promise<ArrayBuffer>>();

/** Sends a `Response` as it is; one that stands for every request is copied for each. */
async function passThrough(
  response: Response,
  { exchange, isReused }: { exchange: Exchange; isReused: boolean },
): Promise<Response> {
  const { call, isMSW2, end } = exchange;
  call.status = response.status;
  end();
  if (!isReused || !response.body) return response;
  let body = bodies.get(response);
  if (!body) bodies.set(response, (body = response.arrayBuffer()));
  const bytes = new Uint8Array(await body);
  const { status, statusText } = response;
  const headers = Object.fromEntries(response.headers);
  return new Response(isMSW2 ? cancelSafeBytes(bytes) : bytes, { status, statusText, headers });
}

function isLanguageModel(exchange: Exchange): exchange is Exchange<LanguageModelCodec> {
  return exchange.codec.kind === "language-model";
}

function isEndpoint(exchange: Exchange): exchange is Exchange<EndpointCodec> {
  return exchange.codec.kind === "endpoint";
}
