// What Google's JSON parser refuses before any model sees the request, in its words.

import { type LLMError, llmError } from "../errors.ts";
import { invalidField, invalidValue } from "./google-error.ts";
import { toOptionalNumber, toSnakeCase } from "./google-fields.ts";
import { isObject, type JSONObject } from "./read.ts";

const PACKAGE = "type.googleapis.com/google.ai.generativelanguage.v1beta";

/** A field's type, as the parser names it. */
export type ScalarType = "TYPE_STRING" | "TYPE_INT32" | "TYPE_INT64" | "TYPE_FLOAT" | "TYPE_DOUBLE";

/** An enum's name as the parser has it, and its values. */
export interface EnumType {
  name: string;
  values: ReadonlySet<string>;
}

/** The body itself. */
export function checkRoot(body: unknown): LLMError | undefined {
  if (body === undefined || isObject(body)) return undefined;
  return invalidField(
    "",
    'Invalid JSON payload received. Unknown name "": Root element must be a message.',
  );
}

/** A message, such as `Content`; null counts as missing. */
export function checkMessage(value: unknown, field: string, name: string): LLMError | undefined {
  if (value === undefined || value === null || isObject(value)) return undefined;
  return invalidValue(field, `${PACKAGE}.${name}`, value);
}

/** A list of messages, for which a single one may stand. */
export function checkMessages(value: unknown, field: string, name: string): LLMError | undefined {
  if (!Array.isArray(value)) return checkMessage(value, field, name);
  const index = value.findIndex((member) => !isObject(member));
  return index === -1
    ? undefined
    : invalidValue(`${field}[${index}]`, `${PACKAGE}.${name}`, value[index]);
}

/** The scalar fields of one message; `at` is where it stands, such as `generation_config`. */
export function checkScalars(
  message: JSONObject,
  at: string,
  types: Record<string, ScalarType>,
): LLMError | undefined {
  for (const [name, value] of Object.entries(message)) {
    const type = Object.hasOwn(types, name) ? types[name] : undefined;
    const violation = type && findScalarViolation(value, { at, name: toSnakeCase(name), type });
    if (violation) return refuseViolations([violation]);
  }
  return undefined;
}

/** What is wrong with a scalar field, if anything; null counts as missing. */
export function findScalarViolation(
  value: unknown,
  { at, name, type }: { at: string; name: string; type: ScalarType },
): string | undefined {
  if (value === undefined || value === null || isScalar(value, type)) return undefined;
  if (isObject(value))
    return `Invalid value at '${at}' (${name}), Starting an object on a scalar field`;
  return Array.isArray(value)
    ? startsList(name, at)
    : describeValue(at === "" ? name : `${at}.${name}`, type, value);
}

/** A field of an enum, which may be given by its number too, and in any case; null counts as missing. */
export function checkEnum(
  value: unknown,
  field: string,
  { name, values }: EnumType,
): LLMError | undefined {
  if (value === undefined || value === null || Number.isInteger(value)) return undefined;
  if (typeof value === "string" && values.has(value.toUpperCase())) return undefined;
  return invalidValue(field, `${PACKAGE}.${name}`, value);
}

/** A field of any JSON object, such as a function's arguments. */
export function checkStruct(value: unknown, at: string, name: string): LLMError | undefined {
  if (value === undefined || value === null || isObject(value)) return undefined;
  return refuseViolations([
    Array.isArray(value)
      ? startsList(name, at)
      : describeValue(`${at}.${name}`, "type.googleapis.com/google.protobuf.Struct", value),
  ]);
}

/** A list of texts, for which a single one may stand. */
export function checkTexts(value: unknown, field: string): LLMError | undefined {
  const violations = findTextViolations(value, field);
  return violations.length > 0 ? refuseViolations(violations) : undefined;
}

export function findTextViolations(value: unknown, field: string): string[] {
  if (value === undefined || value === null || typeof value === "string") return [];
  if (!Array.isArray(value)) return [describeValue(field, "TYPE_STRING", value)];
  return value.flatMap((member: unknown, index) =>
    typeof member === "string" ? [] : [describeValue(`${field}[${index}]`, "TYPE_STRING", member)],
  );
}

export function cannotFind(name: string, at: string): string {
  return `Invalid JSON payload received. Unknown name "${name}" at '${at}': Cannot find field.`;
}

export function startsList(name: string, at: string): string {
  return `Invalid JSON payload received. Unknown name "${name}" at '${at}': Proto field is not repeating, cannot start list.`;
}

/** `type` is a scalar's, or the name of a message of Google's own. */
export function describeValue(field: string, type: string, value: unknown): string {
  const name = /^[A-Z][a-z]/.test(type) ? `${PACKAGE}.${type}` : type;
  return `Invalid value at '${field}' (${name}), ${JSON.stringify(value)}`;
}

/** All that the parser found, a line each. */
export function refuseViolations(violations: string[]): LLMError {
  const message = violations.join("\n");
  return invalidField(/ at '([^']*)'/.exec(message)?.[1] ?? "", message);
}

/** What the service finds in a request that the parser could read. */
export function refuseRequest(request: string, violations: string[]): LLMError {
  const message = violations.map((violation) => `* ${request}.${violation}\n`).join("");
  return llmError("bad-request", { message });
}

/** The first refusal, if any. */
export function findFirst<T>(
  members: T[],
  check: (member: T, index: number) => LLMError | undefined,
): LLMError | undefined {
  for (const [index, member] of members.entries()) {
    const error = check(member, index);
    if (error) return error;
  }
  return undefined;
}

/** A count that starts at 1; these words name the field as JSON does. */
export function checkCount(value: unknown, name: string, maximum: number): LLMError | undefined {
  const count = toOptionalNumber(value);
  if (count === undefined || (count >= 1 && count <= maximum)) return undefined;
  const message = `Unable to submit request because it has a ${name} value of ${count} but the supported range is from 1 (inclusive) to ${maximum + 1} (exclusive). Update the value and try again.`;
  return llmError("bad-request", { message });
}

function isScalar(value: unknown, type: ScalarType): boolean {
  if (type === "TYPE_STRING") return typeof value === "string";
  const number = toOptionalNumber(value);
  if (number === undefined) return false;
  return type === "TYPE_FLOAT" || type === "TYPE_DOUBLE" || Number.isInteger(number);
}
