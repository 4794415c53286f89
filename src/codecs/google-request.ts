// What Google's JSON parser refuses before any model sees the request, in its words.

import { type LLMError, llmError } from "../errors.ts";
import { invalidField, invalidValue } from "./google-error.ts";
import { toFields, toOptionalNumber, toSnakeCase } from "./google-fields.ts";
import { isObject, type JSONObject } from "./read.ts";

const PACKAGE = "type.googleapis.com/google.ai.generativelanguage.v1beta";

/** A field's type, as the parser names it. */
export type ScalarType = "TYPE_STRING" | "TYPE_INT32" | "TYPE_FLOAT";

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
    if (!type || value === undefined || value === null || isScalar(value, type)) continue;
    const field = toSnakeCase(name);
    if (isObject(value)) {
      return invalidField(
        at,
        `Invalid value at '${at}' (${field}), Starting an object on a scalar field`,
      );
    }
    if (Array.isArray(value)) {
      return invalidField(
        at,
        `Invalid JSON payload received. Unknown name "${field}" at '${at}': Proto field is not repeating, cannot start list.`,
      );
    }
    return invalidValue(at === "" ? field : `${at}.${field}`, type, value);
  }
  return undefined;
}

/** One content: its parts are there, and hold texts. */
export function checkContent(content: unknown, field: string): LLMError | undefined {
  const fields = toFields(content);
  const { parts } = fields;
  const error =
    checkScalars(fields, field, { role: "TYPE_STRING" }) ??
    checkMessages(parts, `${field}.parts`, "Part");
  if (error) return error;
  const members = Array.isArray(parts) ? parts : [parts];
  for (const [index, part] of members.entries()) {
    const wrong = checkScalars(toFields(part), `${field}.parts[${index}]`, { text: "TYPE_STRING" });
    if (wrong) return wrong;
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
  return number !== undefined && (type === "TYPE_FLOAT" || Number.isInteger(number));
}
