import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { isObject, type JSONObject, toArray, toObject, toText } from "../read.ts";
import {
  boolean,
  type Check,
  checkFields,
  integerFrom,
  list,
  number,
  text,
} from "../anthropic-words.ts";

type Checks = readonly (readonly [name: string, check: Check])[];

/** The types of those that everybody has. */
const COMMON_PARAMETERS: Checks = [
  ["max_tokens", integerFrom(0)],
  ["stream", boolean],
  ["temperature", number],
  ["top_p", number],
  ["stop_sequences", list],
  ["tools", list],
];

/** What calls and results must say, so that they find each other. */
const NAMES = new Map<string, readonly string[]>([
  ["tool_use", ["id", "name"]],
  ["tool_result", ["tool_use_id"]],
]);

/** What any provider of this format refuses; blocks, tools and parameters of their own they add in their ways. */
export function validateForm(body: unknown): LLMError | undefined {
  const request = toObject(body);
  return (
    validateModel(request) ??
    checkFields(request, COMMON_PARAMETERS) ??
    validateMessages(request["messages"])
  );
}

export function validateModel({ model }: JSONObject): LLMError | undefined {
  if (model === undefined) return invalidRequest("model: Field required");
  if (typeof model !== "string") return invalidRequest("model: Input should be a valid string");
  return model === ""
    ? invalidRequest("model: String should have at least 1 character")
    : undefined;
}

function validateMessages(messages: unknown): LLMError | undefined {
  if (messages === undefined) return invalidRequest("messages: Field required");
  if (!Array.isArray(messages)) return invalidRequest("messages: Input should be a valid list");
  if (messages.length === 0) return invalidRequest("messages: at least one message is required");
  for (const [index, message] of messages.entries()) {
    const error = validateMessage(message, `messages.${index}`);
    if (error) return error;
  }
  return undefined;
}

function validateMessage(message: unknown, place: string): LLMError | undefined {
  if (!isObject(message)) return invalidRequest(`${place}: Input should be a valid dictionary`);
  const { role, content } = message;
  if (role === undefined) return invalidRequest(`${place}.role: Field required`);
  if (content === undefined) return invalidRequest(`${place}.content: Field required`);
  if (typeof content !== "string" && !Array.isArray(content)) {
    return invalidRequest(`${place}.content: Input should be a valid list`);
  }
  for (const [index, block] of toArray(content).entries()) {
    const error = validateBlock(block, `${place}.content.${index}`);
    if (error) return error;
  }
  return checkFields(message, [["role", text]], `${place}.`);
}

function validateBlock(block: unknown, place: string): LLMError | undefined {
  if (!isObject(block)) return invalidRequest(`${place}: Input should be a valid dictionary`);
  if (block["type"] === undefined) return invalidRequest(`${place}.type: Field required`);
  const type = toText(block["type"]);
  const names = NAMES.get(type) ?? [];
  const missing = names.find((name) => block[name] === undefined);
  if (missing) return invalidRequest(`${place}.${type}.${missing}: Field required`);
  return checkFields(
    block,
    names.map((name) => [name, text] as const),
    `${place}.${type}.`,
  );
}
