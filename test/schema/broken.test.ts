// What is read of a schema that is odd, and where a fault is said to be.
import { expect, test } from "vitest";
import { findSchemaFault } from "../../src/schema/check.ts";
import { loadSchemas } from "../../src/schema/load.ts";

test.for<[schema: unknown, value: unknown, schemaPath: string]>([
  [{ minLength: 2.5, maxLength: 3 }, "abcd", "#/maxLength"],
  [{ minItems: -1, maxItems: 1 }, [1, 2], "#/maxItems"],
  [{ minProperties: "1", maxProperties: 0 }, { a: 1 }, "#/maxProperties"],
  [{ minimum: Infinity, maximum: 3 }, 4, "#/maximum"],
  [{ multipleOf: -1, maximum: 3 }, 4, "#/maximum"],
  [{ multipleOf: "2", maximum: 3 }, 4, "#/maximum"],
  [{ uniqueItems: "yes", maxItems: 1 }, [1, 1], "#/maxItems"],
  [{ format: 5, maxLength: 1 }, "ab", "#/maxLength"],
  [{ pattern: 5, maxLength: 1 }, "ab", "#/maxLength"],
  [{ required: "a", maxProperties: 0 }, { b: 1 }, "#/maxProperties"],
  [{ required: [5, "a"] }, {}, "#/required"],
  [{ enum: { a: 1 }, maxLength: 1 }, "ab", "#/maxLength"],
  [{ type: ["string", "text"], maxLength: 1 }, "ab", "#/maxLength"],
  [{ type: [], maxLength: 1 }, "ab", "#/maxLength"],
  [{ type: { a: "string" }, maxLength: 1 }, "ab", "#/maxLength"],
  [{ dependentRequired: [["a"]], maxProperties: 0 }, { 0: 1 }, "#/maxProperties"],
  [{ dependentRequired: "ab", maxProperties: 0 }, { 0: 1 }, "#/maxProperties"],
  [{ dependentRequired: { a: "b", c: ["d"] } }, { a: 1, c: 1 }, "#/dependentRequired"],
  [{ dependencies: { a: 5, c: ["d"] } }, { a: 1, c: 1 }, "#/dependencies"],
  [{ properties: { a: 5, b: { type: "string" } } }, { a: 1, b: 1 }, "#/properties/b/type"],
  [{ properties: [{ type: "string" }], maxProperties: 0 }, { 0: 1 }, "#/maxProperties"],
  [{ allOf: { 0: false }, maximum: 1 }, 2, "#/maximum"],
  [{ anyOf: [], maximum: 1 }, 2, "#/maximum"],
  [{ items: "x", maxItems: 0 }, [1], "#/maxItems"],
  [{ not: [], maximum: 1 }, 2, "#/maximum"],
  [{ $ref: "http://[", maximum: 1 }, 2, "#/maximum"],
  [
    { properties: { up: { $ref: "" } }, maxProperties: 1 },
    { up: { a: 1, b: 2 } },
    "#/maxProperties",
  ],
  [{ $recursiveRef: "#/$defs/a", $defs: { a: { maximum: 1 } } }, 2, "#/$defs/a/maximum"],
  [
    { $dynamicRef: "#a", $defs: { b: { $dynamicAnchor: "a", maximum: 1 } } },
    2,
    "#/$defs/b/maximum",
  ],
  [
    { properties: { a: { $id: "x", type: "string" }, b: { $id: "x", type: "number" } } },
    { a: "a", b: "b" },
    "#/properties/b/type",
  ],
  [
    { $id: "http://[", properties: { a: { $ref: "#/$defs/b" } }, $defs: { b: { maximum: 1 } } },
    { a: 2 },
    "#/$defs/b/maximum",
  ],
  [
    { patternProperties: { "(": false, "^a": { maximum: 1 } } },
    { ab: 2 },
    "#/patternProperties/^a/maximum",
  ],
  [
    { patternProperties: { "^[\\w-.]$": { maximum: 1 } } },
    { ".": 2 },
    "#/patternProperties/^[\\w-.]$/maximum",
  ],
  [
    { patternProperties: { "^a": true }, additionalProperties: false },
    { b: 2 },
    "#/additionalProperties",
  ],
  [{ $defs: { "a/b~c": { maximum: 1 } }, $ref: "#/$defs/a~1b~0c" }, 2, "#/$defs/a~1b~0c/maximum"],
  [{ components: { x: { maximum: 1 } }, $ref: "#/components/x" }, 2, "#/components/x/maximum"],
  [{ properties: { $ref: { type: "string" } } }, { $ref: 1 }, "#/properties/$ref/type"],
])("what is sound is checked: %j", ([schema, value, schemaPath]) => {
  expect(findSchemaFault(value, schema)).toMatchObject({ schemaPath });
});

test("nine names of its own are taken, and no more", () => {
  const named = Array.from({ length: 12 }, (_, index) => ({ $id: `n${index}`, maximum: 1 }));
  const ask = (index: number): unknown =>
    findSchemaFault(2, {
      allOf: [{ $ref: `n${index}` }],
      $defs: Object.fromEntries(named.map((one, at) => [at, one])),
    });
  expect(ask(0)).toMatchObject({ schemaPath: "#/$defs/0/maximum" });
  expect(ask(8)).toMatchObject({ schemaPath: "#/$defs/8/maximum" });
  expect(ask(11)).toBeUndefined();
});

test.for<[schema: unknown, value: unknown, fault: object]>([
  [
    {
      anyOf: [
        { properties: { a: { type: "string" } } },
        { properties: { a: { properties: { b: { type: "string" } } } } },
      ],
    },
    { a: { b: 1 } },
    { path: "/a/b", schemaPath: "#/anyOf/1/properties/a/properties/b/type" },
  ],
  [
    {
      oneOf: [
        { properties: { a: { anyOf: [{ type: "string" }, { type: "null" }] } } },
        { type: "null" },
      ],
    },
    { a: 1 },
    { path: "/a", message: "found 1, wanted one of a string, null" },
  ],
  [
    {
      properties: {
        a: { anyOf: [{ type: "string" }] },
        b: { properties: { c: { type: "string" } } },
      },
    },
    { a: 1, b: { c: 1 } },
    { path: "/a", schemaPath: "#/properties/a/anyOf" },
  ],
  [
    { properties: { a: { properties: { b: false } } } },
    { a: { b: 1 } },
    { path: "/a/b", message: "found 1, which is not allowed here" },
  ],
  [
    {
      anyOf: [{ type: "number" }, { type: "boolean" }],
      properties: { a: { properties: { b: { type: "number" } } } },
    },
    { a: { b: "x" } },
    { path: "", schemaPath: "#/anyOf" },
  ],
  [
    { properties: { "a/b~c": { type: "number" } } },
    { "a/b~c": "x" },
    {
      path: "/a~1b~0c",
      schemaPath: "#/properties/a~1b~0c/type",
      message: 'found "x", wanted a number',
    },
  ],
  [{ propertyNames: false }, { a: 1 }, { schemaPath: "#/propertyNames" }],
  [
    { propertyNames: { pattern: "^[^/~]+$" } },
    { "a/~b": 1 },
    { message: 'found "a/~b", wanted a text that matches ^[^/~]+$' },
  ],
  [
    { dependentRequired: { x: ["q"], a: ["b"], c: ["d"] } },
    { a: 1, b: 1, c: 1 },
    { message: 'found {"a":1,"b":1,"c":1}, wanted the property "d"' },
  ],
  [
    { dependencies: { a: { required: ["b"] } } },
    { a: 1 },
    { schemaPath: "#/dependencies/a/required" },
  ],
  [{ required: ["a", "b"] }, { a: 1 }, { message: 'found {"a":1}, wanted the property "b"' }],
  [{ required: ["toString"] }, {}, { message: 'found {}, wanted the property "toString"' }],
  [
    { maxLength: 1 },
    "x".repeat(58),
    { message: `found "${"x".repeat(58)}", wanted at most 1 characters` },
  ],
  [
    { maxLength: 1 },
    "x".repeat(59),
    { message: `found "${"x".repeat(59)}…, wanted at most 1 characters` },
  ],
  [
    { oneOf: [{ type: "integer" }, { type: "integer" }] },
    1,
    { message: "found 1, wanted exactly an integer" },
  ],
  [
    { anyOf: [{ type: "object" }, { minLength: 2 }] },
    "a",
    { message: 'found "a", wanted one of 2 schemas' },
  ],
])("where the fault is: %j", ([schema, value, fault]) => {
  expect(findSchemaFault(value, schema)).toMatchObject(fault);
});

test("what is loaded once is there", async () => {
  await loadSchemas();
  expect(loadSchemas()).toBeUndefined();
});
