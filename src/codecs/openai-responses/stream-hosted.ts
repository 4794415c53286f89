import type { CustomPart } from "../../language-model/prompt.ts";
import { type JSONObject, toObjects, toText, toTexts, toObject } from "../read.ts";
import {
  addItem,
  endItem,
  type Events,
  type EventState,
  position,
  toDelta,
  toEvent,
} from "./events.ts";
import { toBlank, toHostedItem } from "./hosted-items.ts";
import type * as wire from "./wire.ts";

/** An item that is no text: as it begins, what OpenAI tells of it on the way, as it ends. */
export function* showHosted(part: CustomPart, state: EventState): Events {
  const item = toHostedItem(part, state);
  const status = item.status !== undefined && { status: "in_progress" };
  // a message of several parts has no word of its own either
  const content = isMessage(item) && { content: [] };
  yield* addItem(item, { ...status, ...toBlank(item), ...content }, state);
  yield* isMessage(item) ? showContent(toObjects(item["content"]), state) : showSteps(item, state);
  yield* endItem(state);
}

function isMessage({ type }: { type: string }): boolean {
  return type === "message";
}

/** @see https://platform.openai.com/docs/api-reference/responses-streaming */
function showSteps(item: wire.HostedItem, state: EventState): Events {
  const type: string = item.type;
  switch (type) {
    case "web_search_call":
    case "file_search_call":
      return steps(item, ["in_progress", "searching", "completed"], state);
    case "image_generation_call":
      return steps(item, ["in_progress", "generating", "completed"], state);
    case "mcp_list_tools":
      return steps(item, ["in_progress", toEnd(item)], state);
    case "mcp_call":
      return callServer(item, state);
    case "code_interpreter_call":
      return interpret(item, state);
    case "apply_patch_call":
      return showDiff(item, state);
    case "shell_call":
      return showCommands(item, state);
    case "shell_call_output":
      return showOutput(item, state);
    default:
      return steps(item, [], state);
  }
}

function* steps({ type }: wire.HostedItem, names: string[], state: EventState): Events {
  for (const name of names) yield toEvent(`${type}.${name}`, position(state), state);
}

/** A server that failed says so in `error`. */
function toEnd({ error, status }: wire.HostedItem): string {
  return status === "failed" || (error ?? undefined) !== undefined ? "failed" : "completed";
}

function* callServer(item: wire.HostedItem, state: EventState): Events {
  const given = toText(item["arguments"]);
  yield* steps(item, ["in_progress"], state);
  yield toDelta("mcp_call_arguments.delta", { delta: given, ...position(state) }, state);
  yield toEvent("mcp_call_arguments.done", { arguments: given, ...position(state) }, state);
  yield* steps(item, [toEnd(item)], state);
}

function* interpret(item: wire.HostedItem, state: EventState): Events {
  const code = toText(item["code"]);
  yield* steps(item, ["in_progress"], state);
  for (const delta of toWords(code)) {
    yield toDelta("code_interpreter_call_code.delta", { delta, ...position(state) }, state);
  }
  yield toEvent("code_interpreter_call_code.done", { code, ...position(state) }, state);
  yield* steps(item, ["interpreting", "completed"], state);
}

/** The AI SDK reads these events; what deletes a file has none, as recorded. */
function* showDiff(item: wire.HostedItem, state: EventState): Events {
  const { diff } = toObject(item["operation"]);
  if (typeof diff !== "string") return;
  for (const delta of toWords(diff)) {
    yield toDelta("apply_patch_call_operation_diff.delta", { delta, ...position(state) }, state);
  }
  yield toEvent("apply_patch_call_operation_diff.done", { diff, ...position(state) }, state);
}

/** Its events name the item by its place alone, as recorded. */
function* showCommands({ action }: wire.HostedItem, state: EventState): Events {
  const { output_index } = position(state);
  for (const [command_index, command] of toTexts(toObject(action)["commands"]).entries()) {
    const at = { command_index, output_index };
    yield toEvent("shell_call_command.added", { command: "", ...at }, state);
    for (const delta of toWords(command)) {
      yield toDelta("shell_call_command.delta", { delta, ...at }, state);
    }
    yield toEvent("shell_call_command.done", { command, ...at }, state);
  }
}

function* showOutput({ output }: wire.HostedItem, state: EventState): Events {
  for (const [command_index, part] of toObjects(output).entries()) {
    const at = { command_index, ...position(state) };
    const delta = Object.fromEntries(
      ["stdout", "stderr"].filter((name) => part[name]).map((name) => [name, part[name]]),
    );
    yield toEvent("shell_call_output_content.delta", { delta, ...at }, state);
    yield toEvent("shell_call_output_content.done", { output: [part], ...at }, state);
  }
}

function* showContent(content: JSONObject[], state: EventState): Events {
  for (const [content_index, part] of content.entries()) {
    const at = { content_index, ...position(state) };
    const name = part["type"] === "refusal" ? "refusal" : "output_text";
    const key = name === "refusal" ? "refusal" : "text";
    const text = toText(part[key]);
    const blank = name === "refusal" ? {} : { annotations: [], logprobs: [] };
    yield toEvent("content_part.added", { part: { ...part, ...blank, [key]: "" }, ...at }, state);
    const logprobs = name === "output_text" && { logprobs: [] };
    for (const delta of toWords(text)) {
      yield toDelta(`${name}.delta`, { delta, ...logprobs, ...at }, state);
    }
    for (const [annotation_index, annotation] of toObjects(part["annotations"]).entries()) {
      const fields = { annotation, annotation_index, ...at };
      yield toEvent("output_text.annotation.added", fields, state);
    }
    yield toEvent(`${name}.done`, { [key]: text, ...logprobs, ...at }, state);
    yield toEvent("content_part.done", { part, ...at }, state);
  }
}

/** A text in pieces: words with the space before them. */
function toWords(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? [];
}
