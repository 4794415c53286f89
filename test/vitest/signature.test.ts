import { expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import { matchers } from "../../src/matchers/index.ts";

expect.extend(matchers);

const oslo = { type: "string" };
const place = {
  type: "object",
  properties: { city: oslo, at: { type: "object", properties: {} } },
};

test.for<[shown: string, tool: object]>([
  ["f()", { type: "function", function: { name: "f" } }],
  ["f(text)", { type: "custom", custom: { name: "f" } }],
  ["f(a?: string)", toFunction({ a: { type: "string" } })],
  ["f(a?: string | null)", toFunction({ a: { type: ["string", "null"] } })],
  [
    "f(a?: string[], b?: unknown[])",
    toFunction({ a: { type: "array", items: oslo }, b: { type: "array" } }),
  ],
  ['f(a?: ("x" | 2)[])', toFunction({ a: { type: "array", items: { enum: ["x", 2] } } })],
  ['f(a?: "x")', toFunction({ a: { const: "x" } })],
  ["f(a?: string | integer)", toFunction({ a: { anyOf: [oslo, { type: "integer" }] } })],
  ["f(a?: string | boolean)", toFunction({ a: { oneOf: [oslo, { type: "boolean" }] } })],
  ["f(a?: Place)", toFunction({ a: { $ref: "#/$defs/Place" } })],
  ["f(a?: { city?: string, at?: object })", toFunction({ a: place })],
  ["f(a?: { city?: string, at?: object }[])", toFunction({ a: { type: "array", items: place } })],
  ["f(a?: unknown)", toFunction({ a: true })],
  ["f(b: number, a?: number)", toFunction({ b: { type: "number" }, a: { type: "number" } }, ["b"])],
  [`f(${"a".repeat(158)}…`, toFunction({ ["a".repeat(200)]: oslo })],
])("a tool is shown as %s", async ([shown, tool]) => {
  const mock = llm.openai.chat("Hi", { validate: false });
  const body = { model: "m", messages: [{ role: "user", content: "Hello" }], tools: [tool] };
  const init = { method: "POST", body: JSON.stringify(body) };
  await createFetch(mock)("https://api.openai.com/v1/chat/completions", init);
  const { message } = matchers.toHaveOfferedTool.call({ equals: Object.is }, mock, "g");
  expect(message()).toBe(
    `Expected a call of openai.chat with the tool "g" on offer: none of 1 call has it.\n\n  1. ${shown}`,
  );
});

test("a tool that runs at the provider has no signature, and Google's types are ours", async () => {
  const mock = llm.gemini.generateContent("Hi");
  const parameters = { type: "OBJECT", properties: { city: { type: "STRING" } } };
  const body = {
    contents: [{ role: "user", parts: [{ text: "Hello" }] }],
    tools: [{ functionDeclarations: [{ name: "f", parameters }] }, { googleSearch: {} }],
  };
  const url = "https://generativelanguage.googleapis.com/v1beta/models/m:generateContent";
  const init = { method: "POST", body: JSON.stringify(body) };
  await createFetch(mock)(url, init);
  expect(() => expect(mock).toHaveOfferedTool("g")).toThrow(
    "has it.\n\n  1. f(city?: string)\n     googleSearch",
  );
});

function toFunction(properties: object, required?: string[]): object {
  const parameters = { type: "object", properties, ...(required && { required }) };
  return { type: "function", function: { name: "f", parameters } };
}
