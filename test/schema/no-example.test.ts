import { expect, test } from "vitest";
import { createExample } from "../../src/schema/example.ts";

test.for<[schema: unknown, place: string, reason: string]>([
  [
    {
      type: "object",
      properties: { a: { type: "number", minimum: 5, maximum: 3 } },
      required: ["a"],
    },
    "#/properties/a",
    "minimum 5 is above maximum 3",
  ],
  [
    { type: "array", items: { type: "boolean" }, uniqueItems: true, minItems: 3 },
    "#",
    "only 2 items can be had, and minItems is 3",
  ],
  [
    { allOf: [{ type: "string" }, { type: "number" }] },
    "#",
    "no value is string and number at once",
  ],
  [
    { type: "object", properties: { a: { $ref: "#" } }, required: ["a"] },
    "#/properties/a",
    "it contains itself without end",
  ],
  [{ $ref: "#" }, "#", "it refers to itself without end"],
  [{ $ref: "#/$defs/none" }, "#", 'the document has no "#/$defs/none"'],
  [
    { type: "array", contains: true, minContains: 4, maxContains: 0 },
    "#",
    "minContains 4 is above maxContains 0",
  ],
  [{ type: "array", contains: true, maxItems: 0 }, "#", "minContains 1 is above maxItems 0"],
  [false, "#", "the schema allows no value at all"],
  [{ type: "string", minLength: 1e9 }, "#", "minLength 1000000000 is above 100000"],
  [{ type: "array", minItems: 1e9 }, "#", "minItems 1000000000 is above 1000"],
  [{ type: "object", minProperties: 1e9 }, "#", "minProperties 1000000000 is above 1000"],
])("what can't be satisfied says where and why: %j", ([schema, place, reason]) => {
  expect(() => createExample(schema)).toThrow(
    `Failed to make a value for the schema at ${place}: ${reason}. Give the reply by hand.`,
  );
});
