import type { SchemaObject } from "./schema.ts";

const ALL = ["string", "number", "boolean", "object", "array", "null"];

/** What a schema without a type is about. */
const SIGNS: Record<string, (keyof SchemaObject)[]> = {
  object: [
    "properties",
    "required",
    "patternProperties",
    "additionalProperties",
    "unevaluatedProperties",
    "propertyNames",
    "minProperties",
    "maxProperties",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
  ],
  array: ["items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems"],
  string: ["minLength", "maxLength", "pattern", "format"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
};

/** The types that all of the schemas allow; `undefined` where none says. */
export function allowedTypes(parts: Iterable<SchemaObject>): string[] | undefined {
  let allowed: string[] | undefined;
  for (const { type } of parts) {
    if (type) allowed = allowed === undefined ? type : intersect(allowed, type);
  }
  return allowed;
}

/** The types to try, the expected one first: null is the last that anybody means. */
export function typesToTry(parts: SchemaObject[], isClosing: boolean): string[] {
  const signs = Object.keys(SIGNS).filter((type) => parts.some((part) => hasSign(part, type)));
  const types = allowedTypes(parts) ?? [...new Set([...signs, ...ALL])];
  const others = types.filter((type) => type !== "null");
  if (others.length === types.length) return types;
  return isClosing && allowedTypes(parts) ? ["null", ...others] : [...others, "null"];
}

export function hasSign(part: SchemaObject, type: string): boolean {
  return (SIGNS[type] ?? []).some((keyword) => keyword in part);
}

function intersect(some: string[], others: string[]): string[] {
  const shared = some.flatMap((type) => {
    if (others.includes(type)) return [type];
    if (type === "integer" && others.includes("number")) return [type];
    return type === "number" && others.includes("integer") ? ["integer"] : [];
  });
  return [...new Set(shared)];
}
