import fc from "fast-check";
import { type JSONSchema, toPlain } from "./definitions.ts";

/** A schema that accepts the value: there is one, so an example has to be found. */
export function fitting(value: unknown): fc.Arbitrary<JSONSchema> {
  return fit(value, 3)
    .map(toPlain)
    .chain((schema) =>
      fc.oneof(
        { arbitrary: fc.constant(schema), weight: 3 },
        {
          arbitrary: fc.constant<JSONSchema>({ $ref: "#/$defs/wanted", $defs: { wanted: schema } }),
          weight: 1,
        },
      ),
    );
}

function fit(value: unknown, depth: number): fc.Arbitrary<JSONSchema> {
  const plain = describe(value, depth);
  if (depth === 0) return plain;
  const inner = fit(value, depth - 1);
  const other = unfitting(value);
  return fc.oneof(
    { arbitrary: plain, weight: 6 },
    { arbitrary: fc.tuple(inner, inner).map((allOf) => ({ allOf })), weight: 1 },
    {
      arbitrary: fc.tuple(plain, inner).map(([one, two]) => ({ ...(one as object), allOf: [two] })),
      weight: 1,
    },
    { arbitrary: fc.tuple(other, inner).map((anyOf) => ({ anyOf })), weight: 1 },
    { arbitrary: fc.tuple(other, inner, other).map((oneOf) => ({ oneOf })), weight: 1 },
    { arbitrary: fc.tuple(inner, other).map(([one, not]) => ({ allOf: [one], not })), weight: 1 },
    {
      arbitrary: fc.tuple(inner, inner).map(([one, then]) => ({ if: one, then, else: false })),
      weight: 1,
    },
    {
      arbitrary: fc
        .tuple(other, inner)
        .map(([one, otherwise]) => ({ if: one, then: false, else: otherwise })),
      weight: 1,
    },
  );
}

/** A schema that rejects the value. */
export function unfitting(value: unknown): fc.Arbitrary<JSONSchema> {
  const types = ["object", "array", "string", "boolean", "null", "number"];
  const others = types.filter((type) => type !== typeOf(value));
  return fc.oneof(
    fc.constantFrom(...others).map((type) => ({ type })),
    fc.constant({ const: [value, "another"] }),
    fc.constant({ not: { enum: [value] } }),
    fc.constant({ type: typeOf(value), not: { const: value } }),
  );
}

function describe(value: unknown, depth: number): fc.Arbitrary<JSONSchema> {
  const exact = fc.oneof(
    fc.constant<JSONSchema>({ const: value }),
    fc.constant<JSONSchema>({ enum: [{ other: 1 }, value] }),
  );
  const loose = describeType(value, depth);
  return fc.oneof({ arbitrary: loose, weight: 5 }, { arbitrary: exact, weight: 1 });
}

function describeType(value: unknown, depth: number): fc.Arbitrary<JSONSchema> {
  if (Array.isArray(value)) return describeList(value, depth);
  if (typeof value === "object" && value !== null) return describeObject(value, depth);
  const type = fc.constantFrom<unknown>(typeOf(value), [typeOf(value), "object"]);
  if (typeof value === "string") return describeText(value, type);
  if (typeof value !== "number") return fc.record({ type });
  const margin = fc.integer({ min: 0, max: 2 });
  return fc.record(
    {
      type: Number.isInteger(value) ? fc.constantFrom("integer", "number") : fc.constant("number"),
      minimum: margin.map((number) => value - number),
      maximum: margin.map((number) => value + number),
      exclusiveMinimum: margin.map((number) => value - number - 0.5),
      multipleOf: fc.constant(Number.isInteger(value) ? Math.abs(value) || 1 : 0.25),
    },
    { requiredKeys: ["type"] },
  );
}

function describeText(value: string, type: fc.Arbitrary<unknown>): fc.Arbitrary<JSONSchema> {
  const { length } = Array.from(value);
  const margin = fc.integer({ min: 0, max: 2 });
  const shape = value.replace(/[A-Z]/g, "[A-Z]").replace(/[a-z]/g, "[a-z]").replace(/\d/g, "\\d");
  // within a set `A-Z` was made of letters too
  const mended = shape.replaceAll("[[a-z]-[a-z]]", "[a-z]").replaceAll("[[A-Z]-[A-Z]]", "[A-Z]");
  return fc.record(
    {
      type,
      minLength: margin.map((number) => Math.max(0, length - number)),
      maxLength: margin.map((number) => length + number),
      pattern: fc.constantFrom(
        `^${value}$`,
        `^(?:${value}|other)$`,
        `^.{${length}}$`,
        mended === shape ? "" : value,
      ),
    },
    { requiredKeys: ["type"] },
  );
}

function describeObject(value: object, depth: number): fc.Arbitrary<JSONSchema> {
  const names = Object.keys(value);
  const properties = Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, fit(member, Math.max(0, depth - 1))]),
  );
  return fc.record(
    {
      type: fc.constant("object"),
      properties: fc.record(properties),
      required: fc.subarray(names),
      additionalProperties: fc.constant(false),
      minProperties: fc.integer({ min: 0, max: names.length }),
      maxProperties: fc.integer({ min: names.length, max: names.length + 2 }),
      propertyNames: fc.constantFrom({ enum: [...names, "other"] }, { minLength: 1 }),
      dependentRequired: fc.constant(Object.fromEntries(names.map((name) => [name, names]))),
    },
    { requiredKeys: ["type", "properties"] },
  );
}

function describeList(value: unknown[], depth: number): fc.Arbitrary<JSONSchema> {
  const inner = Math.max(0, depth - 1);
  const isUnique = new Set(value.map((item) => JSON.stringify(item))).size === value.length;
  const first = value.length === 0 ? fc.constant(undefined) : fit(value[0], inner);
  return fc
    .record(
      {
        type: fc.constant("array"),
        prefixItems: fc.tuple(...value.map((item) => fit(item, inner))),
        items: fc.constant(false),
        minItems: fc.integer({ min: 0, max: value.length }),
        maxItems: fc.integer({ min: value.length, max: value.length + 2 }),
        uniqueItems: fc.constant(isUnique),
        contains: first,
      },
      { requiredKeys: ["type", "prefixItems"] },
    )
    .map(({ prefixItems, contains, ...schema }) => ({
      ...schema,
      ...(prefixItems.length > 0 && { prefixItems }),
      // without members before it, `items: false` has to allow none
      ...(contains !== undefined && { contains }),
    }));
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
