import type { LLMError } from "../errors.ts";
import { invalidType, missingParameter } from "./openai-error.ts";
import { type Rules, validateMetadata, validateEach, validateValue } from "./openai-parameters.ts";
import { isObject, type JSONObject } from "./read.ts";

/** @see https://platform.openai.com/docs/api-reference/messages/createMessage */
export const MESSAGE_RULES: Rules = [
  ["role", { type: "one-of", values: ["user", "assistant"] }],
  ["content", validateContent],
  ["metadata", validateMetadata],
];

export const REQUIRED_OF_MESSAGE = ["role", "content"];

function validateContent(value: unknown, param: string): LLMError | undefined {
  if (typeof value === "string" || (Array.isArray(value) && value.every(isObject)))
    return undefined;
  return invalidType(param, "one of a string or array of objects", value);
}

/** The messages that a thread begins with, or that a run adds to it. */
export function validateMessages(messages: unknown, param: string): LLMError | undefined {
  if (!Array.isArray(messages)) return invalidType(param, "an array of objects", messages);
  return validateEach(messages, param, validateMessage);
}

function validateMessage(message: JSONObject, place: string): LLMError | undefined {
  for (const [name, rule] of MESSAGE_RULES) {
    const value = message[name] ?? undefined;
    const param = `${place}.${name}`;
    if (value === undefined && !REQUIRED_OF_MESSAGE.includes(name)) continue;
    const error = value === undefined ? missingParameter(param) : validateValue(value, param, rule);
    if (error) return error;
  }
  return undefined;
}

/** A thread that is made with its first run. @see https://platform.openai.com/docs/api-reference/runs/createThreadAndRun */
export function validateThread(thread: unknown, param: string): LLMError | undefined {
  if (!isObject(thread)) return invalidType(param, "an object", thread);
  const messages = thread["messages"] ?? undefined;
  return messages === undefined ? undefined : validateMessages(messages, `${param}.messages`);
}
