import type { FilePart, ReasoningPart, ToolCallPart } from "../../language-model/prompt.ts";
import { toObject, toObjects } from "../read.ts";
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
import { toImageItem, toItemId, toReasoningItem, toToolItem } from "./items.ts";
import type * as wire from "./wire.ts";

/** The reasoning's summary is one part, and none where there is no text; a test's own body may say others. */
export function* startReasoning(part: ReasoningPart, state: EventState): Events {
  const id = toItemId(state.responseId, "rs", state.output.length);
  yield* addItem(toReasoningItem(id, part, state.call), { summary: [] }, state);
  if (part.text !== "" && !hasOwn("summary", state)) yield* startSummary(0, state);
}

export function* addReasoning(delta: string, state: EventState): Events {
  if (!hasOwn("summary", state)) yield* addSummary(delta, 0, state);
}

export function* endReasoning({ text }: ReasoningPart, state: EventState): Events {
  const item = state.output.at(-1);
  if (item?.type === "reasoning" && hasOwn("summary", state)) {
    for (const [index, { text: own }] of settleItem(item, state).summary.entries()) {
      yield* startSummary(index, state);
      yield* addSummary(own, index, state);
      yield* endSummary(own, index, state);
    }
  } else if (text !== "") {
    yield* endSummary(text, 0, state);
  }
  yield* endItem(state);
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

/** Whether a test's own body says this of the newest item: it then comes whole, at the item's end. */
function hasOwn(field: string, state: EventState): boolean {
  return partialOf(state)[field] !== undefined;
}

export function* startTool(part: ToolCallPart, state: EventState): Events {
  const item = toToolItem(part, state);
  const input = item.type === "function_call" ? { arguments: "" } : { input: "" };
  yield* addItem(item, { status: "in_progress", ...input }, state);
}

/** A custom tool's free text is cut elsewhere than its JSON: it comes whole, at its end. */
export function* addToolInput(delta: string, state: EventState): Events {
  if (state.output.at(-1)?.type !== "function_call" || hasOwn("arguments", state)) return;
  yield toDelta("function_call_arguments.delta", { delta, ...position(state) }, state);
}

export function* endTool(state: EventState): Events {
  const newest = state.output.at(-1);
  const item = newest && settleItem(newest, state);
  if (item?.type === "function_call") {
    const { arguments: given } = item;
    if (hasOwn("arguments", state)) {
      const fields = { delta: given, ...position(state) };
      yield toDelta("function_call_arguments.delta", fields, state);
    }
    const fields = { arguments: given, ...position(state) };
    yield toEvent("function_call_arguments.done", fields, state);
  } else if (item?.type === "custom_tool_call") {
    const { input } = item;
    yield toDelta("custom_tool_call_input.delta", { delta: input, ...position(state) }, state);
    yield toEvent("custom_tool_call_input.done", { input, ...position(state) }, state);
  }
  yield* endItem(state);
}

/** A tool may ask for partial images on the way; a mock has none but the whole one. */
export function* showImage(part: FilePart, state: EventState): Events {
  const item = toImageItem(toItemId(state.responseId, "ig", state.output.length), part);
  const blank = { ...IMAGE_BLANK, output_format: undefined, result: undefined };
  yield* addItem(item, blank, state);
  for (const step of ["in_progress", "generating"])
    yield toEvent(`image_generation_call.${step}`, position(state), state);
  yield* showPartialImages(settleItem(item, state), state);
  yield toEvent("image_generation_call.completed", position(state), state);
  yield* endItem(state);
}

const IMAGE_BLANK = {
  status: "in_progress",
  background: undefined,
  quality: undefined,
  revised_prompt: undefined,
  size: undefined,
};

/** @see https://platform.openai.com/docs/guides/image-generation#streaming */
function* showPartialImages(item: wire.ImageItem, state: EventState): Events {
  const tools = toObjects(toObject(state.call.body)["tools"]);
  const tool = tools.find(({ type }) => type === "image_generation") ?? {};
  const { background = "auto", quality = "auto", size = "auto" } = { ...tool, ...item };
  const { output_format, result } = item;
  const image = { background, output_format, partial_image_b64: result, quality, size };
  const count = Math.min(Number(tool["partial_images"] ?? 0), MOST_PARTIAL_IMAGES);
  for (let partial_image_index = 0; partial_image_index < count; partial_image_index++) {
    const fields = { ...image, ...position(state), partial_image_index };
    yield toEvent("image_generation_call.partial_image", fields, state);
  }
}

const MOST_PARTIAL_IMAGES = 3;
