import { type LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import type { ResponseMetadata, StreamPart } from "../../language-model/stream-part.ts";
import { mergeBody } from "../merge-body.ts";
import { toArray, toObject, toObjects } from "../read.ts";
import type { OpenAIResponsesOptions } from "./dialect.ts";
import { encodeResponse, encodeStart } from "./encode.ts";
import { encodeError, toErrorMembers } from "./error.ts";
import { createEventState, type Events, toEvent, toRawEvent } from "./events.ts";
import { addLogprobs } from "./logprobs.ts";
import { showHosted } from "./stream-hosted.ts";
import { addToolInput, endTool, showImage, startTool } from "./stream-items.ts";
import {
  addRefusal,
  addText,
  annotate,
  endMessage,
  type MessageState,
  startMessage,
  startText,
} from "./stream-message.ts";
import { addReasoning, endReasoning, startReasoning } from "./stream-reasoning.ts";
import type * as wire from "./wire.ts";

interface State extends MessageState {
  start: wire.Response | undefined;
}

export function encodeStream(
  call: LanguageModelCall,
  options: OpenAIResponsesOptions = {},
): (part: StreamPart) => Events {
  const state: State = {
    ...createEventState(call, options),
    start: undefined,
    part: undefined,
    isCited: false,
    textStart: 0,
    hasLogprobs: false,
    streamed: 0,
    annotated: 0,
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
      return yield* addText(part.delta, part.logprobs, state);
    case "text-end":
      if (state.part?.type === "output_text") state.part.text += part.part.text;
      return;
    case "refusal-start":
      return yield* startMessage({ type: "refusal", refusal: "" }, state);
    case "refusal-delta":
      return yield* addRefusal(part.delta, state);
    case "refusal-end":
      if (state.part?.type === "refusal") state.part.refusal = part.part.text;
      return;
    case "reasoning-start":
      yield* endMessage(state);
      return yield* startReasoning(part, state);
    case "reasoning-delta":
      return yield* addReasoning(part.delta, state);
    case "reasoning-end":
      return yield* endReasoning(part, state);
    case "tool-input-start":
      yield* endMessage(state);
      return yield* startTool(part.part, state);
    case "tool-input-delta":
      return yield* addToolInput(part.delta, state);
    case "tool-input-end":
      return yield* endTool(part, state);
    case "source":
      return yield* annotate(part.part, state);
    case "file":
      yield* endMessage(state);
      return yield* showImage(part.part, state);
    case "custom":
      yield* endMessage(state);
      return yield* showHosted(part.part, state);
    case "error":
      return yield* fail(part.error, state);
    case "finish":
      return yield* finish(part.result, state);
  }
}

function* begin({ body, ...metadata }: ResponseMetadata, state: State): Events {
  state.partials = toPartials(body);
  state.responseId = metadata.id;
  state.start = mergeBody(encodeStart(metadata, state), toKnown(body, state.options));
  yield toEvent("created", { response: state.start }, state);
  if (state.start.background) {
    yield toEvent("queued", { response: { ...state.start, status: "queued" } }, state);
  }
  yield toEvent("in_progress", { response: state.start }, state);
}

/** What a test's own body says of the items; what was streamed by then cannot be taken back. */
function toPartials(body: LanguageModelResult["body"]): unknown[] {
  const partials = toArray(body?.["output"]);
  for (const { content, input } of toObjects(partials)) {
    const texts = toObjects(content).flatMap(({ text, refusal }) => [text, refusal]);
    if ([...texts, input].every((text) => text === undefined)) continue;
    throw new Error(
      "a text of body.output cannot be merged into a stream. Say it with content, or answer with a Response.",
    );
  }
  return partials;
}

/** Only the end knows these: they would be told too early. */
const KNOWN_LAST = new Set([
  "completed_at",
  "error",
  "incomplete_details",
  "output",
  "status",
  "tool_usage",
  "usage",
]);

function toKnown(
  body: LanguageModelResult["body"] = {},
  { stream }: OpenAIResponsesOptions,
): object {
  const { toldLast = [] } = stream ?? {};
  const isKnown = (name: string): boolean => !KNOWN_LAST.has(name) && !toldLast.includes(name);
  return Object.fromEntries(Object.entries(body).filter(([name]) => isKnown(name)));
}

function* finish(result: LanguageModelResult, state: State): Events {
  if (result.logprobs && !state.hasLogprobs) addLogprobs(state.output, result.logprobs);
  yield* endMessage(state, result.finishReason);
  if (state.partials.length > state.output.length) {
    throw new Error(
      `body.output has ${state.partials.length} items, and the content ${state.output.length}. Add the others with content.`,
    );
  }
  const encoded = encodeResponse(result, state, state.output);
  const response = mergeBody(encoded, result.body);
  const status = ENDS.includes(response.status) ? response.status : encoded.status;
  yield toEvent(status, { response }, state);
  if (state.options.stream?.done) yield { data: "[DONE]" };
}

/** Each has an event of its own. */
const ENDS = ["completed", "incomplete", "failed"];

/** As recorded: the error, then the response that failed of it. */
function* fail(error: LLMError, state: State): Events {
  const { call, options } = state;
  const members = toErrorMembers(encodeError(error, call, options.errorShape));
  const { message, type, code } = members;
  yield toRawEvent("error", { error: members }, state);
  if (!state.start) return;
  const output = state.part ? state.output.slice(0, -1) : state.output;
  const failure = { status: "failed", error: { code: code ?? type, message }, output };
  yield toEvent("failed", { response: { ...toObject(state.start), ...failure } }, state);
}
