import { createAmazonBedrock } from "@ai-sdk/amazon-bedrock";
import {
  embed,
  embedMany,
  generateText,
  type LanguageModel,
  rerank,
  stepCountIs,
  streamText,
  tool,
} from "ai";
import { expect, test } from "vitest";
import { z } from "zod";
import { errors, llm, reasoning, sequence, toolCall } from "../../src/index.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

/** Made for each test: the client takes hold of `fetch` when it is created. */
const create = () =>
  createAmazonBedrock({ region: "us-east-1", accessKeyId: "test", secretAccessKey: "test" });
const model = (): LanguageModel => create()("us.anthropic.claude-sonnet-4-5-20250929-v1:0");

const getWeather = tool({
  description: "The weather in a city",
  inputSchema: z.object({ city: z.string() }),
  execute: ({ city }) => `Rain in ${city}`,
});

testAISDK(server, {
  name: "@ai-sdk/amazon-bedrock",
  model,
  mock: llm.bedrock.converse,
  invalidKey: /^The security token included in the request is invalid/,
});

test("streamText", async () => {
  server.use(llm.bedrock([reasoning("Hm."), "Hello from the mock, one piece after another"]));
  const result = streamText({ model: model(), prompt: "Hello" });
  const deltas: string[] = [];
  for await (const delta of result.textStream) deltas.push(delta);
  expect(deltas.join("")).toBe("Hello from the mock, one piece after another");
  expect(deltas.length).toBeGreaterThan(5);
  expect(await result.reasoningText).toBe("Hm.");
  expect(await result.finishReason).toBe("stop");
});

test("an agent's loop", async () => {
  const mock = llm.bedrock.converse(
    sequence(toolCall("getWeather", { city: "Oslo" }), "It rains in Oslo."),
  );
  server.use(mock);
  const result = await generateText({
    model: model(),
    prompt: "Weather in Oslo?",
    tools: { getWeather },
    stopWhen: stepCountIs(3),
  });
  expect(result.text).toBe("It rains in Oslo.");
  expect(mock.calls[1]?.toolResults).toMatchObject([
    { toolName: "getWeather", output: "Rain in Oslo" },
  ]);
});

test("an error in the middle of a stream", async () => {
  server.use(llm.bedrock.converse(["Hel", errors.overloaded()]));
  const seen: unknown[] = [];
  const result = streamText({
    model: model(),
    prompt: "Hello",
    onError: ({ error }) => void seen.push(error),
  });
  await result.consumeStream();
  expect(JSON.stringify(seen)).toContain("Model is getting throttled");
});

test.for(["amazon.titan-embed-text-v2:0", "amazon.nova-2-multimodal-embeddings-v1:0"])(
  "embed with %s",
  async (modelId) => {
    const result = await embed({ model: create().embedding(modelId), value: "sunny day" });
    expect(result.embedding).toHaveLength(1024);
  },
);

test.for(["cohere.embed-english-v3", "cohere.embed-v4:0"])("embedMany with %s", async (modelId) => {
  const values = ["sunny day at the beach", "a sunny beach", "tax return"];
  const { embeddings, usage } = await embedMany({ model: create().embedding(modelId), values });
  expect(embeddings).toHaveLength(3);
  expect(usage.tokens).toBeGreaterThan(0);
});

test("rerank, by the measure of the embeddings", async () => {
  const documents = ["tax return", "a sunny beach", "sunny day at the beach"];
  const ask = () =>
    rerank({
      model: create().reranking("cohere.rerank-v3-5:0"),
      query: "sunny day at the beach",
      documents,
      topN: 2,
    });
  expect((await ask()).ranking.map(({ originalIndex }) => originalIndex)).toEqual([2, 1]);
  server.use(llm.bedrock.rerank([0, 1, 2]));
  expect((await ask()).ranking.map(({ originalIndex }) => originalIndex)).toEqual([0, 1]);
  server.use(llm.bedrock.rerank([7]));
  await expect(ask()).rejects.toThrow(/the request has 3 documents, and the reply names number 7/);
});
