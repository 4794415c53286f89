import { expect, test } from "vitest";
import { createExample } from "../../src/schema/example.ts";
import { toDraft7Judge, toJudge } from "./judge.ts";

test("a tool's arguments are what a reader expects", () => {
  const schema = {
    type: "object",
    properties: {
      city: { type: "string", description: "The city" },
      unit: { type: "string", enum: ["celsius", "fahrenheit"] },
      days: { type: "integer", minimum: 3, maximum: 7 },
      threshold: { type: "number", exclusiveMinimum: 0, maximum: 0.5 },
      detailed: { type: "boolean", default: false },
      since: { type: "string", format: "date" },
      email: { type: ["string", "null"], format: "email" },
      tags: { type: "array", items: { type: "string" } },
      position: {
        type: "object",
        properties: { latitude: { type: "number" }, longitude: { type: "number", minimum: -180 } },
        required: ["latitude", "longitude"],
      },
    },
    required: ["city"],
    additionalProperties: false,
  };
  expect(createExample(schema)).toEqual({
    city: "city",
    unit: "celsius",
    days: 3,
    threshold: 0.5,
    detailed: false,
    since: "2026-01-01",
    email: "user@example.com",
    tags: ["tags"],
    position: { latitude: 1, longitude: 1 },
  });
});

test("below the third level an object has what is required alone", () => {
  const level = (inner: object): object => ({
    type: "object",
    properties: { inner, more: { type: "string" } },
    required: ["inner"],
  });
  expect(createExample(level(level(level(level({ type: "integer" })))))).toEqual({
    inner: { inner: { inner: { inner: 1 }, more: "more" }, more: "more" },
    more: "more",
  });
});

test.for<[name: string, schema: unknown, value: unknown]>([
  ["const before all", { const: 5, default: 6, enum: [7, 5] }, 5],
  ["default before examples", { type: "string", default: "a", examples: ["b"] }, "a"],
  ["no default that the schema refuses", { type: "string", default: 5, examples: ["b"] }, "b"],
  ["example, as OpenAPI has it", { type: "string", example: "c" }, "c"],
  ["the first of enum", { enum: ["north", "south"] }, "north"],
  ["the first of enum that the rest allows", { enum: [null, 1, "x"], type: "string" }, "x"],
  ["null last among types", { type: ["null", "string"] }, "string"],
  ["the first alternative", { anyOf: [{ type: "integer" }, { type: "string" }] }, 1],
  ["exactly one alternative", { oneOf: [{ type: "number" }, { type: "integer" }] }, 1.5],
  ["all of allOf", { allOf: [{ type: "integer", minimum: 4 }, { multipleOf: 3 }] }, 6],
  ["what not leaves", { type: "integer", not: { minimum: 0 } }, -1],
  [
    "a multiple of two steps",
    { type: "number", multipleOf: 0.3, allOf: [{ multipleOf: 0.2 }] },
    1.2,
  ],
  ["a decimal step", { multipleOf: 0.01, exclusiveMinimum: 0.55, maximum: 0.57 }, 0.57],
  ["a number between", { exclusiveMinimum: 0, exclusiveMaximum: 1 }, 0.5],
  ["a short text", { type: "string", maxLength: 3 }, "str"],
  ["a long text", { type: "string", minLength: 16 }, "string string st"],
  ["code points, not units", { pattern: "^😀+$", minLength: 3, maxLength: 3 }, "😀😀😀"],
  ["a pattern", { type: "string", pattern: "^[A-Z]{2}-\\d{4}$" }, "AB-1234"],
  ["a pattern with what it looks ahead to", { pattern: "^(?=.*\\d)(?=.*[A-Z]).{4}$" }, "aD7("],
  ["a pattern with what it had before", { pattern: "^(ab|cd)-\\1$" }, "ab-ab"],
  ["a pattern of a script", { pattern: "^\\p{Script=Greek}{2}$" }, "Ωλ"],
  [
    "items that differ",
    { items: { type: "boolean" }, minItems: 2, uniqueItems: true },
    [true, false],
  ],
  ["a tuple", { prefixItems: [{ type: "string" }, { const: 2 }], items: false }, ["string", 2]],
  [
    "an item that is contained",
    { type: "array", contains: { const: 5 }, minItems: 2 },
    [5, "string"],
  ],
  [
    "names that are asked for",
    { minProperties: 2, propertyNames: { pattern: "^x-." } },
    { "x-a": "x-a", "x-b": "x-b" },
  ],
  ["a dependent name", { required: ["a"], dependentRequired: { a: ["b"] } }, { a: "a", b: "b" }],
  ["then", { type: "integer", if: { minimum: 1 }, then: { minimum: 5 } }, 5],
  ["a reference", { $ref: "#/$defs/a", $defs: { a: { const: "A" } } }, "A"],
  ["an anchor", { $ref: "#a", $defs: { b: { $anchor: "a", const: "A" } } }, "A"],
  ["an id in the document", { $ref: "a.json", $defs: { b: { $id: "a.json", const: "A" } } }, "A"],
  [
    "a reference into no keyword",
    { $ref: "#/components/schemas/a", components: { schemas: { a: { const: "A" } } } },
    "A",
  ],
  ["anything", true, "string"],
  ["nothing said", {}, "string"],
])("%s", ([, schema, value]) => {
  expect(createExample(schema)).toEqual(value);
  expect(toJudge(schema)(createExample(schema))).toBe(true);
});

test("a pattern that is valid without the flag u alone is kept to", () => {
  const value = createExample({ pattern: "^\\-[\\w-.]{2}[a\\-z]$" });
  expect(value).toBe("-aba");
  // ajv refuses the pattern
  expect(value).toMatch(/^-[\w-.]{2}[a\-z]$/);
});

test("a recursion ends as soon as it can", () => {
  const tree = {
    $ref: "#/$defs/node",
    $defs: {
      node: {
        type: "object",
        properties: {
          name: { type: "string" },
          next: { anyOf: [{ $ref: "#/$defs/node" }, { type: "null" }] },
          children: { type: "array", items: { $ref: "#/$defs/node" } },
        },
        required: ["name", "next", "children"],
      },
    },
  };
  expect(createExample(tree)).toEqual({ name: "name", next: null, children: [] });
  const expression = {
    anyOf: [
      {
        type: "object",
        properties: { left: { $ref: "#" }, right: { $ref: "#" } },
        required: ["left", "right"],
      },
      { type: "number" },
    ],
  };
  expect(createExample(expression)).toEqual({ left: 1, right: 1 });
  const list = {
    type: "object",
    properties: { children: { type: "array", items: { $ref: "#" } } },
  };
  expect(createExample(list)).toEqual({ children: [] });
});

test("draft 7's spellings are taken", () => {
  const schema = {
    type: "object",
    properties: {
      pair: {
        type: "array",
        items: [{ const: "a" }, { $ref: "#/definitions/b" }],
        additionalItems: false,
      },
    },
    dependencies: { pair: ["other"] },
    required: ["pair"],
    definitions: { b: { const: "b" } },
  };
  expect(createExample(schema)).toEqual({ pair: ["a", "b"], other: "other" });
  expect(toDraft7Judge(schema)(createExample(schema))).toBe(true);
});

test("the same schema gives the same value, and stays as it was", () => {
  const schema = Object.freeze({
    type: "object",
    properties: Object.freeze({ id: { format: "uuid" } }),
  });
  const before = JSON.stringify(schema);
  expect(createExample(schema)).toEqual(createExample(JSON.parse(before)));
  expect(JSON.stringify(schema)).toBe(before);
});
