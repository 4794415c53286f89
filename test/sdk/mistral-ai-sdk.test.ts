import { mistral } from "@ai-sdk/mistral";
import { embedMany, generateText, streamText, tool, type ToolSet } from "ai";
import { expect, test } from "vitest";
import { z } from "zod";
import { llm, reasoning, toolCall } from "../../src/index.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
process.env["MISTRAL_API_KEY"] = "test";

// its own types don't hold with exactOptionalPropertyTypes
const tools = { sum: tool({ inputSchema: z.object({ a: z.number() }) }) } as unknown as ToolSet;

const PARAMS = {
  model: mistral("mistral-medium-latest"),
  prompt: "Hello",
  maxRetries: 0,
  tools,
};

testAISDK(server, {
  name: "@ai-sdk/mistral",
  model: () => mistral("mistral-medium-latest"),
  mock: llm.mistral.chat,
  // it reads no error of this shape, and shows the status's text, which MSW 2 leaves empty
  invalidKey: /^/,
});

test("the AI SDK reads a thought, a text and a tool call, streamed or not", async () => {
  const handler = llm.mistral.chat([reasoning("Hm."), "It rains.", toolCall("sum", { a: 1 })]);
  server.use(handler);
  const streamed = streamText(PARAMS);
  await streamed.consumeStream();
  const whole = await generateText(PARAMS);
  for (const result of [whole, streamed]) {
    expect(await result.reasoningText).toBe("Hm.");
    expect(await result.text).toBe("It rains.");
    expect(await result.toolCalls).toMatchObject([{ toolName: "sum", input: { a: 1 } }]);
    expect(await result.finishReason).toBe("tool-calls");
    expect((await result.totalUsage).outputTokens).toBe(whole.usage.outputTokens);
  }
  expect(handler.errors).toEqual([]);
});

test("the AI SDK reads embeddings", async () => {
  const model = mistral.embedding("mistral-embed");
  const { embeddings, usage } = await embedMany({ model, values: ["a", "b"] });
  expect(embeddings.map(({ length }) => length)).toEqual([1024, 1024]);
  expect(usage.tokens).toBeGreaterThan(0);
});
