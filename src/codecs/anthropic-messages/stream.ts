import type { LLMError } from "../../errors.ts";
import type { ServerSentEvent } from "../../framing/sse.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { ReasoningPart, SourcePart, ToolCallPart } from "../../language-model/prompt.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import { encodeAnthropicError } from "../anthropic-error.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import {
  cannotCarryFile,
  cannotCite,
  encodeCitation,
  encodeDeltaUsage,
  encodeOpening,
  encodeReasoning,
  encodeSignature,
  encodeStop,
  encodeToolCall,
  pickBody,
} from "./encode.ts";
import type * as wire from "./wire.ts";

type Events = Generator<ServerSentEvent, void, undefined>;

interface State {
  modelId: string;
  headers: Record<string, string>;
  messageId: string;
  /** Of the newest block. */
  index: number;
  /** What the newest block says, where it is a text that sources may still follow. */
  citable: string | undefined;
  /** Whether the deltas of the newest block stay with the provider. */
  isHidden: boolean;
}

export function encodeStream(
  { modelId }: LanguageModelCall,
  headers: Record<string, string>,
): (part: StreamPart) => Events {
  const state: State = {
    modelId,
    headers,
    messageId: "",
    index: -1,
    citable: undefined,
    isHidden: false,
  };
  return (part) => encodePart(part, state);
}

/** The script of a message stream: for each part, the events that the API sends. */
function* encodePart(part: StreamPart, state: State): Events {
  switch (part.type) {
    case "response-metadata":
      state.messageId = part.id;
      return yield toEvent({ type: "message_start", message: encodeOpening(part) });
    case "text-start":
    case "refusal-start":
      return yield* startBlock({ type: "text", text: "" }, state);
    case "text-delta":
    case "refusal-delta":
      return yield delta({ type: "text_delta", text: part.delta }, state);
    case "text-end":
    case "refusal-end":
      state.citable = part.part.text;
      return;
    case "source":
      return yield citation(part.part, state);
    case "reasoning-start":
      return yield* startReasoning(part.part, state);
    case "reasoning-delta":
      if (!state.isHidden) yield delta({ type: "thinking_delta", thinking: part.delta }, state);
      return;
    case "reasoning-end":
      return yield* endReasoning(part.part, state);
    case "tool-input-start":
      return yield* startTool(part.part, state);
    case "tool-input-delta":
      if (!state.isHidden) yield inputDelta(part.delta, state);
      return;
    case "tool-input-end":
      return yield stopBlock(state);
    case "file":
      throw cannotCarryFile();
    case "custom":
      throw cannotCarryCustom(part.part.kind);
    case "error":
      return yield toEvent(toErrorEvent(part.error, state));
    case "finish":
      return yield* finish(part.result, state);
  }
}

function* startReasoning(part: ReasoningPart, state: State): Events {
  const block = encodeReasoning(part, state.messageId);
  state.isHidden = block.type === "redacted_thinking";
  yield* startBlock(
    block.type === "thinking" ? { ...block, thinking: "", signature: "" } : block,
    state,
  );
}

function* endReasoning(part: ReasoningPart, state: State): Events {
  if (!state.isHidden) {
    const signature = encodeSignature(part, state.messageId);
    yield delta({ type: "signature_delta", signature }, state);
  }
  yield stopBlock(state);
}

/** No arguments are one empty delta and not `{}`, as the recordings show. */
function* startTool(part: ToolCallPart, state: State): Events {
  const block = encodeToolCall(part);
  state.isHidden = Object.keys(block.input).length === 0;
  yield* startBlock({ ...block, input: {} }, state);
  yield inputDelta("", state);
}

function* finish(result: LanguageModelResult, state: State): Events {
  yield* closeText(state);
  const { context_management, ...stop } = pickBody(result.body ?? {}, true);
  yield toEvent({
    type: "message_delta",
    delta: mergeBody(encodeStop(result), stop),
    usage: mergeBody(encodeDeltaUsage(result.usage), result.body?.["usage"]),
    ...(context_management !== undefined && { context_management }),
  });
  yield toEvent({ type: "message_stop" });
}

/** The first block is followed by a ping. */
function* startBlock(block: wire.ContentBlock, state: State): Events {
  yield* closeText(state);
  state.index++;
  yield toEvent({ type: "content_block_start", index: state.index, content_block: block });
  if (state.index === 0) yield { event: "ping", data: '{"type": "ping"}' };
}

/** A text stays open until something else begins: sources belong to it. */
function* closeText(state: State): Events {
  if (state.citable !== undefined) yield stopBlock(state);
}

function stopBlock(state: State): ServerSentEvent {
  state.citable = undefined;
  state.isHidden = false;
  return toEvent({ type: "content_block_stop", index: state.index });
}

function citation(source: SourcePart, state: State): ServerSentEvent {
  if (state.citable === undefined) throw cannotCite();
  return delta({ type: "citations_delta", citation: encodeCitation(source, state.citable) }, state);
}

function inputDelta(partial_json: string, state: State): ServerSentEvent {
  return delta({ type: "input_json_delta", partial_json }, state);
}

function delta(delta: wire.BlockDelta, { index }: State): ServerSentEvent {
  return toEvent({ type: "content_block_delta", index, delta });
}

function toErrorEvent(error: LLMError, { modelId, headers }: State): wire.StreamEvent {
  const { body } = encodeAnthropicError(error, modelId, headers);
  return { ...body, error: { details: null, ...body.error } };
}

/** SDKs skip what has no event name. */
function toEvent(event: wire.StreamEvent): ServerSentEvent {
  return { event: event.type, data: JSON.stringify(event) };
}
