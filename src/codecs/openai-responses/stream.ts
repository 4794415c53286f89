import { type LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { SourcePart } from "../../language-model/prompt.ts";
import type { FinishReason, LanguageModelResult } from "../../language-model/result.ts";
import type { ResponseMetadata, StreamPart } from "../../language-model/stream-part.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import type { ErrorShape } from "../openai-error.ts";
import { addLogprobs, closeMessage, encodeResponse, encodeStart } from "./encode.ts";
import { encodeError } from "./error.ts";
import {
  addItem,
  createEventState,
  endItem,
  type Events,
  type EventState,
  position,
  toDelta,
  toEvent,
  toRawEvent,
} from "./events.ts";
import { addAnnotation, toItemId, toMessageItem, toOutputText } from "./items.ts";
import {
  addReasoning,
  addToolInput,
  endReasoning,
  endTool,
  showImage,
  startReasoning,
  startTool,
} from "./stream-items.ts";
import type * as wire from "./wire.ts";

interface State extends EventState {
  errorShape: ErrorShape | undefined;
  start: wire.Response | undefined;
  /** The text or refusal that still may grow. */
  part: wire.ContentPart | undefined;
  /** The text ended with a citation, so that a text after it goes on. */
  isCited: boolean;
  /** Where the text since the last citation begins. */
  textStart: number;
}

export function encodeStream(
  call: LanguageModelCall,
  errorShape?: ErrorShape,
): (part: StreamPart) => Events {
  const state: State = {
    ...createEventState(call),
    errorShape,
    start: undefined,
    part: undefined,
    isCited: false,
    textStart: 0,
  };
  return (part) => encodePart(part, state);
}

/** The script of a response's stream: for each part, the events that the API sends. */
function* encodePart(part: StreamPart, state: State): Events {
  switch (part.type) {
    case "response-metadata":
      return yield* begin(part, state);
    case "text-start":
      return yield* startText(state);
    case "text-delta":
      return yield* addText(part.delta, state);
    case "text-end":
      if (state.part?.type === "output_text") state.part.text += part.part.text;
      return;
    case "refusal-start":
      return yield* startMessage({ type: "refusal", refusal: "" }, state);
    case "refusal-delta":
      return yield toEvent("refusal.delta", { ...atPart(state), delta: part.delta }, state);
    case "refusal-end":
      if (state.part?.type === "refusal") state.part.refusal = part.part.text;
      return;
    case "reasoning-start":
      yield* endMessage(state);
      return yield* startReasoning(part.part, state);
    case "reasoning-delta":
      return yield* addReasoning(part.delta, state);
    case "reasoning-end":
      return yield* endReasoning(part.part, state);
    case "tool-input-start":
      yield* endMessage(state);
      return yield* startTool(part.part, state);
    case "tool-input-delta":
      return yield* addToolInput(part.delta, state);
    case "tool-input-end":
      return yield* endTool(state);
    case "source":
      return yield* annotate(part.part, state);
    case "file":
      yield* endMessage(state);
      return yield* showImage(part.part, state);
    case "custom":
      throw cannotCarryCustom(part.part.kind);
    case "error":
      return yield* fail(part.error, state);
    case "finish":
      return yield* finish(part.result, state);
  }
}

function* begin({ body, ...metadata }: ResponseMetadata, state: State): Events {
  // what only the end knows would be told too early, or never
  const { output, status: _, usage: __, ...rest } = body ?? {};
  if (output !== undefined) {
    throw new Error(
      "body.output cannot be merged into a stream. Say it with content, or answer with a Response.",
    );
  }
  state.responseId = metadata.id;
  state.start = mergeBody(encodeStart(metadata, state.call), rest);
  yield toEvent("created", { response: state.start }, state);
  if (state.start.background) {
    yield toEvent("queued", { response: { ...state.start, status: "queued" } }, state);
  }
  yield toEvent("in_progress", { response: state.start }, state);
}

/** A text after a citation goes on in the same message. */
function* startText(state: State): Events {
  if (state.isCited && state.part?.type === "output_text") {
    state.textStart = state.part.text.length;
    state.isCited = false;
    return;
  }
  yield* startMessage(toOutputText(), state);
}

function* addText(delta: string, state: State): Events {
  yield toDelta("output_text.delta", { ...atPart(state), delta, logprobs: [] }, state);
}

function* startMessage(part: wire.ContentPart, state: State): Events {
  yield* endMessage(state);
  const id = toItemId(state.responseId, "msg", state.output.length);
  yield* addItem(toMessageItem(id, part), { status: "in_progress", content: [] }, state);
  state.part = part;
  state.textStart = 0;
  yield toEvent("content_part.added", { ...atPart(state), part }, state);
}

/** Ends the text or refusal that is open, if any, before another item begins or the answer ends. */
function* endMessage(state: State, reason: FinishReason = "stop"): Events {
  const { part } = state;
  state.part = undefined;
  state.isCited = false;
  if (!part) return;
  const at = atPart(state);
  if (part.type === "refusal") {
    yield toEvent("refusal.done", { ...at, refusal: part.refusal }, state);
  } else {
    const { logprobs, text } = part;
    yield toEvent("output_text.done", { ...at, logprobs, text }, state);
  }
  yield toEvent("content_part.done", { ...at, part }, state);
  closeMessage(state.output.at(-1), reason);
  yield* endItem(state);
}

function* annotate(source: SourcePart, state: State): Events {
  const annotation = addAnnotation(state.part, source, state.textStart);
  const annotation_index =
    state.part?.type === "output_text" ? state.part.annotations.length - 1 : 0;
  state.isCited = true;
  const fields = { annotation, annotation_index, ...atPart(state) };
  yield toEvent("output_text.annotation.added", fields, state);
}

function* finish(result: LanguageModelResult, state: State): Events {
  if (result.logprobs) addLogprobs(state.part, result.logprobs);
  yield* endMessage(state, result.finishReason);
  const response = encodeResponse(result, state.call, state.output);
  yield toEvent(response.status, { response: mergeBody(response, result.body) }, state);
}

/** As recorded: the error, then the response that failed of it. */
function* fail(error: LLMError, state: State): Events {
  const { message, type, code, param } = encodeError(error, state.call, state.errorShape).body
    .error;
  yield toRawEvent("error", { error: { type, code, message, param } }, state);
  if (!state.start) return;
  const output = state.part ? state.output.slice(0, -1) : state.output;
  const failure = { status: "failed", error: { code: code ?? type, message }, output };
  yield toEvent("failed", { response: { ...state.start, ...failure } }, state);
}

function atPart(state: State): { content_index: number; item_id: string; output_index: number } {
  return { content_index: 0, ...position(state) };
}
