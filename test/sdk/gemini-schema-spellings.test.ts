// Schemas as Google's parser reads them, and as its SDK has no type for.
import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ask as refused } from "./gemini-refusal.ts";

const server = usePack();

/** What a spy sees of a function's parameters. */
async function readParameters(parameters: object): Promise<unknown> {
  const mock = llm.gemini.generateContent("Hi");
  server.use(mock);
  expect(await refused({ tools: [{ functionDeclarations: [{ name: "a", parameters }] }] })).toBe(
    "accepted",
  );
  return mock.calls[0]?.tools[0]?.inputSchema;
}

test.for<[parameters: object, expected: object]>([
  [{ type: 0, title: "A" }, { title: "A" }],
  [
    { type: 5, items: { type: 1 } },
    { type: "array", items: { type: "string" } },
  ],
  [
    { type: 6, properties: { a: { type: 2 }, b: { type: 3 }, c: { type: 4 }, d: { type: 7 } } },
    {
      type: "object",
      properties: {
        a: { type: "number" },
        b: { type: "integer" },
        c: { type: "boolean" },
        d: { type: "null" },
      },
    },
  ],
  [{ anyOf: { type: "STRING" } }, { anyOf: [{ type: "string" }] }],
  [{ type: "STRING", anyOf: null, format: null, max_length: null }, { type: "string" }],
  [
    { type: "ARRAY", items: { type: "STRING", minLength: "1", maxLength: "2" }, max_items: "3" },
    { type: "array", items: { type: "string", minLength: 1, maxLength: 2 }, maxItems: 3 },
  ],
  [
    { type: "OBJECT", minProperties: "1", maxProperties: "2" },
    { type: "object", minProperties: 1, maxProperties: 2 },
  ],
  [
    { type: "NUMBER", minimum: "1.5", maximum: "2.5" },
    { type: "number", minimum: 1.5, maximum: 2.5 },
  ],
  [
    { type: "STRING", enum: ["1"] },
    { type: "string", enum: ["1"] },
  ],
])("%j as JSON Schema", async ([parameters, expected]) => {
  expect(await readParameters(parameters)).toStrictEqual(expected);
});

/** Lists in one another, and in the innermost what is given. */
function nest(depth: number, innermost: object): object {
  return depth === 0 ? innermost : { type: "ARRAY", items: nest(depth - 1, innermost) };
}

test("is read to a depth of 100", async () => {
  const ask = (parameters: object) =>
    refused({ tools: [{ functionDeclarations: [{ name: "a", parameters }] }] });
  expect(await ask(nest(100, { const: 1 }))).toMatch(/Unknown name "const" at 'tools\[0\]/);
  expect(await ask(nest(101, { const: 1 }))).toBe("accepted");
  expect(await ask(nest(100, { type: "ARRAY" }))).toMatch(/\.items: missing field\.\n$/);
  expect(await ask(nest(101, { type: "ARRAY" }))).toBe("accepted");
  const deepest = async (depth: number): Promise<string> =>
    JSON.stringify(await readParameters(nest(depth, { type: "STRING" })));
  expect(await deepest(100)).toMatch(/\{"type":"string"\}\}+$/);
  expect(await deepest(101)).toMatch(/"items":\{\}\}+$/);
});
