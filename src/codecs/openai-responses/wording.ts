import { type LLMError, llmError } from "../../errors.ts";
import { invalidType, invalidValue } from "../openai-error.ts";

/** A value that is none of those that there are; a list of two has no comma. */
export function notOneOf(param: string, value: unknown, supported: readonly string[]): LLMError {
  const given = typeof value === "string" ? value : "";
  const [first, second, ...others] = supported;
  if (others.length > 0) return invalidValue(param, given, [...supported]);
  const message = `Invalid value: '${given}'. Supported values are: '${first}' and '${second}'.`;
  return llmError("bad-request", { message, param, code: "invalid_value" });
}

/** Something other than a text where one of several is expected. */
export function notText(param: string, value: unknown, supported: readonly string[]): LLMError {
  const quoted = supported.map((name) => `'${name}'`);
  const last = quoted.pop() ?? "";
  const comma = quoted.length > 1 ? "," : "";
  return invalidType(param, `one of ${quoted.join(", ")}${comma} or ${last}`, value);
}

export function tooLong(param: string, text: string, maximum: number): LLMError {
  const message = `Invalid '${param}': string too long. Expected a string with maximum length ${maximum}, but got a string with length ${text.length} instead.`;
  return llmError("bad-request", { message, param, code: "string_above_max_length" });
}

export function emptyText(param: string): LLMError {
  const message = `Invalid '${param}': empty string. Expected a string with minimum length 1, but got an empty string instead.`;
  return llmError("bad-request", { message, param, code: "empty_string" });
}

/** A name that has other characters than names may have. */
export function validateName(param: string, name: string, maximum: number): LLMError | undefined {
  if (name === "") return emptyText(param);
  if (name.length > maximum) return tooLong(param, name, maximum);
  if (NAME.test(name)) return undefined;
  const message = `Invalid '${param}': string does not match pattern. Expected a string that matches the pattern '${NAME.source}'.`;
  return llmError("bad-request", { message, param, code: "invalid_value" });
}

const NAME = /^[a-zA-Z0-9_-]+$/;

/** What is wrong with the input as a whole. */
export function invalidInput(message: string): LLMError {
  return llmError("bad-request", { message, param: "input" });
}
