// Reading a Google request: every field may be written in camelCase and in snake_case, and one member may stand for a
// list. https://protobuf.dev/programming-guides/json/

import { isObject, type JSONObject, toObject } from "./read.ts";

/** The object's own fields in camelCase; what they hold is left as it is, for it may be the user's. */
export function toFields(value: unknown): JSONObject {
  const object = toObject(value);
  const names = Object.keys(object);
  if (!names.some((name) => name.includes("_"))) return object;
  return Object.fromEntries(names.map((name) => [toCamelCase(name), object[name]]));
}

/** The list, or the one object that stands for it. */
export function toMembers(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? [value] : [];
}

/** The number, which may be written as a text. */
export function toOptionalNumber(value: unknown): number | undefined {
  const isNumber = typeof value === "number" || (typeof value === "string" && value.trim() !== "");
  return isNumber && !Number.isNaN(Number(value)) ? Number(value) : undefined;
}

export function toCamelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** As Google's own messages name a field: `generation_config.max_output_tokens`. */
export function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
