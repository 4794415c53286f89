import { expect, test } from "vitest";
import { createExample } from "../../src/schema/example.ts";
import { expectExample } from "./expect-example.ts";

const number = { type: "number" };
const integer = { type: "integer" };
const string = { type: "string" };

test.for<[title: string, schema: object, value: unknown]>([
  ["1", number, 1],
  ["the minimum", { ...number, minimum: 7 }, 7],
  ["the maximum", { ...number, maximum: -7 }, -7],
  ["above an exclusive minimum", { ...integer, exclusiveMinimum: 7 }, 8],
  ["below an exclusive maximum", { ...integer, exclusiveMaximum: 1 }, 0],
  ["the larger of two minimums", { ...integer, minimum: 3, exclusiveMinimum: 3 }, 4],
  ["the larger, whichever it is", { ...integer, minimum: 5, exclusiveMinimum: 3 }, 5],
  [
    "the smaller of two maximums",
    { ...integer, minimum: -9, maximum: -3, exclusiveMaximum: -3 },
    -4,
  ],
  ["the smaller, whichever it is", { ...integer, maximum: -5, exclusiveMaximum: -3 }, -5],
  ["the one that there is", { ...number, minimum: 2.5, maximum: 2.5 }, 2.5],
  ["between two fractions", { ...number, exclusiveMinimum: 0.1, exclusiveMaximum: 0.2 }, 0.15],
  ["close together", { ...number, exclusiveMinimum: 0.1, exclusiveMaximum: 0.1000001 }, undefined],
  ["a fraction that is a bound", { ...number, minimum: 0.25, exclusiveMaximum: 1 }, 0.25],
  ["a bound above", { ...number, exclusiveMinimum: 0, maximum: 0.25 }, 0.25],
  ["a multiple", { ...integer, multipleOf: 7 }, 7],
  ["a multiple below 0", { ...integer, multipleOf: 7, maximum: -1 }, -7],
  ["0 is a multiple of all", { ...integer, multipleOf: 7, minimum: -3, maximum: 3 }, 0],
  ["a multiple of two", { ...integer, multipleOf: 4, allOf: [{ multipleOf: 6 }] }, 12],
  ["a multiple of fractions", { ...number, multipleOf: 0.25, allOf: [{ multipleOf: 0.1 }] }, 1],
  ["a small step", { ...number, multipleOf: 1e-7, minimum: 2e-7, maximum: 3e-7 }, 3e-7],
  ["a whole multiple of a fraction", { ...integer, multipleOf: 1.5 }, 3],
  [
    "steps whose product is beyond a number",
    { ...number, multipleOf: 9007199254740881, allOf: [{ multipleOf: 1 }] },
    undefined,
  ],
  ["the fraction that not leaves", { ...number, not: { multipleOf: 1 } }, 1.5],
  ["a text's name", { ...string, maxLength: 80 }, "string"],
  ["nothing", { ...string, maxLength: 0 }, ""],
  ["one character", { ...string, maxLength: 1 }, "s"],
  ["another of one character", { ...string, maxLength: 1, not: { const: "s" } }, undefined],
  ["exactly so long", { ...string, minLength: 6, maxLength: 6 }, "string"],
  ["a bit longer", { ...string, minLength: 7 }, "string."],
  ["longer than twice", { ...string, minLength: 15, maxLength: 15 }, "string string s"],
  ["as long as can be", { ...string, minLength: 100000 }, undefined],
  ["another text", { ...string, not: { const: "string" } }, "string2"],
  [
    "another of that length",
    { ...string, minLength: 6, maxLength: 6, not: { const: "string" } },
    "strin2",
  ],
  [
    "three that differ, and short",
    { type: "array", items: { ...string, maxLength: 1 }, minItems: 12, uniqueItems: true },
    undefined,
  ],
  ["two formats", { ...string, format: "date", allOf: [{ format: "unknown" }] }, "2026-01-01"],
  ["a format and a pattern", { ...string, format: "date", pattern: "-02$" }, "2026-01-02"],
  ["a pattern and a length", { ...string, pattern: "^a*$", minLength: 5, maxLength: 5 }, "aaaaa"],
  ["two patterns", { ...string, pattern: "^[ab]+$", allOf: [{ pattern: "^b" }] }, undefined],
])("%s", ([, schema, value]) => {
  const made = expectExample(schema);
  if (value !== undefined) expect(made).toEqual(value);
});

test.for<[schema: object, reason: string]>([
  [{ ...integer, minimum: 2, maximum: 1 }, "minimum 2 is above maximum 1"],
  [{ ...number, exclusiveMinimum: 1, maximum: 1 }, "exclusiveMinimum 1 is no less than maximum 1"],
  [{ ...number, minimum: 1, exclusiveMaximum: 1 }, "minimum 1 is no less than exclusiveMaximum 1"],
  [
    { ...number, minimum: 3, exclusiveMinimum: 3, maximum: 2 },
    "exclusiveMinimum 3 is above maximum 2",
  ],
  [
    { ...integer, exclusiveMinimum: 1, exclusiveMaximum: 2 },
    "no value was found that satisfies all of it",
  ],
  [{ ...string, minLength: 3, maxLength: 2 }, "minLength 3 is above maxLength 2"],
  [{ ...string, minLength: 100001 }, "minLength 100001 is above 100000"],
])("no value: %j", ([schema, reason]) => {
  expect(() => createExample(schema)).toThrow(`: ${reason}. Give the reply by hand.`);
});

test.for<[pattern: string, bounds: object, text: string | undefined]>([
  ["^$", {}, ""],
  ["^a?$", { minLength: 1 }, "a"],
  ["^a{3}$", {}, "aaa"],
  ["^a{2,}$", { minLength: 4 }, "aaaa"],
  ["^a{2,3}$", { minLength: 3 }, "aaa"],
  ["^a{0,2}b$", {}, "b"],
  ["^a+?b$", {}, "ab"],
  ["^(?:ab|c)$", { maxLength: 1 }, "c"],
  ["^(a|(b))\\2c$", {}, undefined],
  ["^(?<x>[ab])\\k<x>$", {}, "aa"],
  ["^(?<x>[ab])(c)\\2\\1$", {}, "acca"],
  ["^(?:a)(b)\\1$", {}, "abb"],
  ["^\\u0416\\x41\\u{1F600}$", {}, "ЖA😀"],
  ["^[\\u4e00-\\u4e10]$", {}, undefined],
  ["^\\$\\d{1,3}\\.\\d{2}$", {}, undefined],
  [".", {}, "a"],
  ["^.$", {}, "a"],
  ["^[^a-z]$", {}, "A"],
  ["^(?!a)[ab]$", {}, "b"],
  ["b", { minLength: 4 }, undefined],
  ["b$", { minLength: 4 }, "aaab"],
  ["^b", { minLength: 4 }, "baaa"],
  ["^[a-z]+-\\d+$", { minLength: 12, maxLength: 12 }, undefined],
  ["^(?:ab)+$", { minLength: 7 }, "abababab"],
  ["^a*b*$", { minLength: 3, maxLength: 3 }, undefined],
  ["^(?:)+$", {}, ""],
  ["^(?=.*[A-Z])(?=.*\\d)(?=.*[^\\w]).{8,}$", {}, undefined],
  ["^x{1,100000}$", { minLength: 5000, maxLength: 5000 }, undefined],
])("a text that matches %s, %j", ([pattern, bounds, text]) => {
  const made = expectExample({ ...string, pattern, ...bounds });
  if (text !== undefined) expect(made).toBe(text);
});

test("texts of a pattern that differ", () => {
  const items = { ...string, pattern: "^[A-C]\\d?$" };
  const list = expectExample({ type: "array", items, minItems: 12, uniqueItems: true });
  expect(new Set(list as string[]).size).toBe(12);
});
