import type { ErrorReply } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import type { ServerSentEvent } from "../../framing/sse.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { ToolCallPart } from "../../language-model/prompt.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import type { ResponseMetadata, StreamPart } from "../../language-model/stream-part.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import { toObfuscation } from "../openai-obfuscation.ts";
import { toObject } from "../read.ts";
import {
  cannotCarryFile,
  encodeAnnotation,
  encodeFinishReason,
  encodeHead,
  encodeLogprobs,
  encodeToolCallId,
  encodeUsage,
  isCustomTool,
} from "./encode.ts";
import type * as wire from "./wire.ts";

type Events = Generator<ServerSentEvent, void, undefined>;

interface State {
  call: LanguageModelCall;
  options: wire.OpenAIChatOptions;
  includeUsage: boolean;
  obfuscates: boolean;
  /** What every chunk begins with, as JSON without its closing brace: it is the same for all of them. */
  head: string;
  textLength: number;
  toolIndex: number;
  /** Whether the tool that is being called takes a free text. */
  isCustom: boolean;
  hasRole: boolean;
  hasContent: boolean;
}

export function encodeStream(
  call: LanguageModelCall,
  options: wire.OpenAIChatOptions,
): (part: StreamPart) => Events {
  const streamOptions = toObject(toObject(call.body)["stream_options"]);
  const state: State = {
    call,
    options,
    includeUsage: streamOptions["include_usage"] === true,
    obfuscates: options.openaiFields === true && streamOptions["include_obfuscation"] !== false,
    head: "",
    textLength: 0,
    toolIndex: -1,
    isCustom: false,
    hasRole: false,
    hasContent: false,
  };
  return (part) => encodePart(part, state);
}

/** The script of a chat completion stream: for each part, the chunks that the API sends. */
function* encodePart(part: StreamPart, state: State): Events {
  const { reasoningField } = state.options;
  switch (part.type) {
    case "response-metadata":
      state.head = toHead(part, state.options);
      return;
    case "text-start":
      if (!state.hasContent) yield* open({ content: "" }, state);
      state.hasContent = true;
      return;
    case "text-delta":
      state.textLength += part.delta.length;
      return yield* chunks({ content: part.delta }, state);
    case "refusal-start":
      return yield* open({ refusal: "" }, state);
    case "refusal-delta":
      return yield* chunks({ refusal: part.delta }, state);
    case "reasoning-start":
      if (reasoningField) yield* open({ [reasoningField]: "" }, state);
      return;
    case "reasoning-delta":
      if (reasoningField) yield* chunks({ [reasoningField]: part.delta }, state);
      return;
    case "tool-input-start":
      return yield* startTool(part.part, state);
    case "tool-input-delta":
      return yield* chunks({ tool_calls: [toInputDelta(part.delta, state)] }, state);
    case "source":
      return yield* chunks({ annotations: [encodeAnnotation(part.part, state.textLength)] }, state);
    case "file":
      throw cannotCarryFile();
    case "custom":
      throw cannotCarryCustom(part.part.kind);
    case "error":
      return yield { data: JSON.stringify(encodeError(part.error, state).body) };
    case "finish":
      return yield* finish(part.result, state);
    case "text-end":
    case "refusal-end":
    case "reasoning-end":
    case "tool-input-end":
      return;
  }
}

function* startTool({ toolCallId, toolName }: ToolCallPart, state: State): Events {
  const opening = first({}, state);
  state.toolIndex++;
  state.isCustom = isCustomTool(toolName, state.call);
  for (let choice = 0; choice < state.call.n; choice++) {
    const call: wire.ToolCallDelta = {
      index: state.toolIndex,
      id: encodeToolCallId(toolCallId, choice),
      ...(state.isCustom
        ? { type: "custom", custom: { name: toolName, input: "" } }
        : { type: "function", function: { name: toolName, arguments: "" } }),
    };
    yield toChunk({ index: choice, delta: { ...opening, tool_calls: [call] } }, state);
  }
}

/** As the SDK's `ChatCompletionChunk` has it; its helper adds up a custom tool's input since version 7. */
function toInputDelta(delta: string, { toolIndex, isCustom }: State): wire.ToolCallDelta {
  return isCustom
    ? { index: toolIndex, custom: { input: delta } }
    : { index: toolIndex, function: { arguments: delta } };
}

function* finish(
  { finishReason, logprobs, usage, body }: LanguageModelResult,
  state: State,
): Events {
  if (!state.hasRole) yield* open({ content: "" }, state);
  if (logprobs) yield* chunks({}, state, { logprobs: encodeLogprobs(logprobs) });
  yield* chunks({}, state, { finish_reason: encodeFinishReason(finishReason, state.call) });
  const total = mergeBody(encodeUsage(usage), body?.["usage"]);
  if (state.includeUsage) yield toEvent({ choices: [], usage: total }, state, 0);
  yield { data: "[DONE]" };
}

function encodeError(error: LLMError, { call, options }: State): ErrorReply {
  return (options.errorShape ?? encodeOpenAIError)(error, call.modelId);
}

/** The same chunk for each choice; the first one of all carries the role. */
function* open(delta: wire.Delta, state: State): Events {
  yield* chunks(first(delta, state), state);
}

function* chunks(delta: wire.Delta, state: State, end: Partial<wire.ChunkChoice> = {}): Events {
  for (let index = 0; index < state.call.n; index++) yield toChunk({ index, delta, ...end }, state);
}

function first(delta: wire.Delta, state: State): wire.Delta {
  if (state.hasRole) return delta;
  state.hasRole = true;
  const { openaiFields } = state.options;
  return { role: "assistant", content: null, ...(openaiFields && { refusal: null }), ...delta };
}

type OpenChoice = Pick<wire.ChunkChoice, "index" | "delta"> & Partial<wire.ChunkChoice>;

function toChunk(choice: OpenChoice, state: State): ServerSentEvent {
  const { index, delta, logprobs = null, finish_reason = null } = choice;
  const choices = [{ index, delta, logprobs, finish_reason }];
  const size = (delta.content ?? "").length;
  return toEvent({ choices, ...(state.includeUsage && { usage: null }) }, state, size);
}

function toEvent(
  chunk: Partial<wire.ChatCompletionChunk>,
  { head, obfuscates }: State,
  size: number,
): ServerSentEvent {
  const padding = obfuscates && { obfuscation: toObfuscation(size) };
  return { data: `${head},${JSON.stringify({ ...chunk, ...padding }).slice(1)}` };
}

function toHead(
  { id, timestamp, modelId, body }: ResponseMetadata,
  options: wire.OpenAIChatOptions,
): string {
  const { choices, usage: _, ...rest } = body ?? {};
  if (choices !== undefined) {
    throw new Error(
      "body.choices cannot be merged into a stream. Say it with content and finishReason, or answer with a Response.",
    );
  }
  const head = {
    id,
    object: "chat.completion.chunk",
    created: Math.floor(timestamp / 1000),
    model: modelId,
    ...encodeHead(options),
  };
  return JSON.stringify(mergeBody(head, rest)).slice(0, -1);
}
