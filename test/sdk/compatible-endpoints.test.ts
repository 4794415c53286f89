import { Anthropic } from "@anthropic-ai/sdk";
import { setupServer } from "msw/node";
import OpenAI from "openai";
import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

usePack((...pack) => setupServer(...pack, ...llm.vllm.handlers, ...llm.llamacpp.handlers));

type Endpoint = keyof typeof ASK;

const ASK = {
  completions: async ({ completions }: OpenAI) =>
    (await completions.create({ model: "m", prompt: "Hello" })).choices[0]?.text,
  embeddings: async ({ embeddings }: OpenAI) =>
    (await embeddings.create({ model: "m", input: ["a", "b"] })).data.length,
  models: async ({ models }: OpenAI) => (await models.list()).data[0]?.object,
  retrieve: async ({ models }: OpenAI) => (await models.retrieve("any")).id,
  responses: async ({ responses }: OpenAI) =>
    (await responses.create({ model: "m", input: "Hello" })).output_text,
};

const ANSWERS: Record<Endpoint, unknown> = {
  completions: "This is a mock request",
  embeddings: 2,
  models: "model",
  retrieve: "any",
  responses: "This is a mock request",
};

test.for<[baseURL: string, endpoints: Endpoint[]]>([
  ["https://inference.baseten.co/v1", ["models"]],
  ["https://dashscope-us.aliyuncs.com/compatible-mode/v1", ["embeddings", "models", "retrieve"]],
  ["https://1.gcp.databricks.com/serving-endpoints", ["completions", "embeddings", "responses"]],
  ["https://api.deepinfra.com/v1/openai", ["completions", "embeddings", "models"]],
  [
    "https://api.fireworks.ai/inference/v1",
    ["completions", "embeddings", "models", "retrieve", "responses"],
  ],
  ["https://api.githubcopilot.com", ["embeddings", "models", "responses"]],
  ["https://models.github.ai/inference", ["embeddings"]],
  ["https://api.hyperbolic.xyz/v1", ["completions", "models"]],
  ["http://localhost:1234/v1", ["completions", "embeddings", "models", "responses"]],
  ["http://localhost:8000/v1", ["completions", "embeddings", "models", "responses"]],
  ["http://localhost:8080/v1", ["completions", "embeddings", "models", "responses"]],
  ["https://api.moonshot.cn/v1", ["models"]],
  ["https://api.novita.ai/v3/openai", ["completions", "embeddings", "models"]],
  ["https://integrate.api.nvidia.com/v1", ["completions", "embeddings", "models", "retrieve"]],
  ["https://api.sambanova.ai/v1", ["completions", "embeddings", "models"]],
  ["https://api.venice.ai/api/v1", ["embeddings", "models"]],
  ["https://api.z.ai/api/coding/paas/v4", ["models"]],
  ["https://open.bigmodel.cn/api/paas/v4", ["models"]],
  ["https://us-east-1.api.x.ai/v1", ["models", "retrieve", "responses"]],
])("%s has more than a chat: %o", async ([baseURL, endpoints]) => {
  const client = new OpenAI({ apiKey: "test", baseURL, maxRetries: 0 });
  const answers: unknown[] = [];
  for (const endpoint of endpoints) answers.push(await ASK[endpoint](client));
  expect(answers).toEqual(endpoints.map((endpoint) => ANSWERS[endpoint]));
});

test.for([
  "https://api.fireworks.ai/inference",
  "https://api.githubcopilot.com",
  "https://api.moonshot.ai/anthropic",
  "https://api.z.ai/api/anthropic",
  "https://open.bigmodel.cn/api/anthropic",
  "http://localhost:1234",
  "http://localhost:8000",
  "http://localhost:8080",
])("%s speaks Anthropic's format, too", async (baseURL) => {
  const client = new Anthropic({ apiKey: "test", baseURL, maxRetries: 0 });
  const { content } = await client.messages.create({
    model: "m",
    max_tokens: 100,
    messages: [{ role: "user", content: "Hello" }],
  });
  expect(content).toMatchObject([{ type: "text", text: "This is a mock request" }]);
});

test("GitHub's catalog is a list alone", async () => {
  const catalog = await (await fetch("https://models.github.ai/catalog/models")).json();
  expect(catalog).toMatchObject([{ id: "openai/gpt-4.1", publisher: "OpenAI" }, {}]);
});

test("DeepInfra's usage tells what it cost", async () => {
  const client = new OpenAI({ apiKey: "test", baseURL: "https://api.deepinfra.com/v1/openai" });
  const messages = [{ role: "user" as const, content: "Hello" }];
  const { usage } = await client.chat.completions.create({ model: "m", messages });
  expect(usage).toMatchObject({ estimated_cost: 0 });
});
