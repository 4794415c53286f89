import { expect, test } from "vitest";
import { createExample } from "../../src/schema/example.ts";
import { expectExample } from "./expect-example.ts";

const array = { type: "array" };
const integer = { type: "integer" };
const three = { contains: { const: 3 } };

test.for<[title: string, schema: object, value: unknown]>([
  ["one item", { ...array, items: integer }, [1]],
  ["none, where nothing is said of items", { ...array }, []],
  ["as many as minItems", { ...array, items: integer, minItems: 3 }, [1, 1, 1]],
  ["no more than maxItems", { ...array, items: integer, maxItems: 0 }, []],
  ["a thousand", { ...array, items: { const: 0 }, minItems: 1000 }, Array(1000).fill(0)],
  [
    "a tuple, whole",
    { ...array, prefixItems: [integer, { const: "a" }, { type: "null" }] },
    [1, "a", null],
  ],
  ["a tuple, cut", { ...array, prefixItems: [integer, { const: "a" }], maxItems: 1 }, [1]],
  ["a tuple as far as it can be had", { ...array, prefixItems: [integer, false] }, [1]],
  [
    "a tuple and more",
    { ...array, prefixItems: [{ const: "a" }], items: integer, minItems: 3 },
    ["a", 1, 1],
  ],
  [
    "tuples of several schemas",
    { ...array, prefixItems: [integer], allOf: [{ prefixItems: [true, { const: 2 }] }] },
    [1, 2],
  ],
  ["items that differ", { ...array, items: integer, minItems: 3, uniqueItems: true }, [1, 2, 3]],
  [
    "items of a tuple that differ",
    { ...array, prefixItems: [integer, integer], uniqueItems: true },
    [1, 2],
  ],
  ["as many as are contained", { ...array, items: integer, ...three, minContains: 2 }, [3, 3]],
  ["contained ones first", { ...array, items: integer, ...three, minItems: 2 }, [3, 1]],
  [
    "contained twice and different",
    { ...array, contains: { type: "integer" }, minContains: 2, uniqueItems: true },
    [1, 2],
  ],
  [
    "not more of them than may be",
    { ...array, contains: { type: "string" }, maxContains: 1, minItems: 2 },
    undefined,
  ],
  [
    "two wishes in one item",
    { ...array, contains: { minimum: 3 }, allOf: [{ contains: { maximum: 3 } }], items: integer },
    [3],
  ],
  [
    "two wishes apart",
    { ...array, contains: { const: "a" }, allOf: [{ contains: { const: "b" } }] },
    ["a", "b"],
  ],
  [
    "three wishes apart",
    {
      ...array,
      contains: { const: "a" },
      minContains: 2,
      allOf: [{ contains: { const: "b" } }, { contains: { const: "c" } }],
    },
    ["a", "a", "b", "c"],
  ],
  [
    "a wish at the end",
    { ...array, prefixItems: [{ const: 1 }, { const: 2 }], contains: { const: "a" } },
    [1, 2, "a"],
  ],
  [
    "wishes at the end",
    {
      ...array,
      prefixItems: [{ const: 1 }],
      contains: { const: "a" },
      allOf: [{ contains: { const: "b" } }],
    },
    undefined,
  ],
  [
    "a wish that a tuple fulfils",
    { ...array, prefixItems: [{ const: 1 }, { const: 3 }], ...three },
    [1, 3],
  ],
  ["no wish", { ...array, items: integer, ...three, minContains: 0 }, [1]],
  [
    "none of what may not be contained",
    { ...array, items: integer, contains: { const: 1 }, minContains: 0, maxContains: 0 },
    [2],
  ],
  ["unevaluated items", { ...array, minItems: 2, unevaluatedItems: { const: "u" } }, ["u", "u"]],
  [
    "unevaluated, but for a tuple",
    { ...array, prefixItems: [integer], unevaluatedItems: { const: "u" }, minItems: 2 },
    [1, "u"],
  ],
  ["no unevaluated items", { ...array, prefixItems: [integer], unevaluatedItems: false }, [1]],
  [
    "unevaluated beside another schema's items",
    { ...array, allOf: [{ items: integer }], unevaluatedItems: { const: "u" } },
    [1],
  ],
  [
    "unevaluated, where one of several schemas says it",
    {
      ...array,
      allOf: [{ prefixItems: [integer] }, { minItems: 2 }],
      unevaluatedItems: { const: "u" },
    },
    [1, "u"],
  ],
  ["another item, for the whole asks it", { ...array, items: integer, not: { const: [1] } }, [2]],
  [
    "another item at the end",
    { ...array, items: integer, minItems: 2, not: { contains: { const: 1 } } },
    [2, 2],
  ],
  ["fewer items, for the whole asks it", { ...array, items: integer, not: { minItems: 1 } }, []],
])("%s", ([, schema, value]) => {
  const made = expectExample(schema);
  if (value !== undefined) expect(made).toEqual(value);
});

test("a list of itself ends at once", () => {
  const tree = { ...array, items: { $ref: "#" } };
  expect(expectExample(tree)).toEqual([]);
  expect(expectExample({ ...tree, minItems: 0, maxItems: 3 })).toEqual([]);
  const pair = { type: "object", properties: { kids: tree, name: { type: "string" } } };
  expect(
    expectExample({
      $ref: "#/$defs/pair",
      $defs: {
        pair: {
          ...pair,
          properties: { ...pair.properties, kids: { ...array, items: { $ref: "#/$defs/pair" } } },
        },
      },
    }),
  ).toEqual({
    kids: [],
    name: "name",
  });
});

test.for<[schema: object, reason: string]>([
  [{ ...array, minItems: 2, maxItems: 1 }, "minItems 2 is above maxItems 1"],
  [{ ...array, minItems: 1001 }, "minItems 1001 is above 1000"],
  [{ ...array, ...three, minContains: 2, maxContains: 1 }, "minContains 2 is above maxContains 1"],
  [
    { ...array, ...three, minContains: 2, maxContains: 2, maxItems: 1 },
    "minContains 2 is above maxItems 1",
  ],
  [
    { ...array, items: { enum: [1, 2] }, minItems: 3, uniqueItems: true },
    "only 2 items can be had, and minItems is 3",
  ],
  [
    { ...array, items: { type: "integer", minimum: 2, maximum: 1 }, minItems: 1 },
    "minimum 2 is above maximum 1",
  ],
  [{ ...array, items: false, minItems: 1 }, "the schema allows no value at all"],
  [
    { ...array, items: integer, contains: { type: "string" } },
    "no value is integer and string at once",
  ],
])("no list: %j", ([schema, reason]) => {
  expect(() => createExample(schema)).toThrow(`: ${reason}. Give the reply by hand.`);
});
