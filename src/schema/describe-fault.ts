import type { Schema } from "./schema.ts";

/** What was found and what was wanted; `wanted` is the keyword's own value. */
export function describeFault(keyword: string, found: unknown, wanted: unknown): string {
  return `found ${show(found)}, ${describeWish(keyword, found, wanted)}`;
}

const WISHES: Record<string, (wanted: unknown) => string> = {
  type: (wanted) => `wanted ${list(wanted as string[], withArticle)}`,
  const: (wanted) => `wanted ${show(wanted)}`,
  enum: (wanted) => `wanted ${list(wanted as unknown[], show)}`,
  minimum: (wanted) => `wanted at least ${show(wanted)}`,
  maximum: (wanted) => `wanted at most ${show(wanted)}`,
  exclusiveMinimum: (wanted) => `wanted more than ${show(wanted)}`,
  exclusiveMaximum: (wanted) => `wanted less than ${show(wanted)}`,
  multipleOf: (wanted) => `wanted a multiple of ${show(wanted)}`,
  minLength: (wanted) => `wanted at least ${show(wanted)} characters`,
  maxLength: (wanted) => `wanted at most ${show(wanted)} characters`,
  pattern: (wanted) => `wanted a text that matches ${String(wanted)}`,
  format: (wanted) => `wanted the format ${String(wanted)}`,
  minItems: (wanted) => `wanted at least ${show(wanted)} items`,
  maxItems: (wanted) => `wanted at most ${show(wanted)} items`,
  uniqueItems: () => "wanted each item once",
  contains: () => "wanted an item that matches",
  minContains: (wanted) => `wanted at least ${show(wanted)} items that match`,
  maxContains: (wanted) => `wanted at most ${show(wanted)} items that match`,
  minProperties: (wanted) => `wanted at least ${show(wanted)} properties`,
  maxProperties: (wanted) => `wanted at most ${show(wanted)} properties`,
  anyOf: (wanted) => `wanted ${describeAlternatives(wanted as Schema[])}`,
  oneOf: (wanted) => `wanted exactly ${describeAlternatives(wanted as Schema[])}`,
  not: () => "which is what the schema rules out",
};

function describeWish(keyword: string, found: unknown, wanted: unknown): string {
  const wish = WISHES[keyword];
  if (wish) return wish(wanted);
  const missing = keyword === "required" ? (wanted as string[]) : dependents(found, wanted);
  const name = missing.find((name) => !Object.hasOwn(found as object, name));
  return name === undefined ? "which is not allowed here" : `wanted the property ${show(name)}`;
}

function dependents(found: unknown, wanted: unknown): string[] {
  if (typeof found !== "object" || found === null || typeof wanted !== "object") return [];
  return Object.entries(wanted ?? {})
    .filter(([name, names]) => Object.hasOwn(found, name) && Array.isArray(names))
    .flatMap(([, names]) => names as string[]);
}

function describeAlternatives(alternatives: Schema[]): string {
  const types = alternatives.flatMap((schema) => (schema as { type?: string[] }).type ?? []);
  const isTold = types.length >= alternatives.length;
  return isTold ? list([...new Set(types)], withArticle) : `one of ${alternatives.length} schemas`;
}

function list<T>(values: T[], tell: (value: T) => string): string {
  const told = values.map(tell);
  return told.length > 1 ? `one of ${told.join(", ")}` : told.join("");
}

function withArticle(type: string): string {
  if (type === "null") return type;
  return `${/^[aeiou]/.test(type) ? "an" : "a"} ${type}`;
}

const MAX_SHOWN = 60;

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
