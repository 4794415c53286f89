import type { Tool } from "../language-model/call.ts";

/** How deep an object's members are shown. */
const DEPTH = 2;

/** A tool as a function's signature: `get_weather(city: string, unit?: "C" | "F")`. */
export function toSignature({ name, type, inputSchema, takesText }: Tool): string {
  if (type === "provider") return name;
  if (takesText) return `${name}(text)`;
  return `${name}(${toMembers(inputSchema, DEPTH).join(", ")})`;
}

function toMembers(schema: unknown, depth: number): string[] {
  const { properties, required } = toRecord(schema);
  const demanded = new Set(Array.isArray(required) ? required : []);
  return Object.entries(toRecord(properties)).map(
    ([name, member]) => `${name}${demanded.has(name) ? "" : "?"}: ${toType(member, depth)}`,
  );
}

function toType(schema: unknown, depth: number): string {
  const { type, enum: values, const: constant, anyOf, oneOf, $ref, items } = toRecord(schema);
  if (Array.isArray(values)) return toUnion(values.map((value) => JSON.stringify(value)));
  if (constant !== undefined) return JSON.stringify(constant);
  const choices = anyOf ?? oneOf;
  if (Array.isArray(choices)) return toUnion(choices.map((choice) => toType(choice, depth)));
  if (typeof $ref === "string") return $ref.split("/").at(-1)!;
  const types: unknown[] = Array.isArray(type) ? type : [type];
  return toUnion(types.map((one) => toSimpleType(one, { schema, items, depth })));
}

function toSimpleType(
  type: unknown,
  { schema, items, depth }: { schema: unknown; items: unknown; depth: number },
): string {
  // Gemini's types are upper case
  const name = typeof type === "string" ? type.toLowerCase() : "unknown";
  if (name === "array") {
    const item = items === undefined ? "unknown" : toType(items, depth);
    return item.includes(" ") && !item.startsWith("{") ? `(${item})[]` : `${item}[]`;
  }
  if (name !== "object") return name;
  const members = depth > 1 ? toMembers(schema, depth - 1) : [];
  return members.length > 0 ? `{ ${members.join(", ")} }` : "object";
}

function toUnion(types: string[]): string {
  return [...new Set(types)].join(" | ");
}

function toRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
