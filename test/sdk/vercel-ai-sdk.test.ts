import { createGateway } from "@ai-sdk/gateway";
import {
  embed,
  embedMany,
  generateImage,
  generateObject,
  generateText,
  rerank,
  streamText,
  tool,
} from "ai";
import { beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { errors, file, json, llm, reasoning, sequence, source, toolCall } from "../../src/index.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const apiKey = "test";

beforeEach(() => {
  process.env["AI_GATEWAY_API_KEY"] = apiKey;
  return () => void delete process.env["AI_GATEWAY_API_KEY"];
});

testAISDK(server, {
  name: "@ai-sdk/gateway",
  model: () => createGateway({ apiKey })("openai/gpt-5.4"),
  mock: llm.vercelGateway.languageModel,
  invalidKey: /AI Gateway/,
  // which the AI SDK puts into words of its own, under the same name
  isOwnError: (error) => (error as Error).name === "GatewayAuthenticationError",
});

test("a model that is named by a string is the gateway's", async () => {
  const mock = llm.vercelGateway("Hi there");
  server.use(mock);
  const { text, providerMetadata } = await generateText({
    model: "openai/gpt-5.4",
    prompt: "Hello",
  });
  expect(text).toBe("Hi there");
  expect(providerMetadata).toMatchObject({
    gateway: { generationId: expect.stringMatching(/^gen_01/) },
  });
  expect(mock.calls[0]).toMatchObject({ modelId: "openai/gpt-5.4", lastUserText: "Hello" });
});

test("an object, by its schema, and the default that complies with it", async () => {
  const schema = z.object({ city: z.string(), degrees: z.number() });
  const request = { model: "openai/gpt-5.4", schema, prompt: "Oslo" };
  expect(schema.safeParse((await generateObject(request)).object).success).toBe(true);
  server.use(llm.vercelGateway(json({ city: "Oslo", degrees: 7 })));
  expect((await generateObject(request)).object).toEqual({ city: "Oslo", degrees: 7 });
});

test("a tool is called, run, and its result sent back", async () => {
  const mock = llm.vercelGateway(sequence(toolCall("get_weather", { city: "Oslo" }), "It rains."));
  server.use(mock);
  const getWeather = tool({
    description: "The weather in a city",
    inputSchema: z.object({ city: z.string() }),
    execute: ({ city }) => `Rain in ${city}`,
  });
  const { text } = await generateText({
    model: "openai/gpt-5.4",
    prompt: "Hello",
    tools: { get_weather: getWeather },
    stopWhen: ({ steps }) => steps.length === 2,
  });
  expect(text).toBe("It rains.");
  expect(mock.calls[1]?.toolResults).toEqual([
    {
      type: "tool-result",
      toolCallId: expect.stringMatching(/^call_/),
      toolName: "get_weather",
      output: "Rain in Oslo",
    },
  ]);
  const [offered] = mock.calls[0]!.tools;
  expect(offered).toMatchObject({ description: "The weather in a city", type: "function" });
});

test("reasoning, files and sources, in a body and in a stream", async () => {
  const data = btoa("bytes");
  const reply = [
    reasoning("Hm.", { signature: "proof" }),
    "Look:",
    file({ mediaType: "image/png", data }),
    source({ url: "https://example.com", title: "Example" }),
  ];
  server.use(llm.vercelGateway(reply));
  const model = "anthropic/claude-sonnet-4.5";
  const generated = await generateText({ model, prompt: "Hello" });
  const stream = streamText({ model, prompt: "Hello" });
  await stream.consumeStream();
  const streamed = {
    reasoning: await stream.reasoning,
    files: await stream.files,
    sources: await stream.sources,
  };
  for (const { reasoning, files, sources } of [generated, streamed]) {
    expect(reasoning).toMatchObject([
      { text: "Hm.", providerMetadata: { anthropic: { signature: "proof" } } },
    ]);
    expect(files).toMatchObject([{ mediaType: "image/png", base64: data }]);
    expect(sources).toMatchObject([{ url: "https://example.com", title: "Example" }]);
  }
});

test("embeddings, models, credits", async () => {
  server.use(llm.vercelGateway.embeddingModel([[0.5, 0.25]]));
  const { embedding, usage } = await embed({ model: "openai/text-embedding-3-small", value: "Hi" });
  expect(embedding).toEqual([0.5, 0.25]);
  await expect(
    embedMany({ model: "openai/text-embedding-3-small", values: ["Hi", "Ho"], maxRetries: 0 }),
  ).rejects.toThrow(/2 inputs and the reply 1 vector/);
  expect(usage.tokens).toBeGreaterThan(0);
  const { getAvailableModels, getCredits } = createGateway({ apiKey });
  const { models } = await getAvailableModels();
  expect(models.map(({ id }) => id)).toContain("openai/gpt-5.4");
  const kinds = new Set(models.map(({ id, modelType }) => `${id.includes("embed")} ${modelType}`));
  expect([...kinds].toSorted()).toEqual(["false language", "true embedding"]);
  expect(await getCredits()).toEqual({ balance: "100.00", totalUsed: "0.00" });
  server.use(llm.vercelGateway.credits(errors.invalidApiKey()), llm.vercelGateway.config(["a/b"]));
  await expect(getCredits()).rejects.toMatchObject({ name: "GatewayAuthenticationError" });
});

test("an order of documents, texts or objects", async () => {
  const model = createGateway({ apiKey }).rerankingModel("cohere/rerank-v3.5");
  const documents = ["Sun in Bergen", "Rain in Oslo", "A cat"];
  const query = "Rain in Oslo";
  const { ranking } = await rerank({ model, documents, query, topN: 2 });
  expect(ranking.map(({ originalIndex }) => originalIndex)).toEqual([1, 0]);
  const mock = llm.vercelGateway.rerankingModel({ scores: [0.25, 0.5] });
  server.use(mock);
  const objects = [{ city: "Oslo" }, { city: "Bergen" }];
  const ordered = await rerank({ model, documents: objects, query: "Bergen" });
  expect(ordered.ranking).toMatchObject([
    { originalIndex: 1, score: 0.5 },
    { originalIndex: 0, score: 0.25 },
  ]);
  expect(mock.calls).toMatchObject([{ documents: ['{"city":"Oslo"}', '{"city":"Bergen"}'] }]);
  server.use(llm.vercelGateway.rerankingModel(errors.rateLimit()));
  await expect(rerank({ model, documents, query, maxRetries: 0 })).rejects.toMatchObject({
    name: "GatewayRateLimitError",
  });
});

test("images, as many as are asked for", async () => {
  const model = createGateway({ apiKey }).imageModel("google/imagen-4");
  const { images } = await generateImage({ model, prompt: "A cat", n: 2 });
  expect(images.map(({ mediaType }) => mediaType)).toEqual(["image/png", "image/png"]);
  server.use(llm.vercelGateway.imageModel([new Uint8Array([1, 2]), btoa("three")]));
  const made = await generateImage({ model, prompt: "A cat", n: 2 });
  expect(made.images.map(({ uint8Array }) => Array.from(uint8Array))).toEqual([
    [1, 2],
    Array.from("three", (letter) => letter.charCodeAt(0)),
  ]);
  server.use(llm.vercelGateway.imageModel(["AAAA"]));
  await expect(generateImage({ model, prompt: "A cat", n: 2, maxRetries: 0 })).rejects.toThrow(
    "asks for 2 images and the reply has 1",
  );
});
