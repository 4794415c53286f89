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

/** The one flat object that responders and spies see. */
export function createCall(
  decoded: BaseCall,
  { params, url, headers }: WireRequest,
  { route, stop, text }: { route: Route; stop: Stop; text: GrowingText },
): CallRecord {
  const call: LanguageModelCall = { ...NO_PROMPT, ...decoded };
  nameToolResults(call.prompt);
  const outcome: Omit<Outcome, "done"> = {
    status: 0,
    finishReason: undefined,
    usage: undefined,
    aborted: false,
    delivered: {
      get text() {
        return text.toString();
      },
      chunks: 0,
    },
  };
  let shown: Headers | undefined;
  let body: { shown: unknown } | undefined;
  return {
    ...call,
    get body() {
      return (body ??= { shown: withoutSecrets(decoded.body) }).shown;
    },
    ...outcome,
    provider: route.provider.name,
    operation: route.operation,
    url: hideSecrets(url),
    params,
    get headers() {
      return (shown ??= withoutCredentials(headers));
    },
    retry: Number(headers.get("x-stainless-retry-count") ?? 0) || 0,
    get signal() {
      return stop.signal;
    },
    system: toSystem(call.prompt),
    lastUserText: toLastUserText(call.prompt),
    toolResults: toToolResults(call.prompt),
    done: Promise.resolve(),
  };
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
