import type { ServerSentEvent } from "../../framing/sse.ts";
import type { SourcePart } from "../../language-model/prompt.ts";
import type { FinishReason, TokenLogprob } from "../../language-model/result.ts";
import { mergeBody } from "../merge-body.ts";
import { encodeLogprobs } from "../openai-logprobs.ts";
import { toArray, toObject } from "../read.ts";
import { closeMessage } from "./encode.ts";
import {
  addItem,
  endItem,
  type Events,
  type EventState,
  partialOf,
  position,
  settleItem,
  toDelta,
  toEvent,
} from "./events.ts";
import { addAnnotation, toItemId, toMessageItem, toOutputText } from "./items.ts";
import type * as wire from "./wire.ts";

/** What is known of the message that is open, if any. */
export interface MessageState extends EventState {
  /** The text or refusal that still may grow. */
  part: wire.ContentPart | undefined;
  /** The text ended with a citation, so that a text after it goes on. */
  isCited: boolean;
  /** Where the text since the last citation begins. */
  textStart: number;
  /** The deltas brought log probabilities, which the end then does not repeat. */
  hasLogprobs: boolean;
  /** How much of the text was streamed, and how many of its annotations. */
  streamed: number;
  annotated: number;
}

/** A text after a citation goes on in the same message. */
export function* startText(state: MessageState): Events {
  if (state.isCited && state.part?.type === "output_text") {
    state.textStart = state.part.text.length;
    state.isCited = false;
    return;
  }
  yield* startMessage(toOutputText(), state);
}

export function* addText(
  delta: string,
  logprobs: TokenLogprob[] | undefined,
  state: MessageState,
): Events {
  const encoded = encodeLogprobs(logprobs ?? []);
  if (logprobs && state.part?.type === "output_text") {
    state.hasLogprobs = true;
    state.part.logprobs.push(...encoded);
  }
  yield toDelta("output_text.delta", { ...atPart(state), delta, logprobs: encoded }, state);
  state.streamed += delta.length;
  yield* annotateOwn(state, state.streamed);
}

export function* addRefusal(delta: string, state: MessageState): Events {
  yield toEvent("refusal.delta", { ...atPart(state), delta }, state);
}

export function* startMessage(part: wire.ContentPart, state: MessageState): Events {
  yield* endMessage(state);
  const id = toItemId(state.responseId, "msg", state.output.length);
  yield* addItem(toMessageItem(id, part), { status: "in_progress", content: [] }, state);
  state.part = part;
  [state.textStart, state.streamed, state.annotated] = [0, 0, 0];
  yield toEvent("content_part.added", { ...atPart(state), part }, state);
}

/** Ends the text or refusal that is open, if any, before another item begins or the answer ends. */
export function* endMessage(state: MessageState, reason: FinishReason = "stop"): Events {
  const open = state.part && state.output.at(-1);
  state.part = undefined;
  state.isCited = false;
  if (open?.type !== "message") return;
  yield* annotateOwn(state, Infinity);
  closeMessage(open, reason);
  const [part] = settleItem(open, state).content;
  if (!part) return;
  const at = atPart(state);
  if (part.type === "refusal") {
    yield toEvent("refusal.done", { ...at, refusal: part.refusal }, state);
  } else {
    const { logprobs, text } = part;
    yield toEvent("output_text.done", { ...at, logprobs, text }, state);
  }
  // as recorded: the text's own end has told its log probabilities, and the item's end repeats them
  const told = part.type === "output_text" ? { ...part, logprobs: [] } : part;
  yield toEvent("content_part.done", { ...at, part: told }, state);
  yield* endItem(state);
}

export function* annotate(source: SourcePart, state: MessageState): Events {
  const own = addAnnotation(state.part, source, state.textStart);
  state.isCited = true;
  yield showAnnotation(mergeBody(own, ownAnnotations(state)[state.annotated]), state);
}

/** Annotations that stand in the test's own body alone, up to a place in the text. */
function* annotateOwn(state: MessageState, place: number): Events {
  for (;;) {
    const annotation = toObject(ownAnnotations(state)[state.annotated]);
    const { type, end_index: end, index = end } = annotation;
    if (type === undefined || (typeof index === "number" ? index : Infinity) > place) return;
    yield showAnnotation(annotation, state);
  }
}

function showAnnotation(annotation: object, state: MessageState): ServerSentEvent {
  const annotation_index = state.annotated++;
  const fields = { annotation, annotation_index, ...atPart(state) };
  return toEvent("output_text.annotation.added", fields, state);
}

function ownAnnotations(state: MessageState): unknown[] {
  const [content] = toArray(partialOf(state)["content"]);
  return toArray(toObject(content)["annotations"]);
}

function atPart(state: EventState): {
  content_index: number;
  item_id: string;
  output_index: number;
} {
  return { content_index: 0, ...position(state) };
}
