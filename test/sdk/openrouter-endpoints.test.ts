import Anthropic from "@anthropic-ai/sdk";
import { OpenRouter } from "@openrouter/sdk";
import { BadRequestResponseError, NotFoundResponseError } from "@openrouter/sdk/models/errors";
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenRouter;
let openai: OpenAI;
beforeAll(() => {
  client = new OpenRouter({ apiKey: "test" });
  openai = new OpenAI({ apiKey: "test", baseURL: "https://openrouter.ai/api/v1" });
});

const CHAT = {
  model: "openai/gpt-4o-mini",
  messages: [{ role: "user" as const, content: "Hello" }],
};

test("embeddings name the model without its vendor, and an unknown one is a 400", async () => {
  server.use(llm.openrouter.embeddings([[0.5, -0.5]]));
  const requestBody = { model: "openai/text-embedding-3-small", input: "apples" };
  const list = await client.embeddings.generate({ requestBody });
  expect(list).toMatchObject({
    object: "list",
    model: "text-embedding-3-small",
    data: [{ object: "embedding", index: 0, embedding: [0.5, -0.5] }],
    usage: { cost: 0, isByok: false },
  });
  expect(list).toHaveProperty("id", expect.stringMatching(/^gen-emb-\d{10}-\w{20}$/));
  server.use(llm.openrouter.embeddings(errors.modelNotFound()));
  const refused = client.embeddings.generate({ requestBody });
  await expect(refused).rejects.toBeInstanceOf(BadRequestResponseError);
  await expect(refused).rejects.toThrow("Model openai/text-embedding-3-small does not exist");
});

test("documents are ordered by the embeddings' measure, or as a test says", async () => {
  const documents = ["Bananas are yellow.", "Oslo is the capital of Norway."];
  const requestBody = { model: "voyageai/rerank-2.5-lite", query: "the capital", documents };
  const first = await client.rerank.rerank({ requestBody });
  expect(first).toMatchObject({
    model: "rerank-2.5-lite",
    results: [{ index: 1, document: { text: documents[1] } }, { index: 0 }],
  });
  expect(first).toHaveProperty("id", expect.stringMatching(/^gen-rerank-\d{10}-\w{20}$/));
  server.use(llm.openrouter.rerank({ scores: [0.9, 0.1] }));
  const second = await client.rerank.rerank({ requestBody: { ...requestBody, topN: 1 } });
  expect(second).toMatchObject({ results: [{ index: 0, relevanceScore: 0.9 }] });
  const none = client.rerank.rerank({ requestBody: { ...requestBody, documents: [] } });
  await expect(none).rejects.toBeInstanceOf(BadRequestResponseError);
  for (const name of ["model", "query", "documents"]) {
    const body = JSON.stringify({ ...requestBody, [name]: undefined });
    const url = "https://openrouter.ai/api/v1/rerank";
    const response = await fetch(url, { method: "POST", body });
    expect(await response.json()).toMatchObject({
      error: { code: 400, message: `Missing required parameter: ${name}` },
    });
  }
});

test("the models, and one of them", async () => {
  const { result } = await client.models.list();
  expect(result.data.map(({ id }) => id)).toEqual([
    "anthropic/claude-sonnet-4",
    "openai/gpt-4.1-mini",
    "openai/gpt-4o",
  ]);
  server.use(llm.openrouter.models([{ id: "acme/one", context_length: 8192 }]));
  expect((await client.models.list()).result).toMatchObject({
    data: [{ id: "acme/one", contextLength: 8192, pricing: { prompt: "0" } }],
    totalCount: 1,
  });
  const one = await client.models.get({ author: "openai", slug: "gpt-4o" });
  expect(one).toMatchObject({ data: { id: "openai/gpt-4o" } });
});

test("a generation is known by the id that a header tells, in a body and in a stream", async () => {
  server.use(llm.openrouter.chat({ content: "Hi", usage: { inputTokens: 9, outputTokens: 2 } }));
  const { data, response } = await openai.chat.completions.create(CHAT).withResponse();
  expect(response.headers.get("x-generation-id")).toBe(data.id);
  const { data: generation } = await client.generations.getGeneration({ id: data.id });
  expect(generation).toMatchObject({
    id: data.id,
    model: "openai/gpt-4o-mini",
    apiType: "completions",
    providerName: "OpenAI",
    streamed: false,
    finishReason: "stop",
    tokensPrompt: 9,
    tokensCompletion: 2,
  });
  const streamed = await openai.chat.completions.create({ ...CHAT, stream: true }).withResponse();
  const id = streamed.response.headers.get("x-generation-id")!;
  for await (const chunk of streamed.data) expect(chunk.id).toBe(id);
  expect((await client.generations.getGeneration({ id })).data).toMatchObject({ streamed: true });
  const unknown = client.generations.getGeneration({ id: "gen-none" });
  await expect(unknown).rejects.toBeInstanceOf(NotFoundResponseError);
  server.use(llm.openrouter.generation({ total_cost: 0.5 }));
  const said = await client.generations.getGeneration({ id: "gen-none" });
  expect(said.data).toMatchObject({ id: "gen-none", totalCost: 0.5 });
});

test("a generation tells of calls, thoughts and the cache, and which endpoint made it", async () => {
  const usage = {
    inputTokens: { total: 9, cacheRead: 4 },
    outputTokens: { total: 6, reasoning: 5 },
  };
  server.use(
    llm.openrouter.chat({ content: toolCall("now", {}), usage }),
    llm.openrouter.responses({ content: "Hi", usage }),
  );
  const tools = [{ type: "function" as const, function: { name: "now" } }];
  const { id } = await openai.chat.completions.create({ ...CHAT, tools });
  const chat = await client.generations.getGeneration({ id });
  expect(chat.data).toMatchObject({
    apiType: "completions",
    finishReason: "tool_calls",
    nativeTokensReasoning: 5,
    nativeTokensCached: 4,
  });
  const response = await openai.responses.create({ model: "openai/gpt-4o-mini", input: "Hello" });
  const made = await client.generations.getGeneration({ id: response.id });
  expect(made.data).toMatchObject({ apiType: "responses", finishReason: "stop" });
  const nameless = await fetch("https://openrouter.ai/api/v1/generation");
  expect(nameless.status).toBe(400);
});

test("a region's own host", async () => {
  const europe = new OpenRouter({ apiKey: "test", serverURL: "https://eu.openrouter.ai/api/v1" });
  server.use(llm.openrouter.chat("Hallo"));
  const answer = await europe.chat.send({ chatRequest: CHAT });
  expect("choices" in answer && answer.choices[0]?.message.content).toBe("Hallo");
});

test("credits and the key", async () => {
  server.use(llm.openrouter.credits({ total_credits: 10, total_usage: 2.5 }));
  const credits = await client.credits.getCredits();
  expect(credits.data).toEqual({ totalCredits: 10, totalUsage: 2.5 });
  server.use(llm.openrouter.key({ limit: 5, limit_remaining: 1 }));
  const key = await client.apiKeys.getCurrentKeyMetadata();
  expect(key.data).toMatchObject({ limit: 5, limitRemaining: 1, usage: 0 });
});

test("texts that go on, and Anthropic's messages", async () => {
  server.use(llm.openrouter.completions(" time"), llm.openrouter.messages("Hi"));
  const completion = await openai.completions.create({ model: "a/b", prompt: "Once upon a" });
  expect(completion.choices[0]?.text).toBe(" time");
  expect(completion.id).toMatch(/^gen-/);
  const anthropic = new Anthropic({ apiKey: "test", baseURL: "https://openrouter.ai/api" });
  const message = await anthropic.messages.create({ ...CHAT, max_tokens: 20 });
  expect(message.content).toMatchObject([{ type: "text", text: "Hi" }]);
});
