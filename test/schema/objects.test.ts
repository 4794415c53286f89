import { expect, test } from "vitest";
import { createExample } from "../../src/schema/example.ts";
import { expectExample } from "./expect-example.ts";

const object = { type: "object" };
const integer = { type: "integer" };
const ab = { ...object, properties: { a: integer, b: integer } };
const odd = { type: "string", minLength: 2, maxLength: 1 };

test.for<[title: string, schema: object, value: unknown]>([
  ["every property", ab, { a: 1, b: 1 }],
  ["declared ones before required ones", { ...ab, required: ["c", "b"] }, { a: 1, b: 1, c: "c" }],
  ["but for one that can't be had", { ...object, properties: { a: odd, b: integer } }, { b: 1 }],
  ["no more than maxProperties", { ...ab, maxProperties: 1 }, { a: 1 }],
  [
    "required ones first, where there is little room",
    { ...ab, required: ["b"], maxProperties: 1 },
    { b: 1 },
  ],
  [
    "two of three",
    {
      ...object,
      properties: { a: integer, b: integer, c: integer },
      required: ["c"],
      maxProperties: 2,
    },
    { a: 1, c: 1 },
  ],
  ["none", { ...ab, maxProperties: 0 }, {}],
  [
    "as many as minProperties",
    { ...object, minProperties: 2 },
    { property: "property", property2: "property2" },
  ],
  [
    "made-up names beside declared ones",
    { ...ab, minProperties: 3 },
    { a: 1, b: 1, property: "property" },
  ],
  ["a thousand", { ...object, minProperties: 1000, additionalProperties: { const: 0 } }, undefined],
  [
    "a name that is taken",
    { ...object, properties: { property: integer }, minProperties: 2 },
    { property: 1, property2: "property2" },
  ],
  [
    "names after a pattern",
    {
      ...object,
      patternProperties: { "^x-[a-z]$": integer },
      additionalProperties: false,
      minProperties: 2,
    },
    { "x-a": 1, "x-b": 1 },
  ],
  [
    "what a pattern says of a name",
    {
      ...object,
      patternProperties: { "^a": { minimum: 5 } },
      properties: { a: integer, b: integer },
    },
    { a: 5, b: 1 },
  ],
  [
    "a pattern is no additional property",
    {
      ...object,
      required: ["ab"],
      patternProperties: { "^a": integer },
      additionalProperties: false,
    },
    { ab: 1 },
  ],
  [
    "names that are allowed",
    { ...object, propertyNames: { enum: ["x", "y"] }, minProperties: 2 },
    { x: "x", y: "y" },
  ],
  [
    "no property whose name is not",
    { ...ab, propertyNames: { maxLength: 1, not: { const: "a" } } },
    { b: 1 },
  ],
  [
    "additional properties",
    { ...object, required: ["a"], additionalProperties: integer },
    { a: 1 },
  ],
  [
    "unevaluated properties",
    { ...object, required: ["a"], unevaluatedProperties: integer },
    { a: 1 },
  ],
  [
    "unevaluated, but for a declared one",
    {
      ...object,
      properties: { a: { const: "A" } },
      required: ["a", "b"],
      unevaluatedProperties: integer,
    },
    { a: "A", b: 1 },
  ],
  [
    "unevaluated, but for another schema's",
    {
      ...object,
      allOf: [{ properties: { a: { const: "A" } } }, { required: ["a"] }],
      unevaluatedProperties: false,
    },
    { a: "A" },
  ],
  [
    "a dependent name of a dependent name",
    { ...object, required: ["a"], dependentRequired: { a: ["b"], b: ["c"] } },
    { a: "a", b: "b", c: "c" },
  ],
  [
    "none of those that need each other, where there is no room",
    { ...ab, dependentRequired: { a: ["b"] }, maxProperties: 1 },
    {},
  ],
  ["without an optional one, for the whole asks it", { ...ab, not: { required: ["b"] } }, { a: 1 }],
  ["without the first of them", { ...ab, required: ["b"], not: { required: ["a"] } }, { b: 1 }],
  [
    "another value, for the whole asks it",
    { ...ab, required: ["a", "b"], not: { properties: { b: { const: 1 } } } },
    { a: 1, b: 2 },
  ],
  [
    "required and listed, but no value of its own",
    { ...ab, enum: [{ a: "x" }, { a: 3 }] },
    { a: 3 },
  ],
])("%s", ([, schema, value]) => {
  const made = expectExample(schema);
  if (value !== undefined) expect(made).toEqual(value);
});

test("an optional property that holds the same again is left out", () => {
  const list = { ...object, properties: { value: integer, next: { $ref: "#" } } };
  expect(expectExample(list)).toEqual({ value: 1 });
  expect(expectExample({ ...list, required: ["value"] })).toEqual({ value: 1 });
  const maybe = {
    ...object,
    properties: { value: integer, next: { anyOf: [{ $ref: "#" }, { type: "null" }] } },
  };
  expect(expectExample(maybe)).toEqual({ value: 1, next: null });
  const both = {
    ...object,
    properties: {
      next: { allOf: [{ $ref: "#" }] },
      other: { anyOf: [{ $ref: "#" }, { oneOf: [{ $ref: "#" }] }] },
    },
  };
  expect(expectExample(both)).toEqual({});
  const inner = {
    ...object,
    properties: { a: { ...object, properties: { up: { $ref: "#" }, b: integer } } },
  };
  expect(expectExample(inner)).toEqual({ a: { b: 1 } });
});

test.for<[schema: object, reason: string]>([
  [{ ...object, minProperties: 2, maxProperties: 1 }, "minProperties 2 is above maxProperties 1"],
  [
    { ...object, required: ["a", "b"], maxProperties: 1 },
    "2 properties are required, and maxProperties is 1",
  ],
  [{ ...object, minProperties: 1001 }, "minProperties 1001 is above 1000"],
  [
    { ...ab, additionalProperties: false, minProperties: 3 },
    "minProperties asks for 3 properties, and only 2 can be had",
  ],
  [
    { ...object, required: ["abc"], propertyNames: { maxLength: 2 } },
    "propertyNames rules out its name",
  ],
  [{ ...object, required: ["a"], properties: { a: odd } }, "minLength 2 is above maxLength 1"],
])("no object: %j", ([schema, reason]) => {
  expect(() => createExample(schema)).toThrow(`: ${reason}. Give the reply by hand.`);
});
