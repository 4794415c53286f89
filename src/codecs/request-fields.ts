import type { WireRequest } from "../codec.ts";
import { type JSONObject, toObject } from "./read.ts";

/** Which of a form's fields, all of them texts, are something else. */
export interface FieldTypes {
  numbers?: readonly string[];
  booleans?: readonly string[];
  /** What may stand there once, and is a list all the same. */
  lists?: readonly string[];
}

/** A request's fields as JSON would have them, whether it came as JSON or as a form. */
export function toRequestFields(
  { headers, body }: Pick<WireRequest, "headers" | "body">,
  { numbers = [], booleans = [], lists = [] }: FieldTypes,
): JSONObject {
  const fields = toObject(body);
  if (!headers.get("content-type")?.startsWith("multipart/form-data")) return fields;
  const typed: JSONObject = { ...fields };
  for (const name of numbers) {
    const value = typed[name];
    const isNumber = typeof value === "string" && value.trim() !== "" && !Number.isNaN(+value);
    if (isNumber) typed[name] = Number(value);
  }
  for (const name of booleans) {
    const value = String(typed[name]).toLowerCase();
    if (value === "true" || value === "false") typed[name] = value === "true";
  }
  for (const name of lists) {
    const value = typed[name];
    if (value !== undefined && !Array.isArray(value)) typed[name] = [value];
  }
  return typed;
}
