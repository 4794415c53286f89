import { createDeepSeek } from "@ai-sdk/deepseek";
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, reasoning } from "../../src/index.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { testChatSDK } from "../support/chat-sdk-contract.ts";
import { readChunks } from "../support/read-chunks.ts";
import { usePack } from "../support/server.ts";

const URL = "https://api.deepseek.com/chat/completions";
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

test("a picture is refused where it stands, and a forced call while thinking", async () => {
  const image_url = { url: "data:image/png;base64,AAAA" };
  const content = [{ type: "image_url" as const, image_url }];
  const ask = async (more: object): Promise<unknown> =>
    client.chat.completions.create({ ...PARAMS, ...more });
  await expect(ask({ messages: [{ role: "user", content }] })).rejects.toMatchObject({
    status: 400,
    code: "invalid_request_error",
    message:
      "400 Failed to deserialize the JSON body into the target type: messages[0]: unknown variant `image_url`, expected `text` at line 1 column 139",
  });
  await expect(
    ask({ thinking: { type: "enabled" }, tool_choice: "required" }),
  ).rejects.toMatchObject({ status: 400, error: { message: /^Thinking mode does not support/ } });
});

test("log probabilities that a reply gives stand in an empty text before the end", async () => {
  const logprobs = [{ token: "Hi", logprob: -0.5 }];
  server.use(llm.deepseek.chat({ content: "Hi", logprobs }));
  const params = { ...PARAMS, logprobs: true };
  const chunks = await readChunks<OpenAI.ChatCompletionChunk>(URL, params);
  expect(chunks.map(({ choices }) => [choices[0]?.delta.content, choices[0]?.logprobs])).toEqual([
    ["", { content: [] }],
    ["Hi", null],
    ["", { content: [{ token: "Hi", logprob: -0.5, bytes: [72, 105], top_logprobs: [] }] }],
    ["", null],
  ]);
});
