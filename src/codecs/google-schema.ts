// Google's own schema language, a part of OpenAPI's, as plain JSON Schema.
// https://ai.google.dev/api/caching#Schema

import { toFields, toMembers, toOptionalNumber } from "./google-fields.ts";
import { isObject, type JSONObject, toTexts } from "./read.ts";

/** By their numbers in the proto, which may stand for their names. */
const TYPES = ["", "string", "number", "integer", "boolean", "array", "object", "null"];

/** Numbers, which Google writes as texts where they have 64 bits. */
const NUMBERS = [
  "minItems",
  "maxItems",
  "minLength",
  "maxLength",
  "minProperties",
  "maxProperties",
  "minimum",
  "maximum",
];

/** Deeper than Google reads. */
export const MAXIMUM_DEPTH = 100;

/** The JSON Schema that says the same; what is no schema accepts anything. */
export function toJSONSchema(schema: unknown, depth = 0): JSONObject {
  if (depth > MAXIMUM_DEPTH) return {};
  const { type, nullable, format, example, propertyOrdering, anyOf, items, properties, ...rest } =
    toSetFields(schema);
  const name = toTypeName(type);
  const converted: JSONObject = { ...rest };
  for (const key of NUMBERS) {
    const number = toOptionalNumber(rest[key]);
    if (number !== undefined) converted[key] = number;
  }
  if (name !== undefined) converted["type"] = name;
  // `enum` as a format says only that there is a list of values
  if (format !== undefined && format !== "enum") converted["format"] = format;
  if (example !== undefined) converted["examples"] = [example];
  if (Array.isArray(rest["enum"])) converted["enum"] = toValues(rest["enum"], name);
  if (anyOf !== undefined)
    converted["anyOf"] = toMembers(anyOf).map((one) => toJSONSchema(one, depth + 1));
  if (items !== undefined) converted["items"] = toJSONSchema(items, depth + 1);
  if (isObject(properties)) {
    converted["properties"] = toProperties(properties, toTexts(propertyOrdering), depth + 1);
  }
  return nullable === true ? toNullable(converted) : converted;
}

/** Null counts as missing. */
function toSetFields(schema: unknown): JSONObject {
  const fields = toFields(schema);
  if (!Object.values(fields).includes(null)) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

/** `STRING`, `string` and 1 are the same; `undefined` where none is named. */
export function toTypeName(type: unknown): string | undefined {
  if (typeof type === "number") return TYPES[type] || undefined;
  if (typeof type !== "string" || type.toUpperCase() === "TYPE_UNSPECIFIED") return undefined;
  return type.toLowerCase();
}

/** Google writes every value of an enum as a text, also those of numbers. */
function toValues(values: unknown[], type: string | undefined): unknown[] {
  if (type !== "integer" && type !== "number") return values;
  return values.map((value) => toOptionalNumber(value) ?? value);
}

/** In the order in which the model is to write them. */
function toProperties(properties: JSONObject, order: string[], depth: number): JSONObject {
  const names = new Set([...order, ...Object.keys(properties)]);
  const ordered = [...names].filter((name) => Object.hasOwn(properties, name));
  return Object.fromEntries(ordered.map((name) => [name, toJSONSchema(properties[name], depth)]));
}

function toNullable(schema: JSONObject): JSONObject {
  const { type, enum: values, anyOf } = schema;
  return {
    ...schema,
    ...(typeof type === "string" && type !== "null" && { type: [type, "null"] }),
    ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }),
    ...(Array.isArray(anyOf) && { anyOf: [...(anyOf as unknown[]), { type: "null" }] }),
  };
}
