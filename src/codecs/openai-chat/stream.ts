import type { ErrorReply } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { ToolCallPart } from "../../language-model/prompt.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import { toObject } from "../read.ts";
import { usesFunctions } from "./decode-tools.ts";
import { checkAnswerable, encodeFinishReason, encodeLogprobs, encodeUsage } from "./encode.ts";
import {
  cannotCallTwice,
  cannotCarryFile,
  encodeAnnotation,
  encodeToolCallId,
  isCustomTool,
} from "./encode-message.ts";
import {
  chunks,
  type Events,
  first,
  open,
  type State,
  toChunk,
  toEvent,
  toHead,
} from "./stream-chunk.ts";
import type * as wire from "./wire.ts";

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
    isLegacy: usesFunctions(call),
    isCustom: false,
    hasRole: false,
    hasContent: false,
    hasLogprobs: false,
  };
  return (part) => encodePart(part, state);
}

/** The script of a chat completion stream: for each part, the chunks that the API sends. */
function* encodePart(part: StreamPart, state: State): Events {
  const { reasoningField } = state.options;
  switch (part.type) {
    case "response-metadata":
      checkAnswerable(state.call, part.body, state.options);
      state.head = toHead(part, state);
      return;
    case "text-start":
      return yield* startText(state);
    case "text-delta":
      return yield* textDelta(part, state);
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
      return yield* chunks(toInputDelta(part.delta, state), state);
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

/** The chunk that opens a text says that log probabilities will follow, as recorded. */
function* startText(state: State): Events {
  if (state.hasContent) return;
  state.hasContent = true;
  const logprobs = state.call.topLogprobs === undefined ? null : encodeLogprobs([]);
  yield* chunks(first({ content: "" }, state), state, { logprobs });
}

function* textDelta(
  { delta, logprobs }: StreamPart & { type: "text-delta" },
  state: State,
): Events {
  state.textLength += delta.length;
  state.hasLogprobs ||= logprobs !== undefined;
  yield* chunks({ content: delta }, state, logprobs && { logprobs: encodeLogprobs(logprobs) });
}

function* startTool({ toolCallId, toolName }: ToolCallPart, state: State): Events {
  state.toolIndex++;
  if (state.isLegacy) {
    if (state.toolIndex > 0) throw cannotCallTwice();
    return yield* open({ function_call: { name: toolName, arguments: "" } }, state);
  }
  const opening = first({}, state);
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
function toInputDelta(delta: string, { toolIndex: index, isCustom, isLegacy }: State): wire.Delta {
  if (isLegacy) return { function_call: { arguments: delta } };
  return {
    tool_calls: [
      isCustom ? { index, custom: { input: delta } } : { index, function: { arguments: delta } },
    ],
  };
}

function* finish(
  { finishReason, logprobs, usage, body }: LanguageModelResult,
  state: State,
): Events {
  if (!state.hasRole) yield* open({ content: "" }, state);
  if (logprobs && !state.hasLogprobs)
    yield* chunks({}, state, { logprobs: encodeLogprobs(logprobs) });
  yield* chunks({}, state, { finish_reason: encodeFinishReason(finishReason, state.call) });
  const total = mergeBody(encodeUsage(usage), body?.["usage"]);
  if (state.includeUsage) yield toEvent({ choices: [], usage: total }, state, 0);
  yield { data: "[DONE]" };
}

function encodeError(error: LLMError, { call, options }: State): ErrorReply {
  return (options.errorShape ?? encodeOpenAIError)(error, call.modelId);
}
