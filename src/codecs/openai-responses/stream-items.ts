import type { FilePart, ReasoningPart, ToolCallPart } from "../../language-model/prompt.ts";
import {
  addItem,
  endItem,
  type Events,
  type EventState,
  position,
  toDelta,
  toEvent,
} from "./events.ts";
import { toImageItem, toItemId, toReasoningItem, toToolItem } from "./items.ts";

/** The reasoning's summary is one part, and none where there is no text. */
export function* startReasoning(part: ReasoningPart, state: EventState): Events {
  const id = toItemId(state.responseId, "rs", state.output.length);
  yield* addItem(toReasoningItem(id, part, state.call), { summary: [] }, state);
  if (part.text === "") return;
  const summary = { part: { type: "summary_text", text: "" }, summary_index: 0 };
  yield toEvent("reasoning_summary_part.added", { ...position(state), ...summary }, state);
}

export function* addReasoning(delta: string, state: EventState): Events {
  const fields = { delta, ...position(state), summary_index: 0 };
  yield toDelta("reasoning_summary_text.delta", fields, state);
}

export function* endReasoning({ text }: ReasoningPart, state: EventState): Events {
  if (text !== "") {
    const at = { ...position(state), summary_index: 0 };
    yield toEvent("reasoning_summary_text.done", { ...at, text }, state);
    const part = { type: "summary_text", text };
    yield toEvent("reasoning_summary_part.done", { ...at, part }, state);
  }
  yield* endItem(state);
}

export function* startTool(part: ToolCallPart, state: EventState): Events {
  const item = toToolItem(part, state);
  const input = item.type === "function_call" ? { arguments: "" } : { input: "" };
  yield* addItem(item, { status: "in_progress", ...input }, state);
}

/** A custom tool's free text is cut elsewhere than its JSON: it comes whole, at its end. */
export function* addToolInput(delta: string, state: EventState): Events {
  if (state.output.at(-1)?.type !== "function_call") return;
  yield toDelta("function_call_arguments.delta", { delta, ...position(state) }, state);
}

export function* endTool(state: EventState): Events {
  const item = state.output.at(-1);
  if (item?.type === "function_call") {
    const fields = { arguments: item.arguments, ...position(state) };
    yield toEvent("function_call_arguments.done", fields, state);
  } else if (item?.type === "custom_tool_call") {
    const { input } = item;
    yield toDelta("custom_tool_call_input.delta", { delta: input, ...position(state) }, state);
    yield toEvent("custom_tool_call_input.done", { input, ...position(state) }, state);
  }
  yield* endItem(state);
}

export function* showImage(part: FilePart, state: EventState): Events {
  const item = toImageItem(toItemId(state.responseId, "ig", state.output.length), part);
  const blank = { status: "in_progress", output_format: undefined, result: undefined };
  yield* addItem(item, blank, state);
  for (const step of ["in_progress", "generating", "completed"])
    yield toEvent(`image_generation_call.${step}`, position(state), state);
  yield* endItem(state);
}
