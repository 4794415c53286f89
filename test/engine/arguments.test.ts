// What JavaScript lets through, and TypeScript does not, is told where it is given, not at a request.
import { expect, test } from "vitest";
import * as pack from "../../src/index.ts";

/** Without its types. */
const untyped = pack as unknown as Record<string, (...given: unknown[]) => unknown>;
const errors = pack.errors as unknown as Record<string, (...given: unknown[]) => unknown>;
const STEP = "Give { when, reply }.";
const OPERATION = `Give ["POST", "/chat/completions", openaiChat()] by the endpoint's name.`;
const BASE = { name: "acme", baseURL: "https://acme.example" };

test.for<[call: string, run: () => unknown, message: string]>([
  ["text(7)", () => untyped["text"]!(7), "text(): number 7 is none. Give a text."],
  ["text()", () => untyped["text"]!(), "text(): undefined is none. Give a text."],
  ["refusal", () => untyped["refusal"]!(null), "refusal(): null is none. Give a text."],
  ["reasoning", () => untyped["reasoning"]!(7), "reasoning(): number 7 is none. Give a text."],
  [
    "reasoning's options",
    () => untyped["reasoning"]!("So", { sign: "x" }),
    `reasoning()'s options: there is no "sign". Use signature, redactedData.`,
  ],
  ["toolCall", () => untyped["toolCall"]!(), "the tool's name: undefined is none. Give a text."],
  [
    "toolCall's options",
    () => untyped["toolCall"]!("f", {}, { callId: "1" }),
    `toolCall()'s options: there is no "callId". Use id, signature.`,
  ],
  [
    "toolCall's options that are a text",
    () => untyped["toolCall"]!("f", {}, "call_1"),
    `toolCall()'s options: string "call_1" is none. Give an object with id, signature.`,
  ],
  [
    "file",
    () => untyped["file"]!("a.png"),
    `a file: string "a.png" is none. Give an object with mediaType, data.`,
  ],
  [
    "a file's type",
    () => untyped["file"]!({ data: "AAAA" }),
    "a file's mediaType: undefined is none. Give a text.",
  ],
  [
    "a file's data",
    () => untyped["file"]!({ mediaType: "image/png", data: [1] }),
    "a file's data: object [1] is none. Give a text.",
  ],
  [
    "source",
    () => untyped["source"]!("https://yr.no"),
    `a source: string "https://yr.no" is none. Give an object with url, title.`,
  ],
  [
    "a source's url",
    () => untyped["source"]!({}),
    "a source's url: undefined is none. Give a text.",
  ],
  [
    "custom",
    () => untyped["custom"]!("openai.web_search_call", "x"),
    `the value of custom("openai.web_search_call"): string "x" is none. Give an object.`,
  ],
  [
    "the kind of custom",
    () => untyped["custom"]!(7, {}),
    "the kind of custom(): number 7 is none. Give a text.",
  ],
  [
    "callTools",
    () => untyped["callTools"]!("f"),
    `the tools of callTools(): string "f" is none. Give names, such as callTools(["get_weather"]), or nothing.`,
  ],
  [
    "names of callTools",
    () => untyped["callTools"]!([7]),
    `the tools of callTools(): object [7] is none. Give names, such as callTools(["get_weather"]), or nothing.`,
  ],
  [
    "script",
    () => untyped["script"]!("Hi"),
    `a script: string "Hi" is none. Give a list of { when, reply }.`,
  ],
  ["a step", () => untyped["script"]!(["Hi"]), `step 1 of a script: string "Hi" is none. ${STEP}`],
  [
    "flaky's options",
    () => untyped["flaky"]!("Hi", { often: 1 }),
    `flaky()'s options: there is no "often". Use rate, errors, seed.`,
  ],
  [
    "rateLimit",
    () => errors["rateLimit"]!(2),
    "a rate limit: number 2 is none. Give { retryAfter: seconds }.",
  ],
  [
    "badRequest",
    () => errors["badRequest"]!({ message: "No" }),
    `a bad request's message: object {"message":"No"} is none. Give a text.`,
  ],
  [
    "badRequest's options",
    () => errors["badRequest"]!("No", "model"),
    `a bad request's options: string "model" is none. Give { param }.`,
  ],
  [
    "errors.custom",
    () => errors["custom"]!(418),
    "an error: number 418 is none. Give { status, type, code, message }.",
  ],
  [
    "createFetch",
    () => untyped["createFetch"]!([7]),
    "a handler: object [7] is none. Spread a list: createFetch(...llm.handlers).",
  ],
  [
    "openaiCompatible",
    () => untyped["openaiCompatible"]!(),
    "a provider: undefined is none. Give { name, baseURL }.",
  ],
  [
    "a provider's name",
    () => untyped["openaiCompatible"]!({ ...BASE, name: 7 }),
    "a provider's name: number 7 is none. Give a text.",
  ],
  [
    "defineProvider",
    () => untyped["defineProvider"]!(),
    "a provider: undefined is none. Give { name, baseURL, operations }.",
  ],
  [
    "operations",
    () => untyped["defineProvider"]!(BASE),
    `the operations of acme: undefined is none. ${OPERATION}`,
  ],
  [
    "an operation",
    () => untyped["defineProvider"]!({ ...BASE, operations: { chat: "POST" } }),
    `the operation acme.chat: string "POST" is none. ${OPERATION}`,
  ],
  [
    "an operation without a codec",
    () => untyped["defineProvider"]!({ ...BASE, operations: { chat: ["POST", "/chat"] } }),
    `the operation acme.chat: object ["POST","/chat"] is none. ${OPERATION}`,
  ],
] as [string, () => unknown, string][])("%s", ([, run, message]) => {
  expect(run).toThrow(new TypeError(`Failed to read ${message}`));
});

test("what is as good as nothing stays so", () => {
  expect(untyped["reasoning"]!("So", {})).toEqual({ type: "reasoning", text: "So" });
  expect(untyped["file"]!({ mediaType: "image/png", data: new Uint8Array([1, 2, 3]) })).toEqual({
    type: "file",
    mediaType: "image/png",
    data: "AQID",
  });
  expect(untyped["callTools"]!([])).toBeTypeOf("function");
  expect(untyped["createFetch"]!()).toBeTypeOf("function");
});

test("an error that is not called is a reply of its own", async () => {
  const reply: unknown = pack.errors.rateLimit;
  const mock = pack.llm.openai.chat(reply as pack.Reply);
  const fetch = pack.createFetch(mock, ...pack.llm.handlers);
  const body = JSON.stringify({ model: "gpt-5", messages: [{ role: "user", content: "Hi" }] });
  const response = await fetch("https://api.openai.com/v1/chat/completions", {
    method: "POST",
    body,
  });
  expect(response.status).toBe(429);
});
