import { TYPES } from "./schema.ts";

/** What a keyword holds: schemas, which are prepared in turn, or plain data, which is taken as it is. */
export type Holds = "schema" | "schemas" | "schema-map" | "items" | "dependencies" | Reader;

/** The keyword's value, or `undefined` where it has none that JSON Schema knows. */
type Reader = (value: unknown) => unknown;

const count: Reader = (value) =>
  typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : undefined;
const number: Reader = (value) => (Number.isFinite(value) ? value : undefined);
const text: Reader = (value) => (typeof value === "string" ? value : undefined);
const list: Reader = (value) => (Array.isArray(value) ? value : undefined);
const anything: Reader = (value) => value;
const nothing: Reader = () => undefined;

const DROPPED = [
  "$schema",
  "id",
  "$recursiveAnchor",
  "$recursiveRef",
  "$dynamicRef",
  "$dynamicAnchor",
  "__absolute_uri__",
  "__absolute_ref__",
  "__absolute_recursive_ref__",
];

/** Each keyword that is checked. A list and not an object: a schema may ask for `constructor`. */
export const KEYWORDS: ReadonlyMap<string, Holds> = new Map<string, Holds>([
  // `id` is draft 4's, which no provider takes; the others are the validator's own notes, or read by `toCurrent`
  ...DROPPED.map((name) => [name, nothing] as const),
  ["$id", text],
  ["$anchor", text],
  ["$ref", text],
  ["$defs", "schema-map"],
  ["definitions", "schema-map"],
  ["type", readTypes],
  ["const", anything],
  ["enum", list],
  ["default", anything],
  ["example", anything],
  ["examples", list],
  ["allOf", "schemas"],
  ["anyOf", "schemas"],
  ["oneOf", "schemas"],
  ["not", "schema"],
  ["if", "schema"],
  ["then", "schema"],
  ["else", "schema"],
  ["properties", "schema-map"],
  ["patternProperties", "schema-map"],
  ["additionalProperties", "schema"],
  ["unevaluatedProperties", "schema"],
  ["propertyNames", "schema"],
  ["required", readTexts],
  ["dependentRequired", readTextLists],
  ["dependentSchemas", "schema-map"],
  ["dependencies", "dependencies"],
  ["minProperties", count],
  ["maxProperties", count],
  ["prefixItems", "schemas"],
  ["items", "items"],
  ["additionalItems", "schema"],
  ["unevaluatedItems", "schema"],
  ["contains", "schema"],
  ["minContains", count],
  ["maxContains", count],
  ["minItems", count],
  ["maxItems", count],
  ["uniqueItems", (value) => (value === true ? value : undefined)],
  ["minimum", number],
  ["maximum", number],
  ["exclusiveMinimum", number],
  ["exclusiveMaximum", number],
  ["multipleOf", (value) => (typeof value === "number" && value > 0 ? number(value) : undefined)],
  ["minLength", count],
  ["maxLength", count],
  ["pattern", readPattern],
  // the validator looks a format up in a plain object
  ["format", (value) => (typeof value === "string" && !(value in {}) ? value : undefined)],
]);

/**
 * A pattern that is valid with the flag `u`, as JSON Schema has it. What only a pattern without it may have, such as
 * `\-` or `[\w-.]`, is written anew; what stays broken is `undefined`.
 */
export function readPattern(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const mended = value.replace(/\[(?:\\[^]|[^\]])*\]|\\[^]/g, (token) =>
    token.startsWith("[") ? token.replace(/(\\[dswDSW])-(?!\])/g, "$1\\-") : unescape(token),
  );
  return [value, mended].find(isPattern);
}

/** The texts of a list. */
export function readTexts(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter((member) => typeof member === "string") : undefined;
}

/** `\\-` is `-`, where the character has no meaning of its own. */
function unescape(token: string): string {
  return /[-'"@#%&,:;<=>!~`_ ]/.test(token) ? token.slice(1) : token;
}

/** A list of one or more types, all of them known. */
function readTypes(value: unknown): string[] | undefined {
  const types = readTexts(typeof value === "string" ? [value] : value);
  return types?.length && types.every((type) => TYPES.includes(type)) ? types : undefined;
}

function readTextLists(value: unknown): Record<string, string[]> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([name, names]) => [name, readTexts(names) ?? []]),
  );
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, "u") instanceof RegExp;
  } catch {
    return false;
  }
}
