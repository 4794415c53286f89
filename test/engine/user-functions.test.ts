// What a function of the test's own throws is told with the function's name, and kept with its stack.
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import {
  errors,
  flaky,
  llm,
  type LLMHandler,
  type Reply,
  script,
  sequence,
  type Settings,
} from "../../src/index.ts";
import { ask, CHAT_URL, post, sleep } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
// made once the server listens
beforeAll(() => void (client = new OpenAI({ apiKey: "any", maxRetries: 2 })));

const OOPS = new TypeError("city is undefined.");
const REPLY = "a reply, or undefined to pass the request on";

function fail(): never {
  throw OOPS;
}

function* failLater(): Generator<string> {
  yield "Hel";
  fail();
}

async function* failOverTime(): AsyncGenerator<string> {
  yield "Hel";
  await Promise.resolve();
  fail();
}

const source = {
  [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(OOPS) }),
} as AsyncIterable<string>;

function toMessage(what: string, expected: string, url = CHAT_URL): string {
  return `msw-llm: Failed to answer POST ${url}: ${what} threw TypeError: city is undefined. Expected ${expected}. Mend it: handler.errors has the error as a cause, with its stack.`;
}

test.for<[title: string, reply: Reply]>([
  ["at once", fail],
  ["later", () => Promise.reject(OOPS)],
  ["as a step of a sequence", sequence(fail)],
  ["as a step of a script", script([{ reply: fail }])],
  ["now and then", flaky(fail, { rate: 0 })],
])("a reply function that throws, %s", async ([, reply]) => {
  const mock = llm.openai.chat(reply);
  server.use(mock);
  const message = toMessage("the reply function", REPLY);
  const asked = client.chat.completions.create({
    model: "m",
    messages: [{ role: "user", content: "Hello" }],
  });
  await expect(asked).rejects.toMatchObject({ status: 400, message: `400 ${message}` });
  // no SDK tries again
  expect(mock.errors.map((error) => [error.message, error.cause])).toEqual([[message, OOPS]]);
  expect(mock.errors[0]?.cause).toBe(OOPS);
});

test.for<[title: string, reply: Reply]>([
  ["a generator function", failLater],
  ["a generator function that takes its time", failOverTime],
  ["a generator", failLater()],
  ["an iterable", source],
  ["a part of a result", () => ({ content: failLater() })],
])("a reply that throws while it is read, in a body and in a stream: %s", async ([, reply]) => {
  const message = toMessage("the reply", "texts and parts until its end");
  const mock = llm.openai.chat(reply);
  server.use(mock);
  const stream = typeof reply !== "object";
  expect(await (await post("Hello", { stream })).text()).toContain(message);
  expect([mock.errors[0]?.message, mock.errors[0]?.cause]).toEqual([message, OOPS]);
  if (!stream) return;
  expect(await ask("Hello")).toBe(message);
  expect(mock.errors).toHaveLength(2);
});

test("a reply function of an endpoint that generates no text", async () => {
  const mock = llm.openai.embeddings(fail);
  server.use(mock);
  const url = "https://api.openai.com/v1/embeddings";
  const answer = await post("Hello", { url, body: { input: "Hi" } });
  expect(await answer.json()).toMatchObject({
    error: { message: toMessage("the reply function", REPLY, url) },
  });
  expect(mock.errors[0]?.cause).toBe(OOPS);
});

const when = "the condition `when`";

test.for<[what: string, expected: string, mock: () => LLMHandler]>([
  [when, "true or false", () => llm.openai.chat("Hi", { when: fail })],
  [when, "true or false", () => llm.openai.chat("Hi", { when: { user: fail } })],
  [when, "true or false", () => llm.openai.chat(script([{ when: fail, reply: "Hi" }]))],
  ['the setting "now"', "a number of milliseconds", () => toMock({ now: fail })],
  ['the setting "generateId"', "a text", () => toMock({ generateId: fail })],
  ['the setting "countTokens"', "a number of tokens", () => toMock({ countTokens: fail })],
  ['the setting "chunking"', "the pieces of the text", () => toMock({ chunking: fail })],
  ['the setting "chunking"', "the pieces of the text", () => toMock({ chunking: failLater })],
])("%s throws", async ([what, expected, create]) => {
  const mock = create();
  server.use(mock);
  const text = await (await post("Hello", { stream: true })).text();
  const message = toMessage(what, expected);
  expect(text).toContain(JSON.stringify(message).slice(1, -1));
  expect([mock.errors[0]?.message, mock.errors[0]?.cause]).toEqual([message, OOPS]);
});

function toMock(settings: Settings): LLMHandler {
  return llm.openai.chat("Hello there", settings);
}

test.for<[title: string, reply: Reply]>([
  ["at once", () => throwing(errors.rateLimit())],
  ["later", () => Promise.reject(errors.rateLimit())],
])("an error of the provider's that is thrown is none of these, %s", async ([, reply]) => {
  const mock = llm.openai.chat(reply);
  server.use(mock);
  expect((await post("Hello")).status).toBe(429);
  expect(mock.errors).toEqual([]);
});

function throwing(error: unknown): never {
  throw error;
}

test("what is no error is told too", async () => {
  server.use(llm.openai.chat(() => throwing("no city")));
  expect(await ask("Hello")).toContain(": the reply function threw no city. Expected a reply,");
  server.use(llm.openai.chat(() => throwing(Object.create(null))));
  expect(await ask("Hello")).toContain(": the reply function threw something that has no text. ");
});

test("a function that gives up when its client goes away makes no mistake, and one that fails then does", async () => {
  const waiting = ({ signal }: { signal: AbortSignal }): Promise<never> =>
    new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason as Error));
    });
  const failing = (call: { signal: AbortSignal }): Promise<never> => waiting(call).catch(fail);
  for (const [reply, count] of [
    [waiting, 0],
    [failing, 1],
  ] as const) {
    const mock = llm.openai.chat(reply);
    server.use(mock);
    const abort = new AbortController();
    const asked = post("Hello", { signal: abort.signal });
    while (mock.calls.length === 0) await sleep(1);
    abort.abort();
    await expect(asked).rejects.toThrow(/abort/i);
    await mock.calls[0]?.done;
    expect([mock.errors.length, mock.calls[0]?.aborted]).toEqual([count, count === 0]);
  }
});
