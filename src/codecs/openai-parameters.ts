import type { LLMError } from "../errors.ts";
import {
  emptyArray,
  invalidType,
  invalidValue,
  listNames,
  missingParameter,
  outOfRange,
} from "./openai-error.ts";
import {
  emptyText,
  noMatch,
  refused,
  tooLongName,
  tooLongText,
  tooManyMembers,
  tooManyProperties,
} from "./openai-refusals.ts";
import { isObject, type JSONObject } from "./read.ts";

/** What a parameter may be, where it is there and not `null`. */
export type Rule =
  | { type: "boolean" | "object" }
  | { type: "string"; maxLength?: number }
  | NumberRule
  | ChoiceRule
  | ((value: unknown, param: string) => LLMError | undefined);

interface NumberRule {
  type: "integer" | "decimal";
  min?: number;
  max?: number;
}

interface ChoiceRule {
  type: "one-of";
  values: readonly string[];
  /** Accepted, and not spoken of. */
  also?: string;
}

/** In the order in which faults are told. */
export type Rules = readonly (readonly [name: string, rule: Rule])[];

/** `at` is what stands before each name, such as `stream_options.`. */
export function validateParameters(
  request: JSONObject,
  rules: Rules,
  at = "",
): LLMError | undefined {
  for (const [name, rule] of rules) {
    const value = request[name] ?? undefined;
    const error = value === undefined ? undefined : validateValue(value, at + name, rule);
    if (error) return error;
  }
  return undefined;
}

/** Members of a list that are objects, each held to rules of its own. */
export function validateEach(
  list: readonly unknown[],
  param: string,
  validateOne: (member: JSONObject, param: string) => LLMError | undefined,
): LLMError | undefined {
  for (const [index, member] of list.entries()) {
    const place = `${param}[${index}]`;
    const error = isObject(member)
      ? validateOne(member, place)
      : invalidType(place, "an object", member);
    if (error) return error;
  }
  return undefined;
}

export function validateValue(value: unknown, param: string, rule: Rule): LLMError | undefined {
  if (typeof rule === "function") return rule(value, param);
  switch (rule.type) {
    case "boolean":
      return typeof value === "boolean" ? undefined : invalidType(param, "a boolean", value);
    case "object":
      return isObject(value) ? undefined : invalidType(param, "an object", value);
    case "string":
      return validateText(value, param, rule.maxLength);
    case "integer":
    case "decimal":
      return validateNumber(value, param, rule);
    case "one-of":
      return validateChoice(value, param, rule);
  }
}

/** A list of objects that are not looked into. */
export function validateObjects(value: unknown, param: string): LLMError | undefined {
  const isList = Array.isArray(value) && value.every(isObject);
  return isList ? undefined : invalidType(param, "an array of objects", value);
}

/** Up to four texts, or one. @see https://platform.openai.com/docs/api-reference/chat/create#chat-create-stop */
export function validateStop(value: unknown, param: string): LLMError | undefined {
  if (typeof value === "string") return undefined;
  if (!Array.isArray(value)) {
    return invalidType(param, "one of a string or array of strings", value);
  }
  if (value.length === 0) return emptyArray(param);
  if (value.length > MOST_STOPS) return tooManyMembers(param, value.length, MOST_STOPS);
  const index = value.findIndex((text) => typeof text !== "string");
  return index === -1 ? undefined : invalidType(`${param}[${index}]`, "a string", value[index]);
}

const MOST_STOPS = 4;

/** @see https://platform.openai.com/docs/api-reference/chat/create#chat-create-logit_bias */
export function validateLogitBias(value: unknown, param: string): LLMError | undefined {
  if (!isObject(value)) return invalidType(param, "an object", value);
  for (const [token, bias] of Object.entries(value)) {
    if (!/^\d+$/.test(token)) {
      const message = `Invalid key in '${param}': ${token}. You should only be submitting non-negative integers.`;
      return refused(message, param);
    }
    const member = `${param}.${token}`;
    const error = validateNumber(bias, member, { type: "decimal", min: -100, max: 100 });
    if (error) return error;
  }
  return undefined;
}

/** @see https://platform.openai.com/docs/api-reference/chat/create#chat-create-metadata */
export function validateMetadata(value: unknown, param: string): LLMError | undefined {
  if (!isObject(value)) return invalidType(param, "a metadata object", value);
  const entries = Object.entries(value);
  if (entries.length > 16) return tooManyProperties(param, entries.length, 16);
  for (const [key, text] of entries) {
    if (key.length > 64) return tooLongName(param, key, 64);
    const error = validateText(text, `${param}.${key}`, 512);
    if (error) return error;
  }
  return undefined;
}

/** The name of a tool, a function or a schema. */
export function validateName(name: unknown, param: string, maxLength = 64): LLMError | undefined {
  if (typeof name !== "string") return invalidType(param, "a string", name);
  if (name === "") return emptyText(param);
  if (!NAME.test(name)) return noMatch(param, NAME);
  return validateText(name, param, maxLength);
}

const NAME = /^[a-zA-Z0-9_-]+$/;

/** A text that has to be there. */
export function validateRequiredText(value: unknown, param: string): LLMError | undefined {
  return value === undefined ? missingParameter(param) : validateText(value, param);
}

function validateText(value: unknown, param: string, maxLength = Infinity): LLMError | undefined {
  if (typeof value !== "string") return invalidType(param, "a string", value);
  return value.length > maxLength ? tooLongText(param, value.length, maxLength) : undefined;
}

function validateNumber(
  value: unknown,
  param: string,
  { type: kind, min = -Infinity, max = Infinity }: NumberRule,
): LLMError | undefined {
  const isRight = kind === "integer" ? Number.isInteger(value) : typeof value === "number";
  if (!isRight) return invalidType(param, kind === "integer" ? "an integer" : "a decimal", value);
  const number = value as number;
  return number < min || number > max ? outOfRange(param, number, { kind, min, max }) : undefined;
}

function validateChoice(
  value: unknown,
  param: string,
  { values, also }: ChoiceRule,
): LLMError | undefined {
  if (typeof value !== "string") {
    return invalidType(param, `one of ${listNames(values, "or")}`, value);
  }
  return values.includes(value) || value === also
    ? undefined
    : invalidValue(param, value, [...values]);
}
