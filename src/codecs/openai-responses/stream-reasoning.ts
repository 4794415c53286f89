import type { ReasoningPart } from "../../language-model/prompt.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import {
  addItem,
  endItem,
  type Events,
  type EventState,
  hasOwn,
  position,
  settleItem,
  toDelta,
  toEvent,
} from "./events.ts";
import { toItemId, toReasoningItem } from "./items.ts";
import type * as wire from "./wire.ts";

type Reasoning = Extract<StreamPart, { type: "reasoning-start" | "reasoning-end" }>;

/** A summary is one part, and none where there is no text; a test's own body may say others. */
export function* startReasoning({ part, isOpen }: Reasoning, state: EventState): Events {
  yield* addItem(toItem(part, state), toBlank(state), state);
  if ((part.text === "" && !isOpen) || hasOwn("summary", state)) return;
  yield* state.options.tellsReasoning ? startText(state) : startSummary(0, state);
}

export function* addReasoning(delta: string, state: EventState): Events {
  if (hasOwn("summary", state)) return;
  yield* state.options.tellsReasoning ? addText(delta, state) : addSummary(delta, 0, state);
}

export function* endReasoning({ part, isOpen }: Reasoning, state: EventState): Events {
  const { text } = part;
  if (isOpen) {
    state.output.pop();
    state.output.push(toItem(part, state));
  }
  const item = state.output.at(-1);
  if (item?.type === "reasoning" && hasOwn("summary", state)) {
    for (const [index, { text: own }] of settleItem(item, state).summary.entries()) {
      yield* startSummary(index, state);
      yield* addSummary(own, index, state);
      yield* endSummary(own, index, state);
    }
  } else if (text !== "" || isOpen) {
    yield* state.options.tellsReasoning ? endText(text, state) : endSummary(text, 0, state);
  }
  yield* endItem(state);
}

/** Its id counts the items before it. */
function toItem(part: ReasoningPart, state: EventState): wire.ReasoningItem {
  return toReasoningItem(toItemId(state.responseId, "rs", state.output.length), part, state);
}

/** As an item begins; others than OpenAI prove it at its end. */
function toBlank({ options }: EventState): object {
  const content = options.tellsReasoning ? [] : undefined;
  if (!options.item) return { summary: [], ...(content && { content }) };
  const proof = { encrypted_content: undefined, format: undefined };
  return { summary: [], content, ...proof, status: "in_progress" };
}

function* startSummary(summary_index: number, state: EventState): Events {
  const part = { type: "summary_text", text: "" };
  yield toEvent("reasoning_summary_part.added", { ...position(state), part, summary_index }, state);
}

function* addSummary(delta: string, summary_index: number, state: EventState): Events {
  const fields = { delta, ...position(state), summary_index };
  yield toDelta("reasoning_summary_text.delta", fields, state);
}

function* endSummary(text: string, summary_index: number, state: EventState): Events {
  const at = { ...position(state), summary_index };
  yield toEvent("reasoning_summary_text.done", { ...at, text }, state);
  const part = { type: "summary_text", text };
  yield toEvent("reasoning_summary_part.done", { ...at, part }, state);
}

/** @see https://api-docs.deepseek.com/api/create-response */
function* startText(state: EventState): Events {
  const part = { type: "reasoning_text", text: "" };
  yield toEvent("content_part.added", { ...position(state), content_index: 0, part }, state);
}

function* addText(delta: string, state: EventState): Events {
  yield toDelta("reasoning_text.delta", { ...position(state), content_index: 0, delta }, state);
}

function* endText(text: string, state: EventState): Events {
  const at = { ...position(state), content_index: 0 };
  yield toEvent("reasoning_text.done", { ...at, text }, state);
  yield toEvent("content_part.done", { ...at, part: { type: "reasoning_text", text } }, state);
}
