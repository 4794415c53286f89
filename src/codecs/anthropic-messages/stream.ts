import type { ServerSentEvent } from "../../framing/sse.ts";
import type {
  CustomPart,
  ReasoningPart,
  SourcePart,
  ToolCallPart,
} from "../../language-model/prompt.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import { mergeBody } from "../merge-body.ts";
import {
  type Ahead,
  cannotCarryFile,
  cannotCite,
  checkAhead,
  encodeCitation,
  encodeReasoning,
  encodeSignature,
  encodeToolCall,
  hidesThinking,
  readCustom,
  withAhead,
} from "./blocks.ts";
import { compactionOnly, isCompaction } from "./compaction.ts";
import { encodeState } from "./echo.ts";
import { type Asked, encodeErrorEvent, encodeOpening, encodeStop, pickBody } from "./encode.ts";
import { splitBlock } from "./split-block.ts";
import { encodeDeltaUsage, pickUsage } from "./usage.ts";
import type * as wire from "./wire.ts";

type Events = Generator<ServerSentEvent, void, undefined>;

interface State {
  call: Asked & { modelId: string };
  headers: Record<string, string>;
  messageId: string;
  /** Of the newest block. */
  index: number;
  /** What the newest block says, where it is a text that sources may still follow. */
  citable: string | undefined;
  /** Whether the deltas of the newest block stay with the provider. */
  isHidden: boolean;
  ahead: Ahead;
}

export function encodeStream(
  call: Asked & { modelId: string },
  headers: Record<string, string>,
): (part: StreamPart) => Events {
  const state: State = {
    call,
    headers,
    messageId: "",
    index: -1,
    citable: undefined,
    isHidden: false,
    ahead: {},
  };
  const isCompacting = isCompaction(call.body);
  return (part) => encodePart(isCompacting ? compactionOnly(part) : part, state);
}

/** The script of a message stream: for each part, the events that the API sends. */
function* encodePart(part: StreamPart | undefined, state: State): Events {
  switch (part?.type) {
    case undefined:
      return;
    case "response-metadata":
      state.messageId = part.id;
      return yield toEvent({ type: "message_start", message: encodeOpening(part, state.call) });
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
      return yield cite(part.part, state);
    case "reasoning-start":
      return yield* startReasoning(part.part, state);
    case "reasoning-delta":
      if (!state.isHidden) yield delta({ type: "thinking_delta", thinking: part.delta }, state);
      return;
    case "reasoning-end":
      return yield* endReasoning(part.part, state);
    case "tool-input-start":
      return yield* startTool(part.part, state, part.isOpen);
    case "tool-input-delta":
      if (!state.isHidden)
        yield delta({ type: "input_json_delta", partial_json: part.delta }, state);
      return;
    case "tool-input-end":
      return yield stopBlock(state);
    case "file":
      throw cannotCarryFile();
    case "custom":
      return yield* encodeCustom(part.part, state);
    case "error":
      return yield toEvent(encodeErrorEvent(part.error, state.call.modelId, state.headers));
    case "finish":
      return yield* finish(part.result, state);
  }
}

function* startReasoning(part: ReasoningPart, state: State): Events {
  const block = encodeReasoning(part, state.messageId, false);
  const isThinking = block.type === "thinking";
  state.isHidden = !isThinking || hidesThinking(state.call.body);
  yield* startBlock(isThinking ? { ...block, thinking: "", signature: "" } : block, state);
}

function* endReasoning(part: ReasoningPart, state: State): Events {
  if (part.redactedData === undefined) {
    const signature = encodeSignature(part, state.messageId);
    yield delta({ type: "signature_delta", signature }, state);
  }
  yield stopBlock(state);
}

/** No arguments are one empty delta and not `{}`, as the recordings show. */
function* startTool(part: ToolCallPart, state: State, isOpen = false): Events {
  const block = encodeToolCall(part);
  state.isHidden = !isOpen && Object.keys(block.input).length === 0;
  yield* startBlock({ ...block, input: {} }, state);
  yield delta({ type: "input_json_delta", partial_json: "" }, state);
}

function* encodeCustom(part: CustomPart, state: State): Events {
  const { block, ahead } = readCustom(part, state.ahead);
  if (ahead) {
    state.ahead = ahead;
    return;
  }
  const { start, deltas } = splitBlock(block);
  yield* startBlock(start, state);
  for (const one of deltas) yield delta(one, state);
  yield stopBlock(state);
}

function* finish(result: LanguageModelResult, state: State): Events {
  checkAhead(state.ahead, result);
  yield* closeText(state);
  const { body: asked } = state.call;
  const body = result.body ?? {};
  const { container, ...context } = encodeState(result, asked);
  const { context_management, ...stop } = pickBody(body, true);
  yield toEvent({
    type: "message_delta",
    delta: mergeBody({ ...encodeStop(result, asked), ...(container && { container }) }, stop),
    usage: mergeBody(encodeDeltaUsage(result.usage), pickUsage(body, true)),
    ...mergeBody(context, context_management === undefined ? {} : { context_management }),
  });
  yield toEvent({ type: "message_stop" });
}

/** The first block is followed by a ping; what a text cites comes before it. */
function* startBlock(block: wire.Block, state: State): Events {
  yield* closeText(state);
  state.index++;
  const { citations = [], ...fields } = state.ahead;
  const content_block = withAhead(block, { ...fields, ...(citations[0] && { citations: [] }) });
  state.ahead = {};
  yield toEvent({ type: "content_block_start", index: state.index, content_block });
  if (state.index === 0) yield { event: "ping", data: '{"type": "ping"}' };
  for (const citation of citations) yield delta({ type: "citations_delta", citation }, state);
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

function cite(source: SourcePart, state: State): ServerSentEvent {
  if (state.citable === undefined) throw cannotCite();
  return delta({ type: "citations_delta", citation: encodeCitation(source, state.citable) }, state);
}

function delta(delta: wire.BlockDelta, { index }: State): ServerSentEvent {
  return toEvent({ type: "content_block_delta", index, delta });
}

/** SDKs skip what has no event name. */
function toEvent(event: wire.StreamEvent): ServerSentEvent {
  return { event: event.type, data: JSON.stringify(event) };
}
