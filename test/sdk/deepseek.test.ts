import { createDeepSeek } from "@ai-sdk/deepseek";
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, reasoning } from "../../src/index.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { testChatSDK } from "../support/chat-sdk-contract.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => {
  client = new OpenAI({ apiKey: "test", baseURL: "https://api.deepseek.com" });
});

testChatSDK(server, {
  name: "openai at DeepSeek",
  create: (params, options) => client.chat.completions.create(params as never, options),
  mock: llm.deepseek.chat,
  RateLimitError: OpenAI.RateLimitError,
});

testAISDK(server, {
  name: "@ai-sdk/deepseek",
  model: () => createDeepSeek({ apiKey: "test" })("deepseek-v4-flash"),
  mock: llm.deepseek.chat,
  invalidKey: /^Authentication Fails/,
});

const PARAMS = {
  model: "deepseek-v4-flash",
  messages: [{ role: "user" as const, content: "Hello" }],
};

test("a stream thinks without text, speaks without thought, and ends with its usage", async () => {
  server.use(llm.deepseek.chat([reasoning("Hm."), "Hi"]));
  const chunks: OpenAI.ChatCompletionChunk[] = [];
  for await (const chunk of await client.chat.completions.create({ ...PARAMS, stream: true }))
    chunks.push(chunk);
  expect(chunks.map(({ choices }) => choices[0]?.delta)).toEqual([
    { role: "assistant", content: null, reasoning_content: "" },
    { content: null, reasoning_content: "Hm." },
    { content: "Hi", reasoning_content: null },
    { content: "", reasoning_content: null },
  ]);
  const usage = {
    prompt_cache_hit_tokens: 0,
    prompt_cache_miss_tokens: chunks.at(-1)?.usage?.prompt_tokens,
  };
  expect(chunks.map((chunk) => chunk.usage !== undefined)).toEqual([false, false, false, true]);
  expect(chunks.at(-1)?.usage).toMatchObject(usage);
});

test("no balance is a 402, and an unknown model a 400", async () => {
  server.use(llm.deepseek.chat(errors.insufficientQuota()));
  const ask = async (): Promise<unknown> => client.chat.completions.create(PARAMS);
  await expect(ask()).rejects.toMatchObject({ status: 402, code: "invalid_request_error" });
  server.use(llm.deepseek.chat(errors.modelNotFound()));
  await expect(ask()).rejects.toMatchObject({ status: 400 });
});

test("models, and a response", async () => {
  const { data } = await client.models.list();
  expect(data).toEqual([
    { id: "deepseek-v4-flash", object: "model", owned_by: "deepseek" },
    { id: "deepseek-v4-pro", object: "model", owned_by: "deepseek" },
  ]);
  server.use(llm.deepseek.responses("Hi"));
  const { output_text: text } = await client.responses.create({ model: "any", input: "Hello" });
  expect(text).toBe("Hi");
});
