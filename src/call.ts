import type { WireRequest } from "./codec.ts";
import type { BaseCall, Call, LanguageModelCall } from "./language-model/call.ts";
import type { Message, ToolResultPart } from "./language-model/prompt.ts";
import type { FinishReason, Usage } from "./language-model/result.ts";
import type { Route } from "./routes.ts";
import type { GrowingText } from "./stream/growing-text.ts";
import type { Stop } from "./stream/stop.ts";
import { hideSecrets, withoutCredentials, withoutSecrets } from "./secrets.ts";

/** What became of an answered call. */
export interface Outcome {
  /** HTTP status; 0 for a broken connection. */
  status: number;
  finishReason: FinishReason | undefined;
  usage: Usage | undefined;
  /** The client went away before the end. */
  aborted: boolean;
  /** What was handed to the host; `chunks` of a stream, 1 for a body. */
  delivered: { readonly text: string; chunks: number };
  /** Settles when the answer was read to its end, or given up. */
  done: Promise<void>;
}

/** A call that a handler answered, and what became of it. */
export type CallRecord<C extends BaseCall = LanguageModelCall> = Call<C> & Outcome;

/** What a call of another endpoint has where a text generation has a prompt. */
const NO_PROMPT: Omit<LanguageModelCall, keyof BaseCall> = {
  prompt: [],
  tools: [],
  toolChoice: undefined,
  responseFormat: undefined,
  maxOutputTokens: undefined,
  stopSequences: [],
  temperature: undefined,
  topP: undefined,
  seed: undefined,
  n: 1,
  topLogprobs: undefined,
  parallelToolCalls: true,
  stream: false,
};

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The one flat object that responders and spies see. */
export function createCall(
  decoded: BaseCall,
  { params, url, headers }: WireRequest,
  { route, stop, text }: { route: Route; stop: Stop; text: GrowingText },
): CallRecord {
  const call = new RecordedCall(headers, stop) as RecordedCall & Writable<CallRecord>;
  Object.assign(call, NO_PROMPT, decoded);
  nameToolResults(call.prompt);
  call.body = withoutSecrets(decoded.body);
  call.status = 0;
  call.finishReason = undefined;
  call.usage = undefined;
  call.aborted = false;
  call.delivered = new Delivered(text);
  call.done = Promise.resolve();
  call.provider = route.provider.name;
  call.operation = route.operation;
  call.url = hideSecrets(url);
  call.params = params;
  call.retry = Number(headers.get("x-stainless-retry-count") ?? 0) || 0;
  call.system = toSystem(call.prompt);
  call.lastUserText = toLastUserText(call.prompt);
  call.toolResults = toToolResults(call.prompt);
  return call;
}

/**
 * With the fields that few calls are asked for, made when one is.
 *
 * A class, so that all calls share their accessors: V8 makes a slow table of an object that has some of its own.
 */
class RecordedCall {
  static readonly #lazyHeaders: PropertyDescriptor & ThisType<RecordedCall> = {
    enumerable: true,
    get: function getHeaders() {
      return (this.#shown ??= withoutCredentials(this.#headers));
    },
  };
  static readonly #lazySignal: PropertyDescriptor & ThisType<RecordedCall> = {
    enumerable: true,
    get: function getSignal() {
      return this.#stop.signal;
    },
  };
  declare readonly headers: Headers;
  declare readonly signal: AbortSignal;
  readonly #headers: Headers;
  readonly #stop: Stop;
  #shown: Headers | undefined;

  constructor(headers: Headers, stop: Stop) {
    this.#headers = headers;
    this.#stop = stop;
    Object.defineProperty(this, "headers", RecordedCall.#lazyHeaders);
    Object.defineProperty(this, "signal", RecordedCall.#lazySignal);
  }
}

/** Its text is joined when somebody looks at it. */
class Delivered {
  static readonly #lazy: PropertyDescriptor & ThisType<Delivered> = {
    enumerable: true,
    get: function getText() {
      return this.#text.toString();
    },
  };
  declare readonly text: string;
  chunks = 0;
  readonly #text: GrowingText;

  constructor(text: GrowingText) {
    this.#text = text;
    Object.defineProperty(this, "text", Delivered.#lazy);
  }
}

function toSystem(prompt: Message[]): string {
  const texts: string[] = [];
  for (const message of prompt) if (message.role === "system") texts.push(message.content);
  return texts.join("\n");
}

function toLastUserText(prompt: Message[]): string {
  for (const message of prompt.toReversed()) {
    if (message.role !== "user") continue;
    const text = message.content.map((part) => (part.type === "text" ? part.text : "")).join("");
    if (text !== "") return text;
  }
  return "";
}

/** Of the current turn alone: an old result in the history is no news. */
function toToolResults(prompt: Message[]): ToolResultPart[] {
  const lastAnswer = prompt.findLastIndex(({ role }) => role === "assistant");
  return prompt
    .slice(lastAnswer + 1)
    .flatMap((message) => (message.role === "tool" ? message.content : []));
}

/** Most wires name a tool in its call alone. */
function nameToolResults(prompt: Message[]): void {
  const names = new Map<string, string>();
  for (const message of prompt) {
    if (message.role !== "assistant" && message.role !== "tool") continue;
    for (const part of message.content) {
      if (part.type === "tool-call") names.set(part.toolCallId, part.toolName);
      else if (part.type === "tool-result" && part.toolName === "") {
        part.toolName = names.get(part.toolCallId) ?? "";
      }
    }
  }
}
