import { embed, generateText, Output, stepCountIs, streamText, tool } from "ai";
import { ollama } from "ollama-ai-provider-v2";
import { expect, test } from "vitest";
import { z } from "zod";
import { callTools, llm, reasoning } from "../../src/index.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { collect } from "../support/ollama-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const model = ollama("qwen3:8b");

testAISDK(server, {
  name: "ollama-ai-provider-v2",
  model: () => model,
  mock: llm.ollama.chat,
  // it shows the status's text, which MSW 2 leaves empty
  invalidKey: /^/,
});

test("a stream, with thoughts", async () => {
  server.use(llm.ollama.chat([reasoning("Hm."), "Hel", "lo"]));
  const result = streamText({ model, prompt: "Hello" });
  const deltas = await collect(result.textStream);
  expect(deltas).toEqual(["Hel", "lo"]);
  expect(await result.reasoningText).toBe("Hm.");
});

test("tools are called, and their results answered", async () => {
  server.use(llm.ollama.chat(callTools()));
  const weather = tool({
    inputSchema: z.object({ city: z.string() }),
    execute: ({ city }) => `sunny in ${city}`,
  });
  const { text, steps } = await generateText({
    model,
    prompt: "How is the weather?",
    tools: { weather },
    stopWhen: stepCountIs(3),
  });
  expect(steps.map(({ toolResults }) => toolResults.length)).toEqual([1, 0]);
  expect(text).toBe("This is a mock request");
});

test("an object that its schema accepts", async () => {
  const schema = z.object({ city: z.string(), age: z.number().int() });
  const { output } = await generateText({
    model,
    prompt: "Who?",
    output: Output.object({ schema }),
  });
  expect(schema.safeParse(output).success).toBe(true);
});

test("an embedding", async () => {
  const { embedding } = await embed({
    model: ollama.textEmbeddingModel("nomic-embed-text"),
    value: "Hello",
  });
  expect(embedding).toHaveLength(768);
});
