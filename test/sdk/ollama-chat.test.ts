import { expect, test } from "vitest";
import { llm, reasoning, toolCall } from "../../src/index.ts";
import type { AskOptions, Client } from "../contract/client.ts";
import { testCodec } from "../contract/test-codec.ts";
import {
  abortAtEnd,
  createOllama,
  joinChat,
  OLLAMA_ERRORS,
  OLLAMA_MID_STREAM,
  toOllamaAnswer,
  toOllamaError,
  withRetries,
} from "../support/ollama-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
testCodec(server, () => chat);

const tools = ["get_weather", "get_time"].map((name) => ({
  type: "function",
  function: { name, description: name, parameters: { type: "object", properties: {} } },
}));

const chat: Client = {
  name: "ollama.chat",
  mock: llm.ollama.chat,
  ask: (options = {}) =>
    withRetries(options, async () => {
      const response = await createOllama(options).chat(toParams(options));
      return toOllamaAnswer(response, response.message.content);
    }),
  stream: (options = {}) =>
    withRetries(options, async () => {
      const stream = await createOllama(options).chat({ ...toParams(options), stream: true });
      const response = await joinChat(abortAtEnd(stream));
      return toOllamaAnswer(response, response.message.content);
    }),
  async *deltas(options = {}) {
    const stream = await createOllama(options).chat({ ...toParams(options), stream: true });
    for await (const { message } of abortAtEnd(stream)) if (message.content) yield message.content;
  },
  async object(format) {
    const { message } = await createOllama().chat({ ...toParams(), format });
    return JSON.parse(message.content) as unknown;
  },
  toError: toOllamaError,
  errors: OLLAMA_ERRORS,
  midStream: OLLAMA_MID_STREAM,
  finishReasons: { stop: "stop", toolCalls: "stop" },
};

function toParams({ prompt = "Hello" }: AskOptions = {}) {
  return { model: "qwen3:8b", messages: [{ role: "user", content: prompt }], tools };
}

test("thoughts stand in a field of their own, arguments are objects", async () => {
  server.use(
    llm.ollama.chat([reasoning("Hm."), "Let me look.", toolCall("get_time", { zone: 1 })]),
  );
  const { message, done_reason: reason } = await createOllama().chat(toParams());
  expect(message).toEqual({
    role: "assistant",
    content: "Let me look.",
    thinking: "Hm.",
    tool_calls: [
      {
        id: expect.stringMatching(/^call_[a-z0-9]{8}$/),
        function: { index: 0, name: "get_time", arguments: { zone: 1 } },
      },
    ],
  });
  expect(reason).toBe("stop");
});

test("a request streams unless it says otherwise", async () => {
  server.use(llm.ollama.chat(["Hel", "lo"], { now: () => Date.UTC(2026, 10, 25, 12, 0, 0, 120) }));
  const response = await post("/api/chat", { ...toParams(), tools: [] });
  expect(response.headers.get("content-type")).toBe("application/x-ndjson");
  const head = { model: "qwen3:8b", created_at: "2026-11-25T12:00:00.12Z" };
  expect(await readLines(response)).toEqual([
    { ...head, message: { role: "assistant", content: "Hel" }, done: false },
    { ...head, message: { role: "assistant", content: "lo" }, done: false },
    {
      ...head,
      message: { role: "assistant", content: "" },
      done: true,
      done_reason: "stop",
      total_duration: 64_000_000,
      load_duration: 50_000_000,
      prompt_eval_count: 4,
      prompt_eval_duration: 4_000_000,
      eval_count: 1,
      eval_duration: 10_000_000,
    },
  ]);
});

test("ollama.com leaves some durations out, and calls its lines JSON", async () => {
  const { message, ...rest } = await createOllama({}, "https://ollama.com").chat(toParams());
  expect(message.content).toBe("This is a mock request");
  expect(Object.keys(rest)).toEqual([
    "model",
    "created_at",
    "done",
    "done_reason",
    "total_duration",
    "prompt_eval_count",
    "eval_count",
  ]);
  const body = JSON.stringify(toParams());
  const response = await fetch("https://ollama.com/api/chat", { method: "POST", body });
  expect(response.headers.get("content-type")).toBe("application/json");
  await response.text();
});

test.for(["http://localhost:11434", "http://0.0.0.0:11434", "http://[::1]:11434"])(
  "%s is Ollama's, too",
  async (host) => {
    const { message } = await createOllama({}, host).chat(toParams());
    expect(message.content).toBe("This is a mock request");
  },
);

function post(path: string, body: object): Promise<Response> {
  return fetch(`http://127.0.0.1:11434${path}`, { method: "POST", body: JSON.stringify(body) });
}

async function readLines(response: Response): Promise<unknown[]> {
  const lines = (await response.text()).trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as unknown);
}
