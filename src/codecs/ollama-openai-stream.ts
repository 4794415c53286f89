// The streams of Ollama's paths that speak OpenAI's formats.

import type { ServerSentEvent } from "../framing/sse.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import type { LanguageModelResult, TokenLogprob } from "../language-model/result.ts";
import type { StreamPart } from "../language-model/stream-part.ts";
import { cannotCarryCustom } from "./custom-part.ts";
import { mergeBody } from "./merge-body.ts";
import { encodeOllamaOpenAIError } from "./ollama-error.ts";
import {
  asksForUsage,
  cannotCarry,
  encodeChoiceLogprobs,
  encodeFinishReason,
  encodeHead,
  encodeToolCall,
  toChunkFields,
} from "./ollama-openai-answer.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";

type Events = Generator<ServerSentEvent, void, undefined>;

interface State {
  call: LanguageModelCall;
  includeUsage: boolean;
  /** What every chunk begins with. */
  head: object;
  toolIndex: number;
  hasRole: boolean;
  /** Whether chunks have carried the log probabilities. */
  hasLogprobs: boolean;
}

export function streamOllamaChat(call: LanguageModelCall): (part: StreamPart) => Events {
  const state: State = {
    call,
    includeUsage: asksForUsage(call),
    head: {},
    toolIndex: 0,
    hasRole: false,
    hasLogprobs: false,
  };
  return (part) => encodePart(part, state);
}

/** The script of a chat completion stream: tool calls come whole, and no chunk is empty but the last. */
function* encodePart(part: StreamPart, state: State): Events {
  switch (part.type) {
    case "response-metadata":
      state.head = mergeBody(encodeHead("chat.completion.chunk", part), toChunkFields(part.body));
      return;
    case "text-delta":
      state.hasLogprobs ||= part.logprobs !== undefined;
      return yield toChunk({ content: part.delta }, state, { logprobs: part.logprobs });
    case "refusal-delta":
      return yield toChunk({ content: part.delta }, state);
    case "reasoning-delta":
      return yield toChunk({ content: "", reasoning: part.delta }, state);
    case "tool-input-end": {
      const calls = [encodeToolCall(part.part, state.toolIndex++)];
      return yield toChunk({ content: "", tool_calls: calls }, state);
    }
    case "file":
    case "source":
      throw cannotCarry(part.type);
    case "custom":
      throw cannotCarryCustom(part.part.kind);
    case "error": {
      const { body } = encodeOllamaOpenAIError(part.error, state.call.modelId);
      return yield { data: JSON.stringify(body) };
    }
    case "finish":
      return yield* finish(part.result, state);
    case "text-start":
    case "text-end":
    case "refusal-start":
    case "refusal-end":
    case "reasoning-start":
    case "reasoning-end":
    case "tool-input-start":
    case "tool-input-delta":
      return;
  }
}

function* finish(
  { finishReason, logprobs, usage, body }: LanguageModelResult,
  state: State,
): Events {
  const rest = state.hasLogprobs ? undefined : logprobs;
  const delta = state.hasRole ? {} : { content: "" };
  yield toChunk(delta, state, { reason: encodeFinishReason(finishReason), logprobs: rest });
  const total = mergeBody(encodePlainUsage(usage), body?.["usage"]);
  if (state.includeUsage) yield toEvent({ ...state.head, choices: [], usage: total });
  yield { data: "[DONE]" };
}

function toChunk(
  words: object,
  state: State,
  {
    reason = null,
    logprobs,
  }: { reason?: string | null; logprobs?: TokenLogprob[] | undefined } = {},
): ServerSentEvent {
  const delta = state.hasRole ? words : { role: "assistant", ...words };
  state.hasRole = true;
  const told = logprobs && encodeChoiceLogprobs(logprobs);
  const choices = [{ index: 0, delta, finish_reason: reason, ...told }];
  return toEvent({ ...state.head, choices });
}

function toEvent(chunk: object): ServerSentEvent {
  return { data: JSON.stringify(chunk) };
}
