import type { LLMError } from "../../errors.ts";
import { toCamelCase, toFields, toMembers, toSnakeCase } from "../google-fields.ts";
import {
  cannotFind,
  describeValue,
  findScalarViolation,
  findTextViolations,
  type ScalarType,
  startsList,
  refuseViolations,
} from "../google-request.ts";
import { MAXIMUM_DEPTH, toTypeName } from "../google-schema.ts";
import { isObject, toObject, toTexts } from "../read.ts";

type Kind = ScalarType | "type" | "texts" | "schema" | "schemas" | "map" | "any";

/** @see https://ai.google.dev/api/caching#Schema */
const FIELDS: Record<string, Kind> = {
  type: "type",
  format: "TYPE_STRING",
  title: "TYPE_STRING",
  description: "TYPE_STRING",
  pattern: "TYPE_STRING",
  nullable: "any",
  default: "any",
  example: "any",
  enum: "texts",
  required: "texts",
  propertyOrdering: "texts",
  minItems: "TYPE_INT64",
  maxItems: "TYPE_INT64",
  minLength: "TYPE_INT64",
  maxLength: "TYPE_INT64",
  minProperties: "TYPE_INT64",
  maxProperties: "TYPE_INT64",
  minimum: "TYPE_DOUBLE",
  maximum: "TYPE_DOUBLE",
  items: "schema",
  anyOf: "schemas",
  properties: "map",
};

const TYPES = new Set(["string", "number", "integer", "boolean", "array", "object", "null"]);

/** What the parser cannot read of a schema in Google's own language: it has no other keywords. */
export function checkSchema(schema: unknown, at: string): LLMError | undefined {
  if (schema === undefined || schema === null) return undefined;
  const violations = [...findUnreadable(schema, at, 0)];
  return violations.length > 0 ? refuseViolations(violations) : undefined;
}

/**
 * What a schema that could be read gets wrong.
 *
 * An object without properties is not among it: the recordings have such parameters.
 */
export function* findSchemaViolations(schema: unknown, at: string, depth = 0): Iterable<string> {
  if (!isObject(schema) || depth > MAXIMUM_DEPTH) return;
  const { type, properties, required, items, anyOf, enum: values } = toFields(schema);
  const name = toTypeName(type);
  const known = toObject(properties);
  const names = toTexts(required);
  if (name !== "object") {
    if (Object.keys(known).length > 0) yield `${at}.properties: only allowed for OBJECT type`;
    if (names.length > 0) yield `${at}.required: only allowed for OBJECT type`;
  }
  for (const [index, property] of names.entries()) {
    if (!Object.hasOwn(known, property)) yield `${at}.required[${index}]: property is not defined`;
  }
  const empty = toTexts(values).indexOf("");
  if (empty !== -1) yield `${at}.enum[${empty}]: cannot be empty`;
  if (name === "array" && !isObject(items)) yield `${at}.items: missing field.`;
  if (name !== "array" && isObject(items)) {
    yield `${at}.items: field predicate failed: $type == Type.ARRAY`;
  }
  yield* findSchemaViolations(items, `${at}.items`, depth + 1);
  for (const [index, one] of toMembers(anyOf).entries()) {
    yield* findSchemaViolations(one, `${at}.any_of[${index}]`, depth + 1);
  }
  for (const [property, one] of Object.entries(known)) {
    yield* findSchemaViolations(one, `${at}.properties[${property}]`, depth + 1);
  }
}

function* findUnreadable(schema: unknown, at: string, depth: number): Iterable<string> {
  if (!isObject(schema)) return yield describeValue(at, "Schema", schema);
  if (depth > MAXIMUM_DEPTH) return;
  for (const [key, value] of Object.entries(schema)) {
    const name = toCamelCase(key);
    if (value === null) continue;
    if (Object.hasOwn(FIELDS, name)) {
      yield* findUnreadableField(value, { at, name, kind: FIELDS[name]!, depth });
    } else yield cannotFind(key, at);
  }
}

interface Field {
  at: string;
  name: string;
  kind: Kind;
  depth: number;
}

function* findUnreadableField(value: unknown, { at, name, kind, depth }: Field): Iterable<string> {
  const field = `${at}.${toSnakeCase(name)}`;
  switch (kind) {
    case "any":
      return;
    case "type":
      if (Array.isArray(value)) yield startsList(name, at);
      else if (!isType(value)) yield describeValue(field, "Type", value);
      return;
    case "texts":
      return yield* findTextViolations(value, field);
    case "schema":
      if (Array.isArray(value)) return yield startsList(name, at);
      return yield* findUnreadable(value, field, depth + 1);
    case "schemas":
      for (const [index, one] of (Array.isArray(value) ? value : [value]).entries()) {
        yield* findUnreadable(one, `${field}[${index}]`, depth + 1);
      }
      return;
    case "map":
      return yield* findUnreadableProperties(value, field, depth + 1);
    case "TYPE_STRING":
    case "TYPE_INT32":
    case "TYPE_INT64":
    case "TYPE_FLOAT":
    case "TYPE_DOUBLE": {
      const violation = findScalarViolation(value, { at, name: toSnakeCase(name), type: kind });
      if (violation) yield violation;
    }
  }
}

/** A map is a list of entries to the parser. */
function* findUnreadableProperties(
  properties: unknown,
  field: string,
  depth: number,
): Iterable<string> {
  if (!isObject(properties))
    return yield describeValue(field, "Schema.PropertiesEntry", properties);
  for (const [index, one] of Object.values(properties).entries()) {
    yield* findUnreadable(one, `${field}[${index}].value`, depth);
  }
}

function isType(type: unknown): boolean {
  return Number.isInteger(type) || type === "TYPE_UNSPECIFIED" || isTypeName(type);
}

function isTypeName(type: unknown): boolean {
  const name = toTypeName(type);
  return name !== undefined && TYPES.has(name);
}
