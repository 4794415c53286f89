import { createCerebras } from "@ai-sdk/cerebras";
import { Cerebras } from "@cerebras/cerebras_cloud_sdk";
import { beforeAll, expect, test } from "vitest";
import { llm, reasoning, toolCall } from "../../src/index.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { testChatSDK } from "../support/chat-sdk-contract.ts";
import { readChunks } from "../support/read-chunks.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Cerebras;
beforeAll(() => {
  client = new Cerebras({ apiKey: "test", warmTCPConnection: false });
});

testChatSDK(server, {
  name: "@cerebras/cerebras_cloud_sdk",
  create: (params, options) => client.chat.completions.create(params as never, options),
  mock: llm.cerebras.chat,
  RateLimitError: Cerebras.RateLimitError,
});

testAISDK(server, {
  name: "@ai-sdk/cerebras",
  model: () => createCerebras({ apiKey: "test" })("gpt-oss-120b"),
  mock: llm.cerebras.chat,
  invalidKey: /^Wrong API Key$/,
});

const PARAMS = {
  model: "gpt-oss-120b",
  messages: [{ role: "user" as const, content: "Hello" }],
};

test("a stream begins with the role alone, and ends with usage and times", async () => {
  server.use(llm.cerebras.chat([reasoning("Hm."), toolCall("get_time", {}, { id: "abc" })]));
  const tools = [{ type: "function", function: { name: "get_time" } }];
  const chunks = await readChunks("https://api.cerebras.ai/v1/chat/completions", {
    ...PARAMS,
    tools,
  });
  const called = { name: "get_time", arguments: "{}" };
  expect(chunks.map(({ choices }) => choices)).toEqual([
    [{ index: 0, delta: { role: "assistant" } }],
    [{ index: 0, delta: { reasoning: "Hm." } }],
    [
      {
        index: 0,
        delta: { tool_calls: [{ index: 0, id: "abc", type: "function", function: called }] },
      },
    ],
    [{ index: 0, delta: {}, finish_reason: "tool_calls" }],
  ]);
  expect(chunks.map((chunk) => "usage" in chunk && "time_info" in chunk)).toEqual([
    false,
    false,
    false,
    true,
  ]);
});

test("a header tells the answer's id too", async () => {
  const { data, response } = await client.chat.completions.create(PARAMS).withResponse();
  expect(data).toHaveProperty("id", response.headers.get("inference-id"));
  expect(response.headers.get("inference-id")).toMatch(/^chatcmpl-[0-9a-f]{8}-/);
});

test("an empty delta follows a text that is the end", async () => {
  server.use(llm.cerebras.chat("Hi"));
  const chunks = await readChunks<Ended>("https://api.cerebras.ai/v1/chat/completions", PARAMS);
  expect(chunks.map(({ choices }) => [choices[0]?.delta, choices[0]?.finish_reason])).toEqual([
    [{ role: "assistant" }, undefined],
    [{ content: "Hi" }, undefined],
    [{}, undefined],
    [{}, "stop"],
  ]);
});

interface Ended {
  choices: { delta: object; finish_reason?: string }[];
}

test("the connection that the package warms, and the models", async () => {
  const warming = llm.cerebras.warming();
  server.use(warming);
  const warm = new Cerebras({ apiKey: "test" });
  expect((await warm.models.list()).data[0]).toMatchObject({ owned_by: "Cerebras", created: 0 });
  await expect.poll(() => warming.calls.length).toBe(1);
});

test("limits count down within a day and a minute of the clock", async () => {
  const now = (): number => Date.UTC(2026, 10, 26, 23, 59, 30);
  server.use(...llm.cerebras.with({ now }).handlers);
  const ask = async (): Promise<Record<string, string>> => {
    const messages = [{ role: "user" as const, content: "Hi" }];
    const { response } = await client.chat.completions
      .create({ model: "gpt-oss-120b", messages })
      .withResponse();
    return Object.fromEntries(response.headers as unknown as Iterable<[string, string]>);
  };
  await ask();
  const second = await ask();
  expect(second["inference-id"]).toMatch(/^chatcmpl-[\da-f]{8}-/);
  expect(second["x-request-id"]).toMatch(/^[\da-f]{16}-ORD$/);
  expect(
    Object.fromEntries(Object.entries(second).filter(([name]) => /ratelimit/.test(name))),
  ).toEqual({
    "x-ratelimit-limit-requests-day": "1440000",
    "x-ratelimit-limit-tokens-minute": "1000000",
    "x-ratelimit-remaining-requests-day": "1439998",
    "x-ratelimit-remaining-tokens-minute": expect.stringMatching(/^9999\d\d$/),
    "x-ratelimit-reset-requests-day": "30",
    "x-ratelimit-reset-tokens-minute": "30",
  });
});
