// Ways that a value would not be found by trying: each needs its keyword to be understood.
import { expect, test } from "vitest";
import { createExample } from "../../src/schema/example.ts";
import { findSchemaFault } from "../../src/schema/check.ts";
import { expectExample } from "./expect-example.ts";
import { toDraft7Judge } from "./judge.ts";

const code = { pattern: "^[A-Z]{2}-\\d{3}$" };

test.for<[title: string, schema: object, value: unknown]>([
  ["then", { type: "string", if: { minLength: 1 }, then: code }, "AB-123"],
  ["else", { type: "string", if: { type: "integer" }, else: code }, "AB-123"],
  ["neither", { type: "string", if: code, then: true, else: true }, "string"],
  [
    "then and else",
    { type: "string", if: { maxLength: 3 }, then: { pattern: "^x$" }, else: code },
    "x",
  ],
  [
    "dependentSchemas",
    {
      type: "object",
      required: ["a"],
      dependentSchemas: { a: { required: ["b"], properties: { b: code } } },
    },
    { a: "a", b: "AB-123" },
  ],
  [
    "dependentSchemas, by leaving out",
    {
      type: "object",
      properties: { a: { type: "integer" }, b: { type: "integer" } },
      dependentSchemas: { a: false },
    },
    { b: 1 },
  ],
  [
    "oneOf: not what the other allows",
    { oneOf: [{ type: "string" }, { type: "string", minLength: 3 }] },
    "st",
  ],
  [
    "oneOf: the second, for the first is never alone",
    {
      oneOf: [
        { type: "integer", minimum: 3 },
        { type: "integer", minimum: 1 },
      ],
    },
    1,
  ],
  [
    "anyOf and anyOf",
    {
      anyOf: [{ type: "string" }, { type: "integer" }],
      allOf: [{ anyOf: [{ type: "boolean" }, { type: "integer", minimum: 7 }] }],
    },
    7,
  ],
  [
    "integer of number and integer",
    { type: ["number", "string"], allOf: [{ type: ["integer", "null"] }] },
    1,
  ],
  [
    "integer of integer and number",
    { type: "integer", allOf: [{ type: ["null", "number"] }], minimum: 1.5 },
    2,
  ],
  [
    "null last, unless it has to be",
    { type: ["null", "object"], required: ["a"], properties: { a: false } },
    null,
  ],
])("%s", ([, schema, value]) => {
  expect(expectExample(schema)).toEqual(value);
});

test.for<[title: string, schema: object, not: object, value: unknown]>([
  ["true", { type: "string" }, {}, undefined],
  ["not", { type: "string" }, { not: code }, "AB-123"],
  ["a reference", { type: "string" }, { $ref: "#/$defs/long" }, "st"],
  ["a type", {}, { type: ["string", "number", "boolean", "object"] }, []],
  ["integers among numbers", { type: "number" }, { type: "integer" }, 1.5],
  ["all of several", { type: "string" }, { allOf: [{ type: "string" }, { minLength: 3 }] }, "st"],
  ["any of several", { type: "string" }, { anyOf: [{ minLength: 3 }, { maxLength: 1 }] }, "st"],
  [
    "exactly one, by none",
    { type: "string" },
    { oneOf: [{ minLength: 3 }, { type: "null" }] },
    "st",
  ],
  ["minimum", { type: "integer" }, { minimum: -500 }, -501],
  ["maximum", { type: "integer" }, { maximum: 500 }, 501],
  ["exclusiveMinimum", { type: "integer" }, { exclusiveMinimum: -500 }, -500],
  ["exclusiveMaximum", { type: "integer" }, { exclusiveMaximum: 500 }, 500],
  ["minLength", { type: "string" }, { minLength: 2 }, "s"],
  ["maxLength", { type: "string" }, { maxLength: 80 }, undefined],
  ["minItems", { type: "array", items: { type: "integer" } }, { minItems: 1 }, []],
  ["maxItems", { type: "array", items: { type: "integer" } }, { maxItems: 9 }, Array(10).fill(1)],
  ["minProperties", { type: "object", properties: { a: true } }, { minProperties: 1 }, {}],
  ["maxProperties", { type: "object" }, { maxProperties: 3 }, undefined],
  [
    "required",
    { type: "object", properties: { a: true, b: true } },
    { required: ["b"] },
    { a: "a" },
  ],
  ["a property", { type: "object" }, { properties: { a: { type: "string" } } }, undefined],
  ["a property's text", { type: "object" }, { properties: { a: { minLength: 2 } } }, { a: "a" }],
  ["dependentRequired", { type: "object" }, { dependentRequired: { a: ["b"] } }, { a: "a" }],
  ["additionalProperties", { type: "object" }, { additionalProperties: false }, undefined],
  ["items", { type: "array" }, { items: { type: "string" } }, undefined],
  ["contains", { type: "array", minItems: 1 }, { contains: { type: "string" } }, undefined],
  ["uniqueItems", { type: "array", items: { type: "integer" } }, { uniqueItems: true }, [1, 1]],
  ["a tuple's second", { type: "array" }, { prefixItems: [true, { type: "string" }] }, undefined],
  ["a pattern of texts", {}, { type: "string", pattern: "^[a-z]*$" }, undefined],
  ["a format", {}, { format: "date" }, "string"],
  ["a multiple", {}, { type: "number", multipleOf: 1 }, "string"],
])("what is not %s", ([, schema, not, value]) => {
  const $defs = { long: { minLength: 3 } };
  if (Object.keys(not).length === 0) {
    expect(() => createExample({ ...schema, not })).toThrow("no value was found");
    return;
  }
  const made = expectExample({ ...schema, not, $defs });
  if (value !== undefined) expect(made).toEqual(value);
});

test("so many ways are tried, and no more", () => {
  // 2 to the power of 12 ways, of which none is one
  const pair = { anyOf: [{ minimum: 5 }, { maximum: 1 }] };
  const allOf = [
    ...Array.from({ length: 12 }, () => structuredClone(pair)),
    { minimum: 2, maximum: 4 },
  ];
  expect(() => createExample({ type: "integer", allOf })).toThrow(
    /^Failed to make a value for the schema at #: minimum 5 is above maximum (?:1|4)\./,
  );
});

test("draft 7's dependencies on a schema", () => {
  const schema = { type: "object", required: ["a"], dependencies: { a: { required: ["b"] } } };
  expect(createExample(schema)).toEqual({ a: "a", b: "b" });
  expect(toDraft7Judge(schema)({ a: "a", b: "b" })).toBe(true);
  expect(findSchemaFault({ a: 1 }, schema)).toMatchObject({ path: "" });
});

test.for<[schema: object, place: string, reason: string]>([
  [{ $ref: "#/$defs/none" }, "#/properties/a", 'the document has no "#/$defs/none"'],
  [
    { anyOf: [{ type: "integer", minimum: 2, maximum: 1 }] },
    "#/properties/a",
    "minimum 2 is above maximum 1",
  ],
  [{ $ref: "#/$defs/odd" }, "#/$defs/odd", "minLength 2 is above maxLength 1"],
  [
    { allOf: [{ type: "string" }, { enum: [1] }] },
    "#/properties/a",
    "no value was found that satisfies all of it",
  ],
  [
    {
      type: "object",
      properties: { "x/y~z": { type: "string", minLength: 2, maxLength: 1 } },
      required: ["x/y~z"],
    },
    "#/properties/a/properties/x~1y~0z",
    "minLength 2 is above maxLength 1",
  ],
])("the place of what can't be had: %j", ([a, place, reason]) => {
  const $defs = { odd: { type: "string", minLength: 2, maxLength: 1 } };
  expect(() =>
    createExample({ type: "object", properties: { a }, required: ["a"], $defs }),
  ).toThrow(`Failed to make a value for the schema at ${place}: ${reason}.`);
});

test("what an optional member failed for is not told", () => {
  const odd = { type: "string", minLength: 2, maxLength: 1 };
  const schema = {
    type: "object",
    properties: { a: odd, b: { type: "integer", enum: ["x"] } },
    required: ["b"],
  };
  expect(() => createExample(schema)).toThrow("at #/properties/b: no value was found");
});
