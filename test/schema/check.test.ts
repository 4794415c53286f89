import { expect, test } from "vitest";
import { findSchemaFault } from "../../src/schema/check.ts";

const weather = {
  type: "object",
  properties: {
    city: { type: "string", minLength: 2 },
    unit: { enum: ["celsius", "fahrenheit"] },
    days: { $ref: "#/$defs/days" },
    place: {
      anyOf: [{ type: "object", properties: { zip: { type: "string" } } }, { type: "null" }],
    },
    "a/b c": { type: "array", items: { type: "string", format: "date" } },
  },
  required: ["city"],
  additionalProperties: false,
  $defs: { days: { type: "integer", minimum: 1 } },
};

test("a value that the schema accepts has no fault", () => {
  const value = { city: "Bern", unit: "celsius", days: 3, place: null, "a/b c": ["2026-01-01"] };
  expect(findSchemaFault(value, weather)).toBeUndefined();
});

test.for<[value: unknown, path: string, schemaPath: string, message: string]>([
  [{ city: 5 }, "/city", "#/properties/city/type", "found 5, wanted a string"],
  [
    { city: "B" },
    "/city",
    "#/properties/city/minLength",
    'found "B", wanted at least 2 characters',
  ],
  [{}, "", "#/required", 'found {}, wanted the property "city"'],
  [
    { city: "Bern", town: 1 },
    "/town",
    "#/additionalProperties",
    "found 1, which is not allowed here",
  ],
  [
    { city: "Bern", unit: "kelvin" },
    "/unit",
    "#/properties/unit/enum",
    'found "kelvin", wanted one of "celsius", "fahrenheit"',
  ],
  [{ city: "Bern", days: 0 }, "/days", "#/$defs/days/minimum", "found 0, wanted at least 1"],
  [
    { city: "Bern", place: 5 },
    "/place",
    "#/properties/place/anyOf",
    "found 5, wanted one of an object, null",
  ],
  [
    { city: "Bern", place: { zip: 5 } },
    "/place/zip",
    "#/properties/place/anyOf/0/properties/zip/type",
    "found 5, wanted a string",
  ],
  [
    { city: "Bern", "a/b c": ["x"] },
    "/a~1b c/0",
    "#/properties/a~1b c/items/format",
    'found "x", wanted the format date',
  ],
  ["x".repeat(100), "", "#/type", `found "${"x".repeat(59)}…, wanted an object`],
])("the fault of %j is told", ([value, path, schemaPath, message]) => {
  expect(findSchemaFault(value, weather)).toEqual({ path, schemaPath, message });
});

test.for<[schema: unknown, value: unknown, schemaPath: string, message: string]>([
  [{ const: { a: 1 } }, 5, "#/const", 'found 5, wanted {"a":1}'],
  [{ maximum: 3 }, 5, "#/maximum", "found 5, wanted at most 3"],
  [{ exclusiveMinimum: 5 }, 5, "#/exclusiveMinimum", "found 5, wanted more than 5"],
  [{ exclusiveMaximum: 5 }, 5, "#/exclusiveMaximum", "found 5, wanted less than 5"],
  [{ multipleOf: 0.1 }, 0.25, "#/multipleOf", "found 0.25, wanted a multiple of 0.1"],
  [{ maxLength: 2 }, "abc", "#/maxLength", 'found "abc", wanted at most 2 characters'],
  [{ pattern: "^a$" }, "b", "#/pattern", 'found "b", wanted a text that matches ^a$'],
  [{ minItems: 1 }, [], "#/minItems", "found [], wanted at least 1 items"],
  [{ maxItems: 1 }, [1, 2], "#/maxItems", "found [1,2], wanted at most 1 items"],
  [{ uniqueItems: true }, [1, 1], "#/uniqueItems", "found [1,1], wanted each item once"],
  [{ contains: { const: 1 } }, [2], "#/contains", "found [2], wanted an item that matches"],
  [
    { contains: true, minContains: 2 },
    [2],
    "#/minContains",
    "found [2], wanted at least 2 items that match",
  ],
  [
    { contains: true, maxContains: 1 },
    [2, 3],
    "#/maxContains",
    "found [2,3], wanted at most 1 items that match",
  ],
  [{ minProperties: 1 }, {}, "#/minProperties", "found {}, wanted at least 1 properties"],
  [{ maxProperties: 0 }, { a: 1 }, "#/maxProperties", 'found {"a":1}, wanted at most 0 properties'],
  [
    { dependentRequired: { a: ["b"] } },
    { a: 1 },
    "#/dependentRequired",
    'found {"a":1}, wanted the property "b"',
  ],
  [
    { dependencies: { a: ["b"] } },
    { a: 1 },
    "#/dependencies",
    'found {"a":1}, wanted the property "b"',
  ],
  [
    { propertyNames: { maxLength: 1 } },
    { ab: 1 },
    "#/propertyNames/maxLength",
    'found "ab", wanted at most 1 characters',
  ],
  [
    { patternProperties: { "^a": { type: "string" } } },
    { ab: 1 },
    "#/patternProperties/^a/type",
    "found 1, wanted a string",
  ],
  [
    { unevaluatedProperties: false },
    { a: 1 },
    "#/unevaluatedProperties",
    "found 1, which is not allowed here",
  ],
  [{ items: false }, [1], "#/items", "found 1, which is not allowed here"],
  [{ prefixItems: [{ type: "string" }] }, [1], "#/prefixItems/0/type", "found 1, wanted a string"],
  [
    { items: [{ type: "string" }], additionalItems: false },
    ["a", 1],
    "#/additionalItems",
    "found 1, which is not allowed here",
  ],
  [{ not: { const: 1 } }, 1, "#/not", "found 1, which is what the schema rules out"],
  [
    { oneOf: [{ type: "number" }, { type: "integer" }] },
    1,
    "#/oneOf",
    "found 1, wanted exactly one of a number, an integer",
  ],
  [
    { oneOf: [{ minimum: 3 }, { maximum: 0 }] },
    1,
    "#/oneOf",
    "found 1, wanted exactly one of 2 schemas",
  ],
  [
    { if: { type: "string" }, then: { minLength: 2 } },
    "a",
    "#/then/minLength",
    'found "a", wanted at least 2 characters',
  ],
  [{ allOf: [true, { type: "string" }] }, 1, "#/allOf/1/type", "found 1, wanted a string"],
  [
    { dependentSchemas: { a: { maxProperties: 1 } } },
    { a: 1, b: 2 },
    "#/dependentSchemas/a/maxProperties",
    'found {"a":1,"b":2}, wanted at most 1 properties',
  ],
  [false, 1, "#", "found 1, which is not allowed here"],
])("each keyword has its words: %j", ([schema, value, schemaPath, message]) => {
  expect(findSchemaFault(value, schema)).toMatchObject({ schemaPath, message });
});
