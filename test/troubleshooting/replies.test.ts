// Each test reproduces the situation of docs/troubleshooting.md whose heading is its title.
import { VoyageAIClient } from "voyageai";
import { expect, test } from "vitest";
import { errors, json, llm, openaiCompatible, sequence, toolCall } from "../../src/index.ts";
import { findUnused } from "../../src/vitest/verdict.ts";
import { createTestScope } from "../../src/vitest/test-scope.ts";
import { ask, CHAT_URL, deltas, isMSW2, post } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const FAILED = `msw-llm: Failed to answer POST ${CHAT_URL}:`;

test("The base URL is not one that the pack knows", async () => {
  // a version is missing
  const url = "https://api.openai.com/chat/completions";
  expect(await ask("Hello", { url })).toBe(
    `msw-llm: Failed to answer POST ${url}: the pack has no such endpoint. openai.chat is at POST https://api.openai.com/v1/chat/completions: mend the client's base URL. Mock it before llm.handlers: http.post("${url}", resolver).`,
  );
  // a gateway of one's own
  const baseURL = "https://llm.example/v1";
  const gateway = `${baseURL}/chat/completions`;
  server.use(...llm.openai.with({ baseURL, reply: "Hi" }).handlers);
  expect(await ask("Hello", { url: gateway })).toBe("Hi");
  server.resetHandlers();
  server.use(...openaiCompatible({ name: "mine", baseURL }).handlers);
  expect(await ask("Hello", { url: gateway })).toBe("This is a mock request");
});

test("`the sequence of 2 replies is exhausted`", async () => {
  const mock = llm.openai.chat(sequence(errors.rateLimit(), "Hi"));
  server.use(mock);
  expect((await post("Hello")).status).toBe(429);
  expect(await ask("Hello")).toBe("Hi");
  expect(await ask("Hello")).toBe(
    `${FAILED} the sequence of 2 replies is exhausted. Add a reply, or end it with .repeat() or .cycle(); an SDK's own retries take a reply each unless it is .perCall().`,
  );
  server.use(llm.openai.chat(sequence("a", "b").repeat()));
  expect([await ask("1"), await ask("2"), await ask("3")]).toEqual(["a", "b", "b"]);
  server.use(llm.openai.chat(sequence("a", "b").cycle()));
  expect([await ask("1"), await ask("2"), await ask("3")]).toEqual(["a", "b", "a"]);
});

test("`this reply can be read once, and was`", async () => {
  function* words(): Generator<string> {
    yield* ["a", "b"];
  }
  server.use(llm.openai.chat(words()));
  expect(await ask("Hello")).toBe("ab");
  expect(await ask("Hello")).toBe(
    `${FAILED} this reply can be read once, and was. Give a function that makes a new one for each request.`,
  );
  server.use(llm.openai.chat(() => words()));
  expect([await ask("Hello"), await ask("Hello")]).toEqual(["ab", "ab"]);
});

test("An override never answers", async () => {
  server.use(llm.openai.chat("narrow"), llm.openai("broad"));
  expect(await ask("Hello")).toBe("narrow");
  server.resetHandlers();
  const narrow = llm.openai.chat("narrow");
  server.use(narrow);
  server.use(llm.openai("broad"));
  expect(await ask("Hello")).toBe("broad");
  const scope = createTestScope({ initial: llm.handlers, maxCalls: 9 });
  expect(findUnused(server.listHandlers(), scope)).toEqual([
    "openai.chat never answered: openai, mounted after it, answers whatever it would.",
  ]);
});

test('The reply calls a tool "which the request does not offer"', async () => {
  const reply = toolCall("get_weather", { city: "Oslo" });
  server.use(llm.openai.chat(reply));
  expect(await ask("Hello", { tools: ["get_time"] })).toBe(
    `${FAILED} the reply calls the tool "get_weather", which the request does not offer; it offers get_time. Mend the reply, or let it through with validate: { replies: false }.`,
  );
  server.use(llm.openai.chat(reply, { validate: { replies: false } }));
  expect((await post("Hello", { tools: ["get_time"] })).status).toBe(200);
});

test("The reply is JSON that the requested schema refuses", async () => {
  const schema = { type: "object", properties: { answer: { type: "number" } } };
  const strict = { ...schema, required: ["answer"], additionalProperties: false };
  const format = { type: "json_schema", json_schema: { name: "a", strict: true, schema: strict } };
  const body = { response_format: format };
  server.use(llm.openai.chat(json({ answer: "42" })));
  expect(await ask("Hello", { body })).toMatch(
    `${FAILED} the reply is JSON that the requested schema refuses at /answer (`,
  );
  server.use(llm.openai.chat(json({ answer: 42 })));
  expect(await ask("Hello", { body })).toBe('{"answer":42}');
  // without a reply, one that fits
  server.resetHandlers();
  expect(JSON.parse(await ask("Hello", { body }))).toEqual({
    answer: expect.any(Number) as number,
  });
});

test("A client calls another version of an endpoint", async () => {
  server.use(llm.openai.chat("Hi", { when: { user: "Bye" } }), llm.openai.responses("Hi"));
  const response = await post("Hello", { url: "https://api.openai.com/v2/chat/completions" });
  const { error } = (await response.json()) as { error: { message: string } };
  expect(error.message).toContain(
    "Nearly: openai.chat is for another endpoint; openai.responses is for another endpoint.",
  );
});

test("A retry waits for seconds", async () => {
  // told to come at once by a header that this SDK does not read
  server.use(llm.voyage.embed(errors.rateLimit()));
  const client = new VoyageAIClient({ apiKey: "any" });
  const started = performance.now();
  await expect(client.embed({ model: "m", input: "a" }, { maxRetries: 1 })).rejects.toThrow();
  expect(performance.now() - started).toBeGreaterThan(700);
  const again = performance.now();
  await expect(client.embed({ model: "m", input: "a" }, { maxRetries: 0 })).rejects.toThrow();
  expect(performance.now() - again).toBeLessThan(700);
});

test("A test with fake timers hangs", { skip: isMSW2 }, async () => {
  const { setTimeout: realTimeout } = globalThis;
  const { vi } = await import("vitest");
  const baseURL = "https://hanging.example/v1";
  const url = `${baseURL}/chat/completions`;
  server.use(llm.openai.with({ baseURL }).chat("Hi"));
  expect(await deltas("before", { url })).toEqual(["Hi"]);
  expect(await ask("before", { url })).toBe("Hi");
  const abort = new AbortController();
  try {
    vi.useFakeTimers();
    const silence = new Promise((resolve) => realTimeout(resolve, 300, "nothing"));
    const asked = ask("after", { url, signal: abort.signal }).catch(() => "aborted");
    expect(await Promise.race([asked, silence])).toBe("nothing");
  } finally {
    abort.abort();
    vi.useRealTimers();
  }
  const other = "https://going.example/v1";
  server.use(llm.openai.with({ baseURL: other }).chat("Hi"));
  expect(await deltas("before", { url: `${other}/chat/completions` })).toEqual(["Hi"]);
  expect(await ask("before", { url: `${other}/chat/completions` })).toBe("Hi");
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"],
  });
  expect(await ask("after", { url: `${other}/chat/completions` })).toBe("Hi");
  vi.useRealTimers();
});
