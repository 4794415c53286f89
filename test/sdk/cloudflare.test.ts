import Cloudflare from "cloudflare";
import { generateText, type LanguageModel, streamText, tool } from "ai";
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { createWorkersAI } from "workers-ai-provider";
import { z } from "zod";
import { callTools, errors, llm, refusal, sequence, toolCall } from "../../src/index.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { collect } from "../support/ollama-client.ts";
import { usePack } from "../support/server.ts";

const MODEL = "@cf/meta/llama-3.3-70b-instruct-fp8-fast";
const ACCOUNT = { account_id: "0123456789abcdef" };
const BASE = `https://api.cloudflare.com/client/v4/accounts/${ACCOUNT.account_id}/ai/v1`;
const params = { model: MODEL, messages: [{ role: "user" as const, content: "Hello" }] };

const server = usePack();
let client: Cloudflare;
let openai: OpenAI;
beforeAll(() => {
  client = new Cloudflare({ apiToken: "test", maxRetries: 0 });
  openai = new OpenAI({ apiKey: "test", baseURL: BASE, maxRetries: 0 });
});

test.for([
  ["@cf/baai/bge-base-en-v1.5", 768],
  ["@cf/baai/bge-small-en-v1.5", 384],
  ["@cf/baai/bge-m3", 1024],
] as const)("%s embeds in %i dimensions", async ([model, dimensions]) => {
  const result = await client.ai.run(model, { ...ACCOUNT, text: ["Hello", "World"] });
  expect(result).toMatchObject({ shape: [2, dimensions] });
  expect((result as { data: number[][] }).data[0]).toHaveLength(dimensions);
});

test("vectors as the test says, and texts that are none", async () => {
  const mock = llm.cloudflare.embed([[0.1, 0.2]]);
  server.use(mock);
  const model = "@cf/baai/bge-m3";
  const result = await client.ai.run(model, { ...ACCOUNT, text: "Hello" });
  expect(result).toEqual({ shape: [1, 2], data: [[0.1, 0.2]], pooling: "cls" });
  expect(mock.calls[0]?.modelId).toBe(model);
  const wrong = client.ai.run(model, { ...ACCOUNT, prompt: "Hello" });
  await expect(wrong).rejects.toMatchObject({ status: 400 });
  const numbers = client.ai.run(model, { ...ACCOUNT, text: ["a", 7] as string[] });
  await expect(numbers).rejects.toThrow(/Type mismatch of '\/text'/);
});

test("chat completions, whole", async () => {
  server.use(llm.cloudflare.chatCompletions(toolCall("a", { n: 1 })));
  const tools = [{ type: "function" as const, function: { name: "a" } }];
  const completion = await openai.chat.completions.create({ ...params, tools });
  expect(completion.id).toMatch(/^id-\d{13}$/);
  expect(Object.keys(completion)).toEqual(["id", "object", "created", "model", "choices", "usage"]);
  expect(completion.choices[0]).toMatchObject({
    finish_reason: "tool_calls",
    logprobs: null,
    message: { role: "assistant", tool_calls: [{ function: { name: "a", arguments: '{"n":1}' } }] },
  });
});

test("log probabilities are not known here, though they are asked for", async () => {
  const mock = llm.cloudflare.chatCompletions("Hi");
  server.use(mock);
  const asked = { ...params, logprobs: true, top_logprobs: 2 };
  expect((await openai.chat.completions.create(asked)).choices[0]?.logprobs).toBeNull();
  const chunks = await collect(await openai.chat.completions.create({ ...asked, stream: true }));
  expect(chunks.some(({ choices }) => "logprobs" in choices[0]!)).toBe(false);
});

test("chat completions, streamed without a role, the usage with the end", async () => {
  server.use(llm.cloudflare.chatCompletions(["Hel", "lo"]));
  const chunks = await collect(await openai.chat.completions.create({ ...params, stream: true }));
  expect(chunks.map(({ choices }) => choices[0]?.delta)).toEqual([
    { content: "Hel" },
    { content: "lo" },
    {},
  ]);
  expect(chunks.at(-1)).toMatchObject({
    choices: [{ finish_reason: "stop" }],
    usage: { completion_tokens: expect.any(Number) },
  });
  const helper = openai.chat.completions.stream(params).finalChatCompletion();
  await expect(helper).rejects.toThrow("missing role for choice 0");
});

test("JSON that was asked for is the value itself", async () => {
  const completion = await openai.chat.completions.create({
    ...params,
    response_format: {
      type: "json_schema",
      json_schema: { name: "a", schema: { type: "object" } },
    },
  });
  expect(completion.choices[0]?.message.content).toEqual({});
});

test("compatible embeddings and errors", async () => {
  const { data } = await openai.embeddings.create({ model: "@cf/baai/bge-m3", input: "Hello" });
  expect(data).toHaveLength(1);
  server.use(llm.cloudflare.chatCompletions(errors.insufficientQuota()));
  await expect(openai.chat.completions.create(params)).rejects.toThrow(OpenAI.RateLimitError);
  const nothing = openai.chat.completions.create({ model: MODEL } as typeof params);
  await expect(nothing).rejects.toMatchObject({ status: 400 });
});

testAISDK(server, {
  name: "workers-ai-provider",
  model: () =>
    createWorkersAI({ accountId: ACCOUNT.account_id, apiKey: "test" })(MODEL) as LanguageModel,
  mock: llm.cloudflare.run,
  // the wire tells none
  toolFinish: "stop",
  invalidKey: /Authentication error/,
});

test.for([[undefined], ["my-gateway"]])("the AI SDK's provider, gateway %s", async ([id]) => {
  const workersai = createWorkersAI({
    accountId: ACCOUNT.account_id,
    apiKey: "test",
    ...(id !== undefined && { gateway: { id } }),
  });
  const model = workersai(MODEL);
  const { text, usage } = await generateText({ model, prompt: "Hello" });
  expect(text).toBe("This is a mock request");
  expect(usage.outputTokens).toBeGreaterThan(0);
  server.use(llm.cloudflare.run(["Hel", "lo"], { once: true }));
  const { textStream } = streamText({ model, prompt: "Hello" });
  expect((await collect(textStream)).join("")).toBe("Hello");
  server.use(llm.cloudflare.run(callTools()));
  const weather = tool({
    inputSchema: z.object({ city: z.string() }),
    execute: ({ city }) => `sunny in ${city}`,
  });
  const { toolCalls } = await generateText({ model, prompt: "Hello", tools: { weather } });
  expect(toolCalls).toMatchObject([{ toolName: "weather", input: { city: expect.any(String) } }]);
  server.use(llm.cloudflare.run(sequence(errors.serverError(), "ok")));
  expect((await generateText({ model, prompt: "Hello" })).text).toBe("ok");
});

test("the rest of Cloudflare's API is left to the app's own handlers", async () => {
  const asked = llm.cloudflare.handlers.map((handler) =>
    handler.predicate({ request: new Request("https://api.cloudflare.com/client/v4/zones") }),
  );
  expect(asked).toEqual([false]);
});

test("an answer that breaks off in a refusal says it in words", async () => {
  server.use(llm.cloudflare.chatCompletions(refusal("I can't")));
  const { choices } = await openai.chat.completions.create(params);
  expect(choices[0]?.message.content).toBe("I can't");
  const chunks = await collect(await openai.chat.completions.create({ ...params, stream: true }));
  const deltas = chunks.map((chunk) => chunk.choices[0]?.delta);
  expect(deltas.map((delta) => delta?.content ?? "").join("")).toBe("I can't");
  expect(deltas.some((delta) => delta && "refusal" in delta)).toBe(false);
});

test("responses", async () => {
  const { output_text: text } = await openai.responses.create({ model: MODEL, input: "Hello" });
  expect(text).toBe("This is a mock request");
  server.use(llm.cloudflare.responses(errors.rateLimit()));
  await expect(openai.responses.create({ model: MODEL, input: "Hello" })).rejects.toMatchObject({
    status: 429,
  });
});

// https://developers.cloudflare.com/ai-gateway/usage/providers/workersai/
test("the AI Gateway's own paths to a model", async () => {
  const post = async (model: string, body: object): Promise<unknown> => {
    const url = `https://gateway.ai.cloudflare.com/v1/account/gateway/workers-ai/${model}`;
    return (await fetch(url, { method: "POST", body: JSON.stringify(body) })).json();
  };
  const run = llm.cloudflare.run("Hi");
  const embed = llm.cloudflare.embed();
  server.use(embed, run);
  expect(await post(MODEL, { prompt: "Hello" })).toMatchObject({ result: { response: "Hi" } });
  expect(await post("@cf/baai/bge-m3", { text: ["a"] })).toMatchObject({
    result: { shape: [1, 1024] },
  });
  expect([run, embed].map(({ calls }) => calls[0]?.modelId)).toEqual([MODEL, "@cf/baai/bge-m3"]);
});
