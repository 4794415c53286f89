import { expect, test } from "vitest";
import { createHandlers, llm, openai } from "../../src/index.ts";
import { ask, deltas, post } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const GATEWAY = "https://gateway.example/openai/v1";

interface Head {
  id: string;
  created: number;
  usage: { prompt_tokens: number; completion_tokens: number };
}

async function head(prompt = "Hello"): Promise<Head> {
  return (await (await post(prompt)).json()) as Head;
}

test("with() is the same provider elsewhere, a list of places too", async () => {
  const gateway = openai.with({
    baseURL: [GATEWAY, "https://*.internal.example/v1/"],
    reply: "Hi",
  });
  server.use(...gateway.handlers);
  expect(await ask("Hello", { url: `${GATEWAY}/chat/completions` })).toBe("Hi");
  expect(await ask("Hello", { url: "https://eu.internal.example/v1/chat/completions" })).toBe("Hi");
  server.use(gateway.chat("Override"));
  expect(await ask("Hello", { url: `${GATEWAY}/chat/completions` })).toBe("Override");
  expect(await ask("Hello")).toBe("This is a mock request");
});

test("a handler's own base URL", async () => {
  server.use(openai.chat("Hi", { baseURL: GATEWAY }));
  expect(await ask("Hello", { url: `${GATEWAY}/chat/completions` })).toBe("Hi");
});

test("createHandlers() is the pack with settings", async () => {
  server.use(...createHandlers({ reply: (call) => `You said ${call.lastUserText}` }));
  expect(await ask("Hello")).toBe("You said Hello");
});

test.for<[title: string, settings: object, expected: string[]]>([
  ["token", { chunking: "token" }, ["Hello", " wonde", "rful", " world"]],
  ["word", { chunking: "word" }, ["Hello", " wonderful", " world"]],
  ["a number of graphemes", { chunking: 8 }, ["Hello wo", "nderful ", "world"]],
  ["a RegExp", { chunking: /.{1,12}/ }, ["Hello wonder", "ful world"]],
  [
    "a function",
    { chunking: (text: string) => text.split(/(?=w)/) },
    ["Hello ", "wonderful ", "world"],
  ],
])("chunking: %s", async ([, settings, expected]) => {
  server.use(llm.openai.chat("Hello wonderful world", settings));
  expect(await deltas("Hello")).toEqual(expected);
});

test("a text is never cut inside a grapheme", async () => {
  const family = "👩‍👩‍👧‍👦";
  server.use(llm.openai.chat(family.repeat(3), { chunking: "grapheme" }));
  expect(await deltas("Hello")).toEqual([family, family, family]);
  server.use(llm.openai.chat(`Ça va, ${family}? e\u0301\r\n`));
  const pieces = await deltas("Hello");
  expect(pieces.join("")).toBe(`Ça va, ${family}? e\u0301\r\n`);
  expect(pieces.join("|")).not.toMatch(
    /[\ud800-\udbff]\||\|[\udc00-\udfff]|\|\u0301|\r\|\n|\u200d\||\|\u200d/,
  );
});

test("chunking that loses text is the test's mistake", async () => {
  server.use(llm.openai.chat("Hello", { chunking: /l/ }));
  expect(await (await post("Hello", { stream: true })).text()).toContain(
    "Let the chunking keep every character.",
  );
});

test("ids, clock and token counts, as the test says", async () => {
  const mock = llm.openai.chat("Hi", {
    generateId: () => "mine",
    now: () => Date.UTC(2026, 0, 1),
    countTokens: (text) => text.length,
    headers: { "x-mine": "1" },
  });
  server.use(mock);
  expect(await head()).toMatchObject({
    id: "chatcmpl-mine",
    created: Date.UTC(2026, 0, 1) / 1000,
    usage: { completion_tokens: 2 },
  });
  expect((await post("Hello")).headers.get("x-mine")).toBe("1");
});

test("ids follow from the request: unique, and the same on every run", async () => {
  const first = [await head("a"), await head("a"), await head("b")].map(({ id }) => id);
  expect(new Set(first).size).toBe(3);
  expect(first[0]).toMatch(/^chatcmpl-[A-Za-z0-9]{29}$/);
  server.resetHandlers();
  const again = [await head("b"), await head("a"), await head("a")].map(({ id }) => id);
  expect(again).toEqual([first[2], first[0], first[1]]);
});

test("validate: credentials, unknown parameters, nothing at all", async () => {
  server.use(llm.openai.chat("Hi", { validate: { credentials: true } }));
  expect((await post("Hello")).status).toBe(401);
  expect(await ask("Hello", { headers: { authorization: "Bearer x" } })).toBe("Hi");
  server.use(llm.openai.chat("Hi", { validate: false }));
  expect(await ask("Hello", { body: { messages: [] } })).toBe("Hi");
});

test("a setting that there is not is told at once", () => {
  expect(() => openai.with({ baseUrl: GATEWAY } as object)).toThrow(
    'Failed to read the setting "baseUrl": there is none of that name. Use baseURL, reply,',
  );
  expect(() => openai.chat("x", { chunkDelayInMs: -1 })).toThrow(
    'Failed to read the setting "chunkDelayInMs": it is -1. Give a number of milliseconds, from 0 to 2147483647.',
  );
  expect(() => openai.chat("x", { chunking: 0 })).toThrow("Give a whole number from 1.");
  expect(() => openai.with({ baseURL: "gateway" })).toThrow(
    'Failed to read the base URL "gateway": it is no http or https address. Give one like "https://api.example.com/v1".',
  );
});
