// Requests checked in the words of Pydantic, with which several providers read them.

import { type LLMError, llmError } from "../errors.ts";
import { isObject } from "./read.ts";

/** One member of `detail`. @see https://docs.pydantic.dev/latest/errors/validation_errors/ */
export interface PydanticDetail {
  type: string;
  loc: (string | number)[];
  msg: string;
  input: unknown;
}

export interface Bounds {
  kind: "integer" | "number";
  /** Where the least number is the first beyond a bound. */
  above?: number;
  min?: number;
  max?: number;
}

/** A field that the request lacks; `path` such as `messages.0.role`. */
export function missingField(path: string): LLMError {
  return unfit("missing", path, "Field required");
}

export function wrongType(
  path: string,
  type: "string" | "list" | "dict" | "int" | "float",
): LLMError {
  return unfit(`${type}_type`, path, `Input should be a valid ${TYPE_NAMES[type]}`);
}

/** A field that is wrong in another way. */
export function unfit(errorType: string, param: string, message: string): LLMError {
  return llmError("bad-request", { status: 422, errorType, param, message });
}

/** A text that has to be there. */
export function checkText(value: unknown, path: string): LLMError | undefined {
  if (value === undefined) return missingField(path);
  return typeof value === "string" ? undefined : wrongType(path, "string");
}

/** A number, where there is one; Pydantic takes texts that are numbers, too. */
export function checkNumber(
  value: unknown,
  path: string,
  { kind, above = -Infinity, min = -Infinity, max = Infinity }: Bounds,
): LLMError | undefined {
  if (value === undefined || value === null || typeof value === "boolean") return undefined;
  const type = kind === "integer" ? "int" : "float";
  if (typeof value !== "number" && typeof value !== "string") return wrongType(path, type);
  // an empty text is no number to Pydantic, and 0 to JavaScript
  const number = typeof value === "string" ? Number(value.trim() || Number.NaN) : value;
  const isRight = kind === "integer" ? Number.isInteger(number) : !Number.isNaN(number);
  if (!isRight) return typeof value === "string" ? unparsed(path, type) : fractional(path);
  if (number < min) {
    return unfit("greater_than_equal", path, `Input should be greater than or equal to ${min}`);
  }
  if (number <= above) {
    return unfit("greater_than", path, `Input should be greater than ${above}`);
  }
  if (number <= max) return undefined;
  return unfit("less_than_equal", path, `Input should be less than or equal to ${max}`);
}

function unparsed(path: string, type: "int" | "float"): LLMError {
  const name = TYPE_NAMES[type];
  const message = `Input should be a valid ${name}, unable to parse string as ${type === "int" ? "an" : "a"} ${name}`;
  return unfit(`${type}_parsing`, path, message);
}

function fractional(path: string): LLMError {
  const message = "Input should be a valid integer, got a number with a fractional part";
  return unfit("int_from_float", path, message);
}

/** Whether an error is one of these. */
export function isPydanticError({ status, errorType, param }: LLMError): boolean {
  return status === 422 && errorType !== undefined && typeof param === "string";
}

/** The error as `detail` has it, with what was sent in its place. */
export function toPydanticDetail(
  { errorType = "value_error", param, message = "" }: LLMError,
  body: unknown,
): PydanticDetail {
  const path = (param ?? "").split(".").map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  const parents = errorType === "missing" ? path.slice(0, -1) : path;
  return {
    type: errorType,
    loc: ["body", ...path],
    msg: message,
    input: parents.reduce<unknown>(step, body) ?? null,
  };
}

const TYPE_NAMES = {
  string: "string",
  list: "list",
  dict: "dictionary",
  int: "integer",
  float: "number",
};

/** What a key leads to; the tag of a union, which is none of its keys, leads nowhere. */
function step(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[key as number];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : value;
}
