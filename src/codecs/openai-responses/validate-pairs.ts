import type { LLMError } from "../../errors.ts";
import { type JSONObject, toText } from "../read.ts";
import { toItemType } from "../openai-stored-items.ts";
import { invalidInput } from "./wording.ts";

/** Calls that the client answers, with OpenAI's words for them. */
const CALLS: [type: string, words: string][] = [
  ["function_call", "function call"],
  ["custom_tool_call", "custom tool call"],
  ["computer_call", "computer call"],
  ["apply_patch_call", "apply patch call"],
];

/** Each call has its output, and each output its call. */
export function validateCalls(items: JSONObject[]): LLMError | undefined {
  for (const [type, words] of CALLS) {
    const calls = toCallIds(items, type);
    const outputs = toCallIds(items, `${type}_output`);
    const orphan = [...outputs].find((id) => !calls.has(id));
    if (orphan !== undefined) {
      return invalidInput(`No tool call found for ${words} output with call_id ${orphan}.`);
    }
    const open = [...calls].find((id) => !outputs.has(id));
    if (open !== undefined) return invalidInput(`No tool output found for ${words} ${open}.`);
  }
  return undefined;
}

/** An id stands for one item. */
export function validateUnique(items: JSONObject[]): LLMError | undefined {
  const seen = new Set<string>();
  for (const item of items) {
    const id = toText(item["id"]);
    if (id === "") continue;
    if (seen.has(id)) {
      return invalidInput(
        `Duplicate item found with id ${id}. Remove duplicate items from your input and try again.`,
      );
    }
    seen.add(id);
  }
  return undefined;
}

/**
 * Reasoning that OpenAI keeps, and so has an id, is followed by what came of it.
 *
 * @see https://github.com/openai/openai-agents-python/issues/1611
 */
export function validateReasoning(items: JSONObject[]): LLMError | undefined {
  for (const [index, item] of items.entries()) {
    if (item["type"] !== "reasoning" || typeof item["id"] !== "string") continue;
    if (isOwn(items[index + 1])) continue;
    return invalidInput(
      `Item '${item["id"]}' of type 'reasoning' was provided without its required following item.`,
    );
  }
  return undefined;
}

/** Whether an item may be the model's. */
function isOwn(item: JSONObject | undefined): boolean {
  if (!item) return false;
  const type = toItemType(item);
  return type === "message" ? item["role"] === "assistant" : !type.endsWith("_output");
}

function toCallIds(items: JSONObject[], type: string): Set<string> {
  return new Set(
    items.filter((item) => item["type"] === type).map((item) => toText(item["call_id"])),
  );
}
