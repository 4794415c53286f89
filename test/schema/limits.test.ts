// How far a value is looked at: what would take too long checks nothing.
import { expect, test } from "vitest";
import { findSchemaFault } from "../../src/schema/check.ts";
import { createExample } from "../../src/schema/example.ts";

/** Wraps so many times. */
function nest(value: unknown, levels: number, wrap: (inner: unknown) => unknown): unknown {
  let nested = value;
  for (let level = 0; level < levels; level += 1) nested = wrap(nested);
  return nested;
}

test("as deep as 500 levels, and no deeper", () => {
  const schema = { properties: { a: { $ref: "#" } }, not: { const: 5 } };
  const wrap = (a: unknown): unknown => ({ a });
  expect(findSchemaFault(nest(5, 100, wrap), schema)).toMatchObject({ schemaPath: "#/not" });
  expect(findSchemaFault(nest(5, 499, wrap), { required: ["b"] })).toBeDefined();
  expect(findSchemaFault(nest(5, 500, wrap), { required: ["b"] })).toBeUndefined();
  expect(
    findSchemaFault({ list: nest(5, 600, (inner) => [inner]) }, { required: ["b"] }),
  ).toBeUndefined();
});

test("lists of 2,000 items are compared, and no longer ones", () => {
  const unique = { items: { type: "integer" }, uniqueItems: true };
  const twice = (length: number): number[] =>
    Array.from({ length }, (_, index) => Math.max(1, index));
  expect(findSchemaFault(twice(2_000), unique)).toMatchObject({ schemaPath: "#/uniqueItems" });
  expect(findSchemaFault(twice(2_001), unique)).toBeUndefined();
  expect(findSchemaFault({ a: twice(2_001) }, { properties: { a: unique } })).toBeUndefined();
});

test("risky patterns are tried on 24 characters, and on no more", () => {
  const schema = { pattern: "^(a|b|ab)*c$" };
  expect(findSchemaFault("x".repeat(24), schema)).toBeDefined();
  expect(findSchemaFault("x".repeat(25), schema)).toBeUndefined();
  expect(findSchemaFault({ a: "x".repeat(25) }, { properties: { a: schema } })).toBeUndefined();
  expect(findSchemaFault("x".repeat(25), { pattern: "^\\(a+\\)+$" })).toBeDefined();
  expect(findSchemaFault("x".repeat(25), { pattern: "^[(a+)]+$" })).toBeDefined();
  expect(findSchemaFault("x".repeat(25), { pattern: "^(?:ab)+$" })).toBeDefined();
  expect(findSchemaFault("x".repeat(25), { pattern: "^(?:a|b)$" })).toBeDefined();
  expect(findSchemaFault("x".repeat(25), { pattern: "^(?:a+)b$" })).toBeDefined();
  expect(findSchemaFault("x".repeat(25), { pattern: "^(?:a{2,})+$" })).toBeUndefined();
  expect(findSchemaFault("x".repeat(25), { pattern: "^(?:(?:a)+b)+$" })).toBeUndefined();
  expect(findSchemaFault("x".repeat(25), { pattern: "^a*b*c*d*$" })).toBeDefined();
  expect(findSchemaFault("x".repeat(25), { pattern: "^a*a*a*a*a*$" })).toBeUndefined();
});

test("a risky pattern is still written", () => {
  const name = "a".repeat(30);
  const schema = {
    type: "object",
    properties: { [name]: { pattern: "^(?:a+)+$", minLength: 30 } },
  };
  expect(createExample(schema)).toEqual({ [name]: expect.stringMatching(/^a{30,}$/) });
});
