import { createXai } from "@ai-sdk/xai";
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, reasoning, source, toolCall } from "../../src/index.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { testChatSDK } from "../support/chat-sdk-contract.ts";
import { readChunks } from "../support/read-chunks.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => {
  client = new OpenAI({ apiKey: "test", baseURL: "https://api.x.ai/v1" });
});

testChatSDK(server, {
  name: "openai at xAI",
  create: (params, options) => client.chat.completions.create(params as never, options),
  mock: llm.xai.chat,
  RateLimitError: OpenAI.RateLimitError,
});

testAISDK(server, {
  name: "@ai-sdk/xai",
  model: () => createXai({ apiKey: "test" })("grok-4"),
  mock: llm.xai.responses,
  invalidKey: /^invalid-argument: Incorrect API key provided/,
});

const PARAMS = { model: "grok-4", messages: [{ role: "user" as const, content: "Hello" }] };

test("a stream's first delta has the role, a call comes whole, and nothing is null", async () => {
  server.use(llm.xai.chat([reasoning("Hm."), toolCall("get_time", {}, { id: "call_1" })]));
  const tools = [{ type: "function" as const, function: { name: "get_time" } }];
  const chunks = await readChunks("https://api.x.ai/v1/chat/completions", { ...PARAMS, tools });
  const called = { name: "get_time", arguments: "{}" };
  expect(chunks.map(({ choices }) => (choices as unknown[])[0])).toEqual([
    { index: 0, delta: { role: "assistant", reasoning_content: "Hm." } },
    {
      index: 0,
      delta: { tool_calls: [{ index: 0, id: "call_1", type: "function", function: called }] },
    },
    { index: 0, delta: {}, finish_reason: "tool_calls" },
  ]);
});

test("a call that is the whole answer ends in its own delta, and two do not", async () => {
  const url = "https://api.x.ai/v1/chat/completions";
  const tools = [{ type: "function" as const, function: { name: "get_time" } }];
  server.use(llm.xai.chat(toolCall("get_time", {}, { id: "call_1" })));
  const chunks = await readChunks<OpenAI.ChatCompletionChunk>(url, { ...PARAMS, tools });
  expect(
    chunks.map(({ choices }) => [Object.keys(choices[0]!.delta), choices[0]!.finish_reason]),
  ).toEqual([[["role", "tool_calls"], "tool_calls"]]);
  server.use(llm.xai.chat([toolCall("get_time", {}), toolCall("get_time", {})]));
  const more = await readChunks<OpenAI.ChatCompletionChunk>(url, { ...PARAMS, tools });
  expect(more.map(({ choices }) => choices[0]!.finish_reason)).toEqual([
    undefined,
    undefined,
    "tool_calls",
  ]);
});

test("sources are citations, in a stream in its last chunk", async () => {
  server.use(llm.xai.chat(["Hi", source({ url: "https://example.com/a" })]));
  const url = "https://api.x.ai/v1/chat/completions";
  const chunks = await readChunks(url, PARAMS);
  expect(chunks.map((chunk) => chunk["citations"])).toEqual([undefined, ["https://example.com/a"]]);
});

test("reasoning is counted beside what is said", async () => {
  const usage = { inputTokens: 10, outputTokens: { total: 9, reasoning: 4 } };
  server.use(llm.xai.chat({ content: [reasoning("Hm."), "Hi"], usage }));
  const completion = await client.chat.completions.create(PARAMS);
  expect(completion.usage).toMatchObject({ completion_tokens: 5, total_tokens: 19 });
});

test("the models are those that the AI SDK knows", async () => {
  const { data } = await client.models.list();
  expect(data.map(({ id }) => id)).toContain("grok-4.7");
});

test("a wrong key is a 400 whose error is a text", async () => {
  server.use(llm.xai.chat(errors.invalidApiKey()));
  await expect(client.chat.completions.create(PARAMS)).rejects.toMatchObject({
    status: 400,
    error: expect.stringContaining("Incorrect API key") as unknown,
  });
});

test("what a body says of the provider's own fields stands in a stream too", async () => {
  const citations = ["https://example.com/a"];
  server.use(llm.xai.chat({ content: "Hi", body: { citations, system_fingerprint: undefined } }));
  const { choices: _, ...body } = await client.chat.completions.create(PARAMS);
  expect(body).toMatchObject({ citations });
  expect(body).not.toHaveProperty("system_fingerprint");
  const chunks = await readChunks("https://api.x.ai/v1/chat/completions", PARAMS);
  expect(chunks.map((chunk) => chunk["citations"])).toEqual([undefined, citations]);
  expect(chunks.filter((chunk) => "system_fingerprint" in chunk)).toEqual([]);
  const asked = { ...PARAMS, stream_options: { include_usage: true } };
  const withUsage = await readChunks("https://api.x.ai/v1/chat/completions", asked);
  expect(withUsage.map((chunk) => chunk["citations"])).toEqual([undefined, undefined, citations]);
});
