import { type Schema, type SchemaObject, TYPES } from "./schema.ts";

/**
 * The ways not to be what a schema says, each a list of schemas. The first of them asks nothing: most often the value
 * that a reader expects is none already, and each value is checked in the end.
 */
export function negate(schema: Schema, target: Schema | undefined): Schema[][] {
  if (typeof schema === "boolean") return schema ? [] : [[true]];
  return [
    [true],
    ...(schema.not === undefined ? [] : [[schema.not]]),
    ...(target === undefined ? [] : [[{ not: target }]]),
    ...(schema.type ? [[{ type: complement(schema.type) }]] : []),
    ...(schema.allOf ?? []).map((inner) => [{ not: inner }]),
    ...(schema.anyOf ? [schema.anyOf.map((not) => ({ not }))] : []),
    ...(schema.oneOf ? [schema.oneOf.map((not) => ({ not })), schema.oneOf] : []),
    ...negateBounds(schema),
    ...negateObject(schema),
    ...negateList(schema),
    ...(schema.pattern !== undefined || schema.format !== undefined
      ? [[{ type: ["string"] }]]
      : []),
    ...(schema.multipleOf === undefined ? [] : [[{ type: ["number"] }]]),
  ];
}

function complement(types: string[]): string[] {
  // what is no integer may be another number still
  return TYPES.filter((type) => type !== "integer" && !types.includes(type));
}

function negateBounds(schema: SchemaObject): Schema[][] {
  const ways: [value: number | undefined, way: (value: number) => SchemaObject][] = [
    [schema.minimum, (value) => ({ type: ["number"], exclusiveMaximum: value })],
    [schema.maximum, (value) => ({ type: ["number"], exclusiveMinimum: value })],
    [schema.exclusiveMinimum, (value) => ({ type: ["number"], maximum: value })],
    [schema.exclusiveMaximum, (value) => ({ type: ["number"], minimum: value })],
    [schema.minLength, (value) => ({ type: ["string"], maxLength: value - 1 })],
    [schema.maxLength, (value) => ({ type: ["string"], minLength: value + 1 })],
    [schema.minItems, (value) => ({ type: ["array"], maxItems: value - 1 })],
    [schema.maxItems, (value) => ({ type: ["array"], minItems: value + 1 })],
    [schema.minProperties, (value) => ({ type: ["object"], maxProperties: value - 1 })],
    [schema.maxProperties, (value) => ({ type: ["object"], minProperties: value + 1 })],
  ];
  return ways.flatMap(([value, way]) => (value === undefined ? [] : [[way(value)]]));
}

function negateObject(schema: SchemaObject): Schema[][] {
  const type = ["object"];
  return [
    ...(schema.required ?? []).map((name) => [{ type, properties: toMap(name, false) }]),
    ...Object.entries(schema.properties ?? {}).map(([name, inner]) => [
      { type, required: [name], properties: toMap(name, { not: inner }) },
    ]),
    ...Object.entries(schema.dependentRequired ?? {}).flatMap(([name, others]) =>
      others.map((other) => [{ type, required: [name], properties: toMap(other, false) }]),
    ),
    ...(schema.additionalProperties === undefined ? [] : [[{ type, minProperties: 1 }]]),
  ];
}

function negateList({ items, contains, uniqueItems, prefixItems }: SchemaObject): Schema[][] {
  const type = ["array"];
  const not = Array.isArray(items) ? undefined : items;
  return [
    ...(not === undefined ? [] : [[{ type, contains: { not } }]]),
    ...(contains === undefined ? [] : [[{ type, items: { not: contains } }]]),
    ...(uniqueItems ? [[{ type, minItems: 2 }]] : []),
    ...(prefixItems ?? []).map((not, index) => [
      { type, minItems: index + 1, prefixItems: [...Array<true>(index).fill(true), { not }] },
    ]),
  ];
}

function toMap(name: string, schema: Schema): Record<string, Schema> {
  return Object.fromEntries([[name, schema]]);
}
