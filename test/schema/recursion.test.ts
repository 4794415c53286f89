// Of the ways to end a recursion the lowest is taken, wherever it stands: that is what the heights are for.
import { expect, test } from "vitest";
import { createExample } from "../../src/schema/example.ts";
import { expectExample } from "./expect-example.ts";

const integer = { type: "integer" };
/** One level, and two. */
const low = { type: "object", properties: { low: integer }, required: ["low"] };
const high = { type: "object", properties: { high: low }, required: ["high"] };
const LOW = { low: 1 };
const HIGH = { high: LOW };

/** A list of itself, or one of the ends. */
function recursive(keyword: string, ends: unknown[], definitions: object = {}): object {
  const next = { type: "object", properties: { next: { $ref: "#" } }, required: ["next"] };
  return { [keyword]: [next, ...ends], $defs: { low, high, ...definitions } };
}

test.for<[title: string, ends: object[], value: unknown]>([
  ["an object with a member", [low], LOW],
  ["a scalar before an object", [low, integer], 1],
  ["one level before two", [high, low], LOW],
  ["two levels, where there is no more", [high], HIGH],
  ["const is made already", [low, { ...high, const: HIGH }], HIGH],
  ["enum is made already", [low, { ...high, enum: [HIGH] }], HIGH],
  ["what may be anything", [high, { type: "object", required: ["any"] }], { any: "any" }],
  [
    "what is only allowed is no need",
    [low, { type: "object", properties: { high: low }, additionalProperties: false }],
    {},
  ],
  [
    "what additional properties have to be",
    [{ type: "object", required: ["high"], additionalProperties: low }, low],
    LOW,
  ],
  [
    "no type, but the signs of one",
    [{ properties: high.properties, required: ["high"] }, low],
    LOW,
  ],
  ["several types: it need be none of them", [low, { ...high, type: ["object", "string"] }], HIGH],
  ["a list's items", [{ type: "array", items: low, minItems: 1 }, low], LOW],
  ["items that need not be", [low, { type: "array", items: low }], []],
  ["items that may be anything", [high, { type: "array", minItems: 1 }], ["next"]],
  ["a tuple", [{ type: "array", prefixItems: [integer, low], minItems: 2 }, low], LOW],
  [
    "the first of a tuple",
    [high, { type: "array", prefixItems: [integer, low], minItems: 1, maxItems: 1 }],
    [1],
  ],
  [
    "a tuple and what follows",
    [{ type: "array", prefixItems: [integer], items: low, minItems: 2 }, low],
    LOW,
  ],
  ["what is contained", [{ type: "array", contains: low }, low], LOW],
  ["what need not be contained", [low, { type: "array", contains: low, minContains: 0 }], []],
  ["all of several", [{ allOf: [integer, { $ref: "#/$defs/high" }] }, low], LOW],
  ["all of them", [{ allOf: [high, { minProperties: 1 }] }, low], LOW],
  ["the lower of two alternatives", [low, { anyOf: [high, integer] }], 1],
  ["the higher one, where both are", [{ anyOf: [high, { ...high }] }, low], LOW],
  ["a reference", [{ $ref: "#/$defs/high" }, { $ref: "#/$defs/low" }], LOW],
  ["a reference alone", [{ $ref: "#/$defs/high" }], HIGH],
])("%s", ([, ends, value]) => {
  expect(expectExample(recursive("anyOf", ends))).toEqual({ next: value });
});

test("of ways that exclude each other, too", () => {
  expect(expectExample(recursive("oneOf", [high, low]))).toEqual({ next: LOW });
});

test("references to references, in the order that is worst", () => {
  const chain = { a: { $ref: "#/$defs/b" }, b: { $ref: "#/$defs/c" }, c: { $ref: "#/$defs/low" } };
  // a member that is no scalar by itself: a height that is not known yet would rule it out
  const end = { type: "object", properties: { a: { $ref: "#/$defs/a" } }, required: ["a"] };
  for (const names of ["abc", "cba", "bac"]) {
    const definitions = Object.fromEntries(
      Array.from(names, (name) => [name, chain[name as keyof typeof chain]]),
    );
    const schema = recursive("anyOf", [end], definitions);
    expect(expectExample(schema)).toEqual({ next: { a: LOW } });
  }
});

test("a tuple as draft 7 spells it", () => {
  const tuple = { type: "array", items: [integer, low], minItems: 2 };
  const ends = [tuple, low, { type: "array", items: [integer], minItems: 1, additionalItems: low }];
  expect(createExample(recursive("anyOf", ends))).toEqual({ next: LOW });
  expect(createExample(recursive("anyOf", [high, ends[2]]))).toEqual({ next: [1] });
});

test("what holds itself without end is left out, or the list of it is empty", () => {
  const $defs = {
    endless: {
      type: "object",
      properties: { self: { $ref: "#/$defs/endless" } },
      required: ["self"],
    },
  };
  const endless = { $ref: "#/$defs/endless" };
  expect(expectExample({ type: "object", properties: { a: endless, b: integer }, $defs })).toEqual({
    b: 1,
  });
  expect(expectExample({ anyOf: [endless, low], $defs })).toEqual(LOW);
  const list = { type: "array", items: { anyOf: [{ $ref: "#" }, endless] } };
  expect(expectExample({ ...list, $defs })).toEqual([[]]);
});

test("a recursion through allOf is seen at once", () => {
  const node = { allOf: [{ $ref: "#/$defs/node" }, { required: ["name"] }] };
  const schema = {
    $ref: "#/$defs/node",
    $defs: {
      node: {
        type: "object",
        properties: { name: { type: "string" }, next: { anyOf: [node, { type: "null" }] } },
        required: ["next"],
      },
    },
  };
  expect(expectExample(schema)).toEqual({ name: "name", next: null });
});
