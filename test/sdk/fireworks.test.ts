import { createFireworks } from "@ai-sdk/fireworks";
import { embed, generateText } from "ai";
import { expect, test } from "vitest";
import { llm, reasoning } from "../../src/index.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { readChunks } from "../support/read-chunks.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const fireworks = createFireworks({ apiKey: "test" });
const MODEL = "accounts/fireworks/models/gpt-oss-120b";

testAISDK(server, {
  name: "@ai-sdk/fireworks",
  model: () => fireworks(MODEL),
  mock: llm.fireworks.chat,
  invalidKey: /^The API key you provided is invalid\.$/,
});

test("reasoning, and a text that goes on", async () => {
  server.use(llm.fireworks.chat([reasoning("Hm."), "Hi"]));
  const { reasoningText, text } = await generateText({ model: fireworks(MODEL), prompt: "Hello" });
  expect([reasoningText, text]).toEqual(["Hm.", "Hi"]);
  server.use(llm.fireworks.completions("there was"));
  const completion = await generateText({
    model: fireworks.completionModel(MODEL),
    prompt: "Once",
  });
  expect(completion.text).toBe("there was");
});

test("usage is told in the chunk that ends a stream, unasked", async () => {
  const url = "https://api.fireworks.ai/inference/v1/chat/completions";
  const messages = [{ role: "user", content: "Hello" }];
  const chunks = await readChunks(url, { model: MODEL, messages });
  expect(chunks.at(-1)).toMatchObject({
    choices: [{ finish_reason: "stop" }],
    usage: { prompt_tokens_details: { cached_tokens: 0 } },
  });
  expect(chunks[0]).not.toHaveProperty("usage");
});

test("vectors", async () => {
  server.use(llm.fireworks.embeddings([[0.5, 0.25]]));
  const model = fireworks.embeddingModel("nomic-ai/nomic-embed-text-v1.5");
  expect((await embed({ model, value: "Hi" })).embedding).toEqual([0.5, 0.25]);
});
