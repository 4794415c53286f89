import type {
  CustomPart,
  FilePart,
  ReasoningPart,
  SourcePart,
  ToolCallPart,
} from "../../language-model/prompt.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import { cannotCarryCustom, readCustomPart } from "../custom-part.ts";
import { isObject, toObject, toObjects } from "../read.ts";
import { seal } from "../seal.ts";
import { toFileContent } from "./contents.ts";
import type * as wire from "./wire.ts";

type Events = Generator<wire.StepEvent, void, undefined>;

interface State {
  /** Of the step that is open, or of the next one. */
  index: number;
  open: wire.Step["type"] | undefined;
  hasThought: boolean;
  areThoughtsShown: boolean;
  /** What a citation refers to: the bytes of the text that is open, and where its uncited end begins. */
  text: { bytes: number; start: number; isCited: boolean } | undefined;
}

/** An answer without thoughts begins with this one all the same, as the recordings have it. */
const NO_THOUGHTS = "CiRlMjQ4MzBhNy01Y2Q2LTQyZmUtOTk4Yi1lZTUzOWU3MmI5YzM=";

const encoder = new TextEncoder();

/** The steps of an answer, event by event; the body has the same, put together. */
export function encodeSteps(call: wire.InteractionsCall): (part: StreamPart) => Events {
  const config = toObject(toObject(call.body)["generation_config"]);
  const state: State = {
    index: 0,
    open: undefined,
    hasThought: false,
    areThoughtsShown: config["thinking_summaries"] === "auto",
    text: undefined,
  };
  return (part) => encodePart(part, state);
}

function* encodePart(part: StreamPart, state: State): Events {
  switch (part.type) {
    case "text-start":
    case "refusal-start": // Gemini refuses in words
      return yield* startText(state);
    case "text-delta":
    case "refusal-delta":
      return yield addText(part.delta, state);
    case "reasoning-start":
      state.hasThought = true;
      return yield* start({ type: "thought" }, state);
    case "reasoning-delta":
      if (state.areThoughtsShown) yield toDelta(toSummary(part.delta), state);
      return;
    case "reasoning-end":
      yield toDelta({ signature: toSignature(part.part), type: "thought_signature" }, state);
      return yield* stop(state);
    case "tool-input-start":
      return yield* startCall(part.part, state);
    case "tool-input-delta":
      return yield toDelta({ arguments: part.delta, type: "arguments_delta" }, state);
    case "tool-input-end":
    case "finish":
      return yield* stop(state);
    case "file":
      return yield* addFile(part.part, state);
    case "source":
      return yield* cite(part.part, state);
    case "custom":
      return yield* addCustom(part.part, state);
    case "response-metadata":
    case "text-end":
    case "refusal-end":
    case "error":
      return;
  }
}

/** A text is a step of its own, and goes on after a citation. */
function* startText(state: State): Events {
  if (state.text && !state.text.isCited) yield* stop(state);
  yield* openOutput(state);
  state.text ??= { bytes: 0, start: 0, isCited: false };
}

function addText(text: string, state: State): wire.StepEvent {
  const open = state.text!;
  if (open.isCited) [open.start, open.isCited] = [open.bytes, false];
  open.bytes += encoder.encode(text).length;
  return toDelta({ text, type: "text" }, state);
}

function* cite({ url, title }: SourcePart, state: State): Events {
  yield* openOutput(state);
  const { bytes, start: start_index } = (state.text ??= { bytes: 0, start: 0, isCited: false });
  state.text.isCited = true;
  // a page without a title is called by its host
  const name = title ?? url.replace(/^\w+:\/\/|[/?#].*$/g, "");
  const citation = { start_index, end_index: bytes, url, title: name, type: "url_citation" };
  yield toDelta({ annotations: [citation], type: "text_annotation_delta" }, state);
}

function* addFile(part: FilePart, state: State): Events {
  yield* openOutput(state);
  state.text = undefined;
  yield toDelta(toFileContent(part), state);
}

function* startCall(
  { toolCallId, toolName, input, signature }: ToolCallPart,
  state: State,
): Events {
  if (!isObject(input)) {
    throw new Error(
      `Gemini's function calls carry an object, and the input of "${toolName}" is none. Give an object of arguments.`,
    );
  }
  yield* thinkNothing(state);
  const call = { arguments: {}, id: toolCallId, name: toolName, type: "function_call" as const };
  yield* start({ ...call, ...(signature !== undefined && { signature }) }, state);
}

/** What a tool of Google's own did is a step; what it found comes after the step has begun. */
function* addCustom(part: CustomPart, state: State): Events {
  const { type, value } = readCustomPart(part, "google");
  if (type === "text_annotation") {
    yield* openOutput(state);
    const annotations = toObjects(value["annotations"]) as wire.Annotation[];
    if (state.text) state.text.isCited = true;
    return yield toDelta({ annotations, type: "text_annotation_delta" }, state);
  }
  if (!isProviderStep(type)) throw cannotCarryCustom(part.kind);
  const [head, found] = [{}, {}] as [Record<string, unknown>, Record<string, unknown>];
  for (const [name, member] of Object.entries(value)) {
    (FOUND.has(name) ? found : head)[name] = member;
  }
  yield* start({ ...head, type }, state);
  if (Object.keys(found).length > 0) yield toDelta({ type, ...found }, state);
  yield* stop(state);
}

const FOUND = new Set(["arguments", "result", "is_error"]);

function isProviderStep(type: string): type is wire.ProviderStep["type"] {
  return /_(?:call|result)$/.test(type) && !type.startsWith("function_");
}

function* openOutput(state: State): Events {
  if (state.open === "model_output") return;
  yield* thinkNothing(state);
  yield* start({ type: "model_output" }, state);
}

function* thinkNothing(state: State): Events {
  if (state.hasThought) return;
  state.hasThought = true;
  yield* start({ type: "thought" }, state);
  yield toDelta({ signature: NO_THOUGHTS, type: "thought_signature" }, state);
}

function* start(step: wire.Step, state: State): Events {
  yield* stop(state);
  state.open = step.type;
  yield { index: state.index, step, event_type: "step.start" };
}

function* stop(state: State): Events {
  if (state.open === undefined) return;
  yield { index: state.index, event_type: "step.stop" };
  state.index++;
  state.open = undefined;
  state.text = undefined;
}

function toDelta(delta: wire.Delta, { index }: State): wire.StepEvent {
  return { index, delta, event_type: "step.delta" };
}

function toSummary(text: string): wire.Delta {
  return { content: { text, type: "text" }, type: "thought_summary" };
}

function toSignature({ text, signature, redactedData }: ReasoningPart): string {
  return signature ?? redactedData ?? seal(text, 50, [0x12, 0x0a]);
}
