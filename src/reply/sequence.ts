import type { LLMError } from "../errors.ts";
import type { Fault } from "../faults.ts";
import type { BaseCall, Call, LanguageModelCall } from "../language-model/call.ts";
import { Mistake } from "../mistake.ts";
import type { EndpointValue, Reply, ReplyValue, Responder } from "./reply.ts";

/** Replies in order, one an HTTP request. */
export interface Sequence<
  Value = ReplyValue,
  C extends BaseCall = LanguageModelCall,
> extends Responder<Value, C> {
  /** The last reply answers whatever comes after it. */
  repeat(): Sequence<Value, C>;
  /** After the last reply the first one comes again. */
  cycle(): Sequence<Value, C>;
  /** An SDK's retry gets the reply that the attempt before it got (by `x-stainless-retry-count`). */
  perCall(): Sequence<Value, C>;
  /** How many replies nobody has taken yet. */
  readonly remaining: number;
}

interface Options {
  after: "fail" | "repeat" | "cycle";
  perCall: boolean;
}

type Step<Value, C extends BaseCall> = Value | Responder<Value, C>;

/** What answers every endpoint. */
type Anywhere = LLMError | Fault | Response;

/**
 * Replies in order, one an HTTP request, as a real provider would answer each attempt; exhausted, it fails loudly.
 *
 * @example
 * server.use(llm.openai.chat(sequence(errors.rateLimit(), "Hello")));
 */
export function sequence(...replies: Anywhere[]): Sequence<Anywhere, BaseCall>;
export function sequence(...replies: (string | Anywhere)[]): Sequence<string | Anywhere, BaseCall>;
export function sequence(...replies: Reply[]): Sequence;
export function sequence<Value, C extends BaseCall>(
  ...replies: (Value | Anywhere | Responder<EndpointValue<Value>, C>)[]
): Sequence<EndpointValue<Value>, C>;
export function sequence<Value, C extends BaseCall>(
  ...replies: Step<Value, C>[]
): Sequence<Value, C> {
  return createSequence(replies, { after: "fail", perCall: false });
}

/** Whether `reply` is what `sequence()` returns. */
export function isSequence(reply: unknown): reply is Sequence {
  return typeof reply === "function" && "remaining" in reply;
}

function createSequence<Value, C extends BaseCall>(
  replies: Step<Value, C>[],
  options: Options,
): Sequence<Value, C> {
  /** Steps taken whose responder passed the request on: they come first again. */
  const returned: number[] = [];
  const taken = new Map<string, number>();
  let next = 0;

  function take(call: Call<C>): number {
    const key = options.perCall ? call.url + JSON.stringify(call.body) : "";
    const before = call.retry > 0 ? taken.get(key) : undefined;
    const step = before ?? returned.shift() ?? next++;
    if (options.perCall) taken.set(key, step);
    return step;
  }

  async function replySequence(call: Call<C>): Promise<Value | undefined> {
    const step = take(call);
    const reply = replies[toIndex(step, replies.length, options.after)];
    if (reply === undefined) throw exhausted(replies.length);
    if (!isResponder(reply)) return reply;
    const value = await reply(call);
    if (value === undefined) returned.push(step);
    return value;
  }

  return Object.defineProperties(replySequence as unknown as Sequence<Value, C>, {
    repeat: { value: () => createSequence(replies, { ...options, after: "repeat" }) },
    cycle: { value: () => createSequence(replies, { ...options, after: "cycle" }) },
    perCall: { value: () => createSequence(replies, { ...options, perCall: true }) },
    remaining: { get: () => Math.max(0, replies.length - next + returned.length) },
  });
}

function toIndex(step: number, length: number, after: Options["after"]): number {
  if (after === "cycle") return step % length;
  return after === "repeat" ? Math.min(step, length - 1) : step;
}

function isResponder<Value, C extends BaseCall>(
  reply: Step<Value, C>,
): reply is Responder<Value, C> {
  return typeof reply === "function";
}

function exhausted(length: number): Mistake {
  return new Mistake(
    `Failed to answer: the sequence of ${length} ${length === 1 ? "reply" : "replies"} is exhausted. Add a reply, or end it with .repeat() or .cycle(); an SDK's own retries take a reply each unless it is .perCall().`,
  );
}
