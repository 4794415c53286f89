import { expect, test } from "vitest";
import { errors, file, json, llm, reasoning, type Reply, text, toolCall } from "../../src/index.ts";
import { ask, deltas, post } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

interface Completion {
  id: string;
  model: string;
  choices: {
    message: {
      content: string | null;
      tool_calls?: { id: string; function: { name: string; arguments: string } }[];
    };
    finish_reason: string;
    logprobs: { content: { token: string; bytes: number[] }[] } | null;
  }[];
  usage: {
    prompt_tokens: number;
    completion_tokens: number;
    total_tokens: number;
    completion_tokens_details: { reasoning_tokens: number };
    prompt_tokens_details: { cached_tokens: number };
  };
  service_tier: string;
}

async function complete(reply: Reply): Promise<Completion> {
  server.use(llm.openai.chat(reply));
  return (await (await post("Hello", { tools: ["a", "b"] })).json()) as Completion;
}

test("a list, in order", async () => {
  const { choices } = await complete(["Let me ", "look.", toolCall("a"), toolCall("b", { n: 1 })]);
  expect(choices[0]?.message.content).toBe("Let me look.");
  const calls = choices[0]?.message.tool_calls ?? [];
  expect(calls.map((call) => call.function)).toEqual([
    { name: "a", arguments: "{}" },
    { name: "b", arguments: '{"n":1}' },
  ]);
  expect(new Set(calls.map(({ id }) => id)).size).toBe(2);
  expect(calls[0]?.id).toMatch(/^call_[A-Za-z0-9]{24}$/);
});

test("a tool call with an id of its own", async () => {
  const { choices } = await complete(toolCall("a", {}, { id: "call_mine" }));
  expect(choices[0]?.message.tool_calls?.[0]?.id).toBe("call_mine");
  expect(choices[0]?.finish_reason).toBe("tool_calls");
});

test("json() is a text", async () => {
  const { choices } = await complete(json({ answer: 42 }));
  expect(choices[0]?.message.content).toBe('{"answer":42}');
});

test("reasoning that the wire hides is counted", async () => {
  const { choices, usage } = await complete([reasoning("Let me think about that."), "42"]);
  expect(choices[0]?.message.content).toBe("42");
  const { reasoning_tokens: hidden } = usage.completion_tokens_details;
  expect(hidden).toBeGreaterThan(3);
  expect(usage.completion_tokens).toBeGreaterThan(hidden);
});

test("a partial result", async () => {
  const completion = await complete({
    content: "Hi",
    finishReason: "length",
    usage: { inputTokens: { total: 10, cacheRead: 4 }, outputTokens: { total: 5, reasoning: 2 } },
    id: "chatcmpl-mine",
    modelId: "gpt-5.4-2026-03-05",
    logprobs: [{ token: "Hi", logprob: -0.1, topLogprobs: [{ token: "Hey", logprob: -2 }] }],
    body: { service_tier: "flex", usage: { prompt_tokens_details: { audio_tokens: 1 } } },
  });
  expect(completion).toMatchObject({
    id: "chatcmpl-mine",
    model: "gpt-5.4-2026-03-05",
    service_tier: "flex",
    choices: [
      {
        finish_reason: "length",
        logprobs: {
          content: [
            { token: "Hi", logprob: -0.1, bytes: [72, 105], top_logprobs: [{ token: "Hey" }] },
          ],
        },
      },
    ],
    usage: {
      prompt_tokens: 10,
      completion_tokens: 5,
      total_tokens: 15,
      completion_tokens_details: { reasoning_tokens: 2 },
      prompt_tokens_details: { cached_tokens: 4, audio_tokens: 1 },
    },
  });
});

test("headers of a partial result", async () => {
  server.use(llm.openai.chat({ content: "Hi", headers: { "x-mine": "1" } }));
  expect((await post("Hello")).headers.get("x-mine")).toBe("1");
  expect((await post("Hello", { stream: true })).headers.get("x-mine")).toBe("1");
});

test("an iterable, an async one, a ReadableStream", async () => {
  server.use(llm.openai.chat(new Set(["one ", "two"])));
  expect(await ask("Hello")).toBe("one two");
  async function* words(): AsyncGenerator<string> {
    yield "three ";
    yield "four";
  }
  server.use(llm.openai.chat(words()));
  expect(await deltas("Hello")).toEqual(["three", " ", "four"]);
  const stream = new ReadableStream<string>({
    start(controller) {
      controller.enqueue("five");
      controller.close();
    },
  });
  server.use(llm.openai.chat(stream));
  expect(await ask("Hello")).toBe("five");
});

test("what can be read once serves one request, and says so", async () => {
  function* words(): Generator<string> {
    yield "once";
  }
  const mock = llm.openai.chat(words());
  server.use(mock);
  expect(await ask("Hello")).toBe("once");
  expect(await ask("Hello")).toMatch(
    /^msw-llm: Failed to answer POST .*: this reply can be read once, and was\. Give a function/,
  );
  expect(mock.errors).toHaveLength(1);
});

test("a generator function makes a new one for each request", async () => {
  server.use(
    llm.openai.chat(function* (call) {
      yield "You said ";
      yield call.lastUserText;
    }),
  );
  expect(await ask("one")).toBe("You said one");
  expect(await ask("two")).toBe("You said two");
});

test("a function may throw an error, or return one", async () => {
  server.use(
    llm.openai.chat(() => {
      throw errors.rateLimit() as unknown as Error;
    }),
  );
  expect((await post("Hello")).status).toBe(429);
  server.use(llm.openai.chat(async () => errors.rateLimit({ retryAfter: 7 })));
  const response = await post("Hello");
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "7"]);
  expect(response.headers.get("retry-after-ms")).toBeNull();
});

test.for<[title: string, reply: unknown, reason: RegExp]>([
  ["an unknown key", { content: "Hi", finish: "stop" }, /it has the unknown key "finish"/],
  ["a number", 42, /number 42 is none/],
  ["null", null, /null is none/],
  ["an Error", new Error("boom"), /Error "boom" \(throw it, or use errors\.\*\) is none/],
  ["a Date", new Date(0), /object "1970-01-01T00:00:00.000Z" is none/],
  ["half a part", { type: "text" }, /object \{"type":"text"\} is none/],
  ["an unknown part", { type: "image", data: "" }, /\{"type":"image","data":""\} is none/],
  ["a wrong item", ["Hi", 42], /number 42 is none/],
  [
    "a file, which this wire has not",
    file({ mediaType: "image/png", data: "" }),
    /carries no files/,
  ],
])("%s fails loudly", async ([, reply, reason]) => {
  const mock = llm.openai.chat(reply as Reply);
  server.use(mock);
  const response = await post("Hello");
  expect(response.status).toBe(400);
  expect(response.headers.get("x-should-retry")).toBe("false");
  expect(await response.json()).toMatchObject({
    error: { message: expect.stringMatching(reason) as string, code: "msw_llm" },
  });
  expect(mock.errors).toHaveLength(1);
  expect(await (await post("Hello", { stream: true })).text()).toContain('"code":"msw_llm"');
});

test("strings join, text() stands alone, and each is cut into its own deltas", async () => {
  server.use(llm.openai.chat(["Hel", "lo ", text("World")], { chunking: "word" }));
  expect(await deltas("Hello")).toEqual(["Hel", "lo", " ", "World"]);
  expect(await ask("Hello")).toBe("Hello World");
});
