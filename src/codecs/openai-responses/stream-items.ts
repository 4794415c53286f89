import type { FilePart, ToolCallPart } from "../../language-model/prompt.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import { toObject, toObjects } from "../read.ts";
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
import { toImageItem, toItemId, toToolItem } from "./items.ts";
import type * as wire from "./wire.ts";

type ToolInputEnd = Extract<StreamPart, { type: "tool-input-end" }>;

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

export function* endTool({ part, isOpen }: ToolInputEnd, state: EventState): Events {
  if (isOpen) {
    // its id counts the items before it
    state.output.pop();
    state.output.push(toToolItem(part, state));
  }
  const newest = state.output.at(-1);
  const item = newest && settleItem(newest, state);
  if (item?.type === "function_call") {
    const { arguments: given } = item;
    if (hasOwn("arguments", state)) {
      const fields = { delta: given, ...position(state) };
      yield toDelta("function_call_arguments.delta", fields, state);
    }
    const name = state.options.stream?.namesCalls && { name: item.name };
    const fields = { arguments: given, ...name, ...position(state) };
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
