import { createTogetherAI } from "@ai-sdk/togetherai";
import { embed, rerank } from "ai";
import Together from "together-ai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, reasoning, toolCall } from "../../src/index.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { testChatSDK } from "../support/chat-sdk-contract.ts";
import { readChunks } from "../support/read-chunks.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Together;
beforeAll(() => {
  client = new Together({ apiKey: "test", maxRetries: 0 });
});

testChatSDK(server, {
  name: "together-ai",
  create: (params, options) => client.chat.completions.create(params as never, options),
  mock: llm.together.chat,
  RateLimitError: Together.RateLimitError,
  // a 500 it takes for final
  retried: { error: errors.unavailable(), status: 503 },
});

testAISDK(server, {
  name: "@ai-sdk/togetherai",
  model: () => createTogetherAI({ apiKey: "test" })("meta-llama/Llama-3.3-70B-Instruct-Turbo"),
  mock: llm.together.chat,
  invalidKey: /^Invalid API key provided\./,
});

const PARAMS = { model: "mock", messages: [{ role: "user" as const, content: "Hello" }] };
const tools = [{ type: "function", function: { name: "get_time" } }];

test("a choice has a seed, a call its index, and the prompt is repeated as nothing", async () => {
  server.use(llm.together.chat([reasoning("Hm."), toolCall("get_time", {}, { id: "call_1" })]));
  const { id, prompt, choices, usage } = await client.chat.completions.create({ ...PARAMS, tools });
  expect(id).toMatch(/^o\w{6}-\w{6}-\w{16}$/);
  expect(prompt).toEqual([]);
  const called = { name: "get_time", arguments: "{}" };
  expect(choices).toEqual([
    {
      index: 0,
      message: {
        role: "assistant",
        content: null,
        reasoning: "Hm.",
        tool_calls: [{ index: 0, id: "call_1", type: "function", function: called }],
      },
      logprobs: null,
      finish_reason: "tool_calls",
      seed: 0,
    },
  ]);
  expect(usage).toMatchObject({ cached_tokens: 0 });
});

test("a stream begins with the role alone, whatever follows", async () => {
  server.use(llm.together.chat("Hi"));
  const chunks = await readChunks("https://api.together.xyz/v1/chat/completions", PARAMS);
  expect(chunks.map(({ choices }) => (choices as { delta: object }[])[0]?.delta)).toEqual([
    { role: "assistant", content: null },
    { content: "Hi" },
    {},
  ]);
  expect(chunks[0]).not.toHaveProperty("system_fingerprint");
});

test("text completions have objects of their own, and a stream's pieces stand in a delta too", async () => {
  server.use(llm.together.completions("once upon"));
  const params = { model: "mock", prompt: "Say" };
  const completion = await client.completions.create(params);
  expect(completion).toMatchObject({ object: "text.completion", prompt: [] });
  expect(completion.choices).toMatchObject([{ text: "once upon", seed: 0 }]);
  let text = "";
  for await (const chunk of await client.completions.create({ ...params, stream: true })) {
    expect(chunk.object).toBe("completion.chunk");
    const [choice] = chunk.choices;
    expect(choice?.delta?.content).toBe(choice?.text);
    text += choice?.text ?? "";
  }
  expect(text).toBe("once upon");
});

test("embeddings tell no tokens, and the list of models is the body", async () => {
  server.use(llm.together.embeddings([[0.5, 0.25]]), llm.together.models(["a/b"]));
  const embedding = await client.embeddings.create({ model: "mock", input: "Hi" });
  expect(embedding).toEqual({
    object: "list",
    data: [{ object: "embedding", index: 0, embedding: [0.5, 0.25] }],
    model: "mock",
  });
  expect(await client.models.list()).toMatchObject([{ id: "a/b", object: "model", type: "chat" }]);
  const model = createTogetherAI({ apiKey: "test" }).embeddingModel("mock");
  expect((await embed({ model, value: "Hi" })).embedding).toEqual([0.5, 0.25]);
});

test("documents in order, through both packages", async () => {
  server.use(llm.together.rerank([2, 0]));
  const documents = ["a", "b", "c"];
  const ranked = await client.rerank.create({
    model: "mock",
    query: "q",
    documents,
    top_n: 1,
    return_documents: true,
  });
  expect(ranked).toMatchObject({ object: "rerank", model: "mock" });
  expect(ranked.results).toMatchObject([{ index: 2, document: { text: "c" } }]);
  const model = createTogetherAI({ apiKey: "test" }).reranking("mock");
  const { ranking } = await rerank({ model, query: "q", documents });
  expect(ranking.map(({ originalIndex }) => originalIndex)).toEqual([2, 0]);
  const plain = await client.rerank.create({ model: "mock", query: "q", documents });
  expect(plain.results.map(({ document }) => document)).toEqual([{}, {}]);
});

test("documents that are objects are ordered by the fields that are named, or by all", async () => {
  const documents = [
    { title: "ships", text: "the sea" },
    { title: "the sea", text: "ships" },
  ];
  const ask = async (fields: object): Promise<number[]> =>
    (await client.rerank.create({ model: "mock", query: "ships", documents, ...fields })).results
      .toSorted((one, other) => one.index - other.index)
      .map(({ relevance_score: score }) => score);
  const [title = 0, text = 0] = await ask({ rank_fields: ["title"] });
  expect(title).toBeGreaterThan(text);
  const [all = 0, same = 1] = await ask({});
  expect(all).toBeCloseTo(same, 5);
});

test.for([
  [{ query: "q", documents: ["a"] }, "model", "Missing required parameter: 'model'."],
  [{ model: "m", documents: ["a"] }, "query", "Missing required parameter: 'query'."],
  [{ model: "m", query: "q" }, "documents", "Missing required parameter: 'documents'."],
  [
    { model: "m", query: "q", documents: [] },
    "documents",
    "Invalid 'documents': empty array. Expected an array with minimum length 1, but got an empty array instead.",
  ],
] as const)("a request to rerank needs more than %j", async ([params, param, message]) => {
  await expect(client.rerank.create(params as never)).rejects.toMatchObject({
    status: 400,
    error: { error: { param, message } },
  });
});

test("what is documented as a 402 and a 403 is one", async () => {
  server.use(llm.together.chat(errors.insufficientQuota()));
  await expect(client.chat.completions.create(PARAMS)).rejects.toMatchObject({ status: 402 });
  server.use(llm.together.chat(errors.contextLengthExceeded()));
  await expect(client.chat.completions.create(PARAMS)).rejects.toMatchObject({ status: 403 });
});
