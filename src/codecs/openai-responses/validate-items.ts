import { type LLMError, llmError } from "../../errors.ts";
import { invalidType, invalidValue, missingParameter } from "../openai-error.ts";
import { isObject, type JSONObject, toText } from "../read.ts";
import { toItemType } from "./input.ts";

const ROLES = ["assistant", "system", "developer", "user"];

const CONTENT_TYPES = [
  "input_text",
  "input_image",
  "output_text",
  "refusal",
  "input_file",
  "computer_screenshot",
  "summary_text",
];

/** What items of an `input` must have; kinds that come and go with the tools are let through. */
export function validateItems(items: unknown[]): LLMError | undefined {
  for (const [index, item] of items.entries()) {
    const param = `input[${index}]`;
    const error = isObject(item)
      ? validateItem(item, param)
      : invalidType(param, "an input item", item);
    if (error) return error;
  }
  return undefined;
}

/** Each function's call has its output, and each output its call. */
export function validateCalls(items: JSONObject[]): LLMError | undefined {
  const calls = toCallIds(items, "function_call");
  const outputs = toCallIds(items, "function_call_output");
  for (const id of outputs) {
    if (calls.has(id)) continue;
    const message = `No tool call found for function call output with call_id ${id}.`;
    return llmError("bad-request", { message, param: "input" });
  }
  for (const id of calls) {
    if (outputs.has(id)) continue;
    const message = `No tool output found for function call ${id}.`;
    return llmError("bad-request", { message, param: "input" });
  }
  return undefined;
}

function toCallIds(items: JSONObject[], type: string): Set<string> {
  return new Set(
    items.filter((item) => item["type"] === type).map((item) => toText(item["call_id"])),
  );
}

function validateItem(item: JSONObject, param: string): LLMError | undefined {
  switch (toItemType(item)) {
    case "message":
      return validateMessage(item, param);
    case "function_call":
      return requireTexts(item, ["call_id", "name", "arguments"], param);
    case "function_call_output":
      if (item["output"] === undefined) return missingParameter(`${param}.output`);
      return requireTexts(item, ["call_id"], param);
    default:
      return undefined;
  }
}

function validateMessage({ role, content }: JSONObject, param: string): LLMError | undefined {
  if (!ROLES.includes(toText(role))) return invalidValue(param, role ?? "", ROLES);
  if (content === undefined) return missingParameter(`${param}.content`);
  if (typeof content === "string") return undefined;
  if (!Array.isArray(content)) {
    return invalidType(`${param}.content`, "one of an array of objects or string", content);
  }
  for (const [index, part] of content.entries()) {
    const error = validatePart(part, `${param}.content[${index}]`);
    if (error) return error;
  }
  return undefined;
}

function validatePart(part: unknown, param: string): LLMError | undefined {
  if (!isObject(part)) return invalidType(param, "an object", part);
  const { type } = part;
  if (type === undefined) return missingParameter(`${param}.type`);
  if (CONTENT_TYPES.includes(toText(type))) return undefined;
  return invalidValue(`${param}.type`, type, CONTENT_TYPES);
}

function requireTexts(item: JSONObject, names: string[], param: string): LLMError | undefined {
  for (const name of names) {
    if (item[name] === undefined) return missingParameter(`${param}.${name}`);
    if (typeof item[name] !== "string")
      return invalidType(`${param}.${name}`, "a string", item[name]);
  }
  return undefined;
}
