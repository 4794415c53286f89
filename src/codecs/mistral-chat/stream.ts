import type { ServerSentEvent } from "../../framing/sse.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { ToolCallPart } from "../../language-model/prompt.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import type { ResponseMetadata, StreamPart } from "../../language-model/stream-part.ts";
import { mergeBody } from "../merge-body.ts";
import { encodeMistralError } from "../mistral-error.ts";
import {
  encodeChunk,
  encodeHead,
  encodeThought,
  encodeToolCall,
  encodeUsage,
  FINISH_REASONS,
} from "./encode.ts";
import type * as wire from "./wire.ts";

type Events = Generator<ServerSentEvent, void, undefined>;

interface State {
  call: LanguageModelCall;
  options: wire.MistralChatOptions;
  /** What every chunk begins with, as JSON without its closing brace. */
  head: string;
  /** Calls that wait for the chunk that carries them all. */
  toolCalls: ToolCallPart[];
  /** How many calls went out. */
  toolCount: number;
  hasRole: boolean;
  /** Whether the thought that is open has said something. */
  hasThought: boolean;
}

export function encodeStream(
  call: LanguageModelCall,
  options: wire.MistralChatOptions,
): (part: StreamPart) => Events {
  const state: State = {
    call,
    options,
    head: "",
    toolCalls: [],
    toolCount: 0,
    hasRole: false,
    hasThought: false,
  };
  return (part) => encodePart(part, state);
}

/** The script of a stream: tool calls go out whole, and the last chunk tells the end and the usage. */
function* encodePart(part: StreamPart, state: State): Events {
  switch (part.type) {
    case "response-metadata":
      state.head = toHead(part, state);
      return yield* chunks({ role: "assistant", content: "" }, state);
    case "text-start":
    case "refusal-start":
      return yield* flushToolCalls(state);
    case "text-delta":
    case "refusal-delta":
      return yield* chunks({ content: part.delta }, state);
    case "reasoning-start":
      yield* flushToolCalls(state);
      state.hasThought = false;
      return yield* chunks({ content: "" }, state);
    case "reasoning-delta":
      return yield* think(part.delta, state);
    case "reasoning-end":
      if (!state.hasThought) yield* chunks({ content: [encodeThought("")] }, state);
      return;
    case "tool-input-end":
      state.toolCalls.push(part.part);
      return;
    case "custom":
    case "source":
    case "file":
      yield* flushToolCalls(state);
      return yield* chunks({ content: [encodeChunk(part.part)] }, state);
    case "error":
      return yield { data: JSON.stringify(encodeMistralError(part.error, state.call).body) };
    case "finish":
      return yield* finish(part.result, state);
    case "text-end":
    case "refusal-end":
    case "tool-input-start":
    case "tool-input-delta":
      return;
  }
}

function* think(text: string, state: State): Events {
  const thought = encodeThought(text);
  yield* chunks({ content: [state.hasThought ? { ...thought, closed: true } : thought] }, state);
  state.hasThought = true;
}

/** Calls that are followed by something else. */
function* flushToolCalls(state: State): Events {
  if (state.toolCalls.length === 0) return;
  for (let index = 0; index < state.call.n; index++) {
    yield toChunk({ index, delta: toToolCalls(index, state), finish_reason: null }, state);
  }
  state.toolCount += state.toolCalls.length;
  state.toolCalls = [];
}

function toToolCalls(choice: number, { toolCalls, toolCount }: State): wire.Delta {
  return {
    tool_calls: toolCalls.map((part, index) => encodeToolCall(part, toolCount + index, choice)),
  };
}

function* finish({ finishReason, usage, body }: LanguageModelResult, state: State): Events {
  const { n } = state.call;
  const total = mergeBody(encodeUsage(usage, state.options), body?.["usage"]);
  for (let index = 0; index < n; index++) {
    const delta = state.toolCalls.length > 0 ? toToolCalls(index, state) : { content: "" };
    const choice = { index, delta, finish_reason: FINISH_REASONS[finishReason] };
    yield toChunk(choice, state, index === n - 1 ? total : undefined);
  }
  yield { data: "[DONE]" };
}

/** The same chunk for each choice. */
function* chunks(delta: wire.Delta, state: State): Events {
  for (let index = 0; index < state.call.n; index++) {
    yield toChunk({ index, delta, finish_reason: null }, state);
  }
}

function toChunk(choice: wire.ChunkChoice, state: State, usage?: wire.ChatUsage): ServerSentEvent {
  const { content } = choice.delta;
  const padding = state.hasRole && { p: toPadding(typeof content === "string" ? content : "") };
  if (choice.index === state.call.n - 1) state.hasRole = true;
  const chunk = { choices: [choice], ...(usage && { usage }), ...padding };
  return { data: `${state.head},${JSON.stringify(chunk).slice(1)}` };
}

const PADDING = "abcdefghijklmnopqrstuvwxyz0123456789";

function toPadding(text: string): string {
  return PADDING.slice(0, 1 + ((text.length * 7) % PADDING.length));
}

function toHead(part: ResponseMetadata, { call, options }: State): string {
  const { choices, usage: _, ...rest } = part.body ?? {};
  if (choices !== undefined) {
    throw new Error(
      "body.choices cannot be merged into a stream. Say it with content and finishReason, or answer with a Response.",
    );
  }
  const { id, ...head } = encodeHead(part, call, options);
  const object = "chat.completion.chunk";
  return JSON.stringify(mergeBody({ id, object, ...head }, rest)).slice(0, -1);
}
