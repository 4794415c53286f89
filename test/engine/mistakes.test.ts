// A mistake on the test's side is told at once, or through the guard; never by a 500 that an SDK would retry.
import { expect, test } from "vitest";
import {
  createStream,
  errors,
  faults,
  llm,
  openai,
  type Reply,
  type Settings,
  toolCall,
} from "../../src/index.ts";
import { ask, post } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

function fail(): never {
  throw new Error("oops");
}

test.for<[title: string, settings: object, message: string]>([
  ["unmatched", { unmatched: "errror" }, 'it is "errror". Use "reply" or "error".'],
  ["timers", { timers: "fake" }, 'it is "fake". Use "real" or "global".'],
  ["jitter", { jitter: 7 }, "it is 7. Give a number from 0 to 1."],
  ["maxCalls", { maxCalls: -1 }, "it is -1. Give a number from 0."],
  [
    "validate",
    { validate: { request: false } },
    'there is no "request". Use requests, replies, credentials',
  ],
  ["chunking", { chunking: "tokens" }, '"tokens" is none. Use "token", "word", "grapheme"'],
  ["initialDelayInMs", { initialDelayInMs: 3e9 }, "from 0 to 2147483647."],
  ["headers", { headers: { "x a": "1" } }, "x a"],
  ["when", { when: { constructor: "x" } }, "there is none of that name"],
  [
    "an option",
    { wehn: {} },
    'Failed to read the setting "wehn": there is none of that name. Use when, once, baseURL, ',
  ],
])("%s is told when it is set", ([, settings, message]) => {
  expect(() => openai.chat("x", settings as Settings)).toThrow(message);
});

test("a stall lasts as long as a timer can, or for good", () => {
  expect(faults.stall(Infinity)).toEqual(faults.stall());
  for (const ms of [-1, Number.NaN, 3e9]) {
    expect(() => faults.stall(ms)).toThrow("Failed to read the stall's time");
  }
});

test.for<[title: string, reply: unknown, message: string]>([
  ["usage", { usage: { prompt_tokens: 5 } }, 'its usage has the unknown key "prompt_tokens"'],
  [
    "finishReason",
    { finishReason: "tool_calls" },
    '"tool_calls" is no finish reason. Use stop, length',
  ],
])("%s in another's words", async ([, reply, message]) => {
  server.use(llm.openai.chat(reply as Reply));
  expect(await ask("Hello")).toContain(message);
});

test("what is written to a held stream is checked too", async () => {
  const held = createStream();
  server.use(llm.openai.chat(held));
  held.write("a", undefined as unknown as string, "b");
  held.end();
  expect(await ask("Hello")).toMatch(/: Failed to read a reply: undefined is none\. Give a text/);
});

test("a test's header takes the place of ours, in any case", async () => {
  server.use(
    llm.openai.chat({
      content: "x",
      headers: { "Content-Type": "text/plain", "X-Request-Id": "mine" },
    }),
  );
  const { headers } = await post("Hello");
  expect([headers.get("content-type"), headers.get("x-request-id")]).toEqual([
    "text/plain",
    "mine",
  ]);
  server.use(llm.openai.chat("x", { headers: { "X-Request-Id": "setting" } }));
  expect((await post("Hello")).headers.get("x-request-id")).toBe("setting");
});

test.for<
  [title: string, headers: Record<string, string>, seconds: string | null, ms: string | null]
>([
  ["seconds", { "Retry-After": "2" }, "2", null],
  ["milliseconds", { "Retry-After-Ms": "600" }, null, "600"],
  ["neither", {}, "0", "1"],
])("an error's own time to retry: %s", async ([, headers, seconds, ms]) => {
  server.use(llm.openai.chat(errors.custom({ status: 429, headers })));
  const answer = (await post("Hello")).headers;
  expect([answer.get("retry-after"), answer.get("retry-after-ms")]).toEqual([seconds, ms]);
});

test.for([408, 429, 500, 503])("a %i is retried at once, by whatever header", async (status) => {
  server.use(llm.openai.chat(errors.custom({ status })));
  const { headers } = await post("Hello");
  expect([headers.get("retry-after"), headers.get("retry-after-ms")]).toEqual(["0", "1"]);
});

test.for<[title: string, input: unknown]>([
  ["a function", fail],
  ["a symbol", Symbol("a")],
  ["what hides itself", { toJSON: () => {} }],
])("a tool's input that is no JSON: %s", ([, input]) => {
  expect(() => toolCall("get_weather", input)).toThrow(
    new TypeError(
      'Failed to create a call of the tool "get_weather": its input is no JSON value. Give an object.',
    ),
  );
});
