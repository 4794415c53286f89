import { expect, test } from "vitest";
import { createExample } from "../../src/schema/example.ts";
import { expectExample } from "./expect-example.ts";

/** Each format that ajv judges, with the fewest characters that one of its texts has here. */
const FORMATS: [format: string, shortest: number][] = [
  ["date-time", 20],
  ["date", 10],
  ["time", 9],
  ["duration", 3],
  ["email", 6],
  ["hostname", 4],
  ["ipv4", 7],
  ["ipv6", 3],
  ["uri", 3],
  ["url", 11],
  ["uri-reference", 1],
  ["uri-template", 1],
  ["uuid", 36],
  ["json-pointer", 0],
  ["json-pointer-uri-fragment", 6],
  ["relative-json-pointer", 1],
  ["regex", 1],
];

test.for(FORMATS)("%s: a text of it, three that differ, and a short one", ([format, shortest]) => {
  const text = { type: "string", format };
  expectExample(text);
  expectExample({ type: "array", items: text, minItems: 3, uniqueItems: true });
  const short = expectExample({ ...text, maxLength: shortest });
  expect((short as string).length).toBeLessThanOrEqual(shortest);
});

test.for(["email", "hostname", "uri", "uri-reference", "json-pointer", "regex"])(
  "%s: a long one, where it has to be long",
  (format) => {
    const text = expectExample({ type: "string", format, minLength: 40 });
    expect((text as string).length).toBeGreaterThanOrEqual(40);
  },
);

test.for<[format: string, text: string]>([
  ["idn-email", "user@example.com"],
  ["idn-hostname", "www.example.com"],
  ["iri", "https://example.com/"],
  ["iri-reference", "/path"],
])("%s, which ajv does not judge", ([format, text]) => {
  expect(createExample({ type: "string", format })).toBe(text);
});

test("an unknown format is a note to the reader", () => {
  expect(typeof createExample({ type: "string", format: "colour" })).toBe("string");
});

test("what only stands where there is no condition says nothing", () => {
  expectExample({ type: "string", then: false, else: false });
});

test("a condition whose way is closed is not met", () => {
  const small = { maximum: 5 };
  expect(expectExample({ type: "integer", minimum: 0, if: small, then: false })).toBeGreaterThan(5);
  expect(
    expectExample({ type: "integer", maximum: 9, minimum: 0, if: small, else: false }),
  ).toBeLessThanOrEqual(5);
});

test("items that no other keyword looked at have a schema too", () => {
  const $defs = { word: { type: "string", minLength: 3 } };
  const list = { type: "array", prefixItems: [{ const: 1 }], minItems: 3, $defs };
  const value = expectExample({ ...list, unevaluatedItems: { $ref: "#/$defs/word" } });
  expect((value as unknown[]).slice(1).every((item) => typeof item === "string")).toBe(true);
});
