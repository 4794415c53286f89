import { cohere } from "@ai-sdk/cohere";
import { embedMany, generateText, rerank, streamText, tool, type ToolSet } from "ai";
import { expect, test } from "vitest";
import { z } from "zod";
import { llm, reasoning, source, toolCall } from "../../src/index.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
process.env["COHERE_API_KEY"] = "test";

// its own types don't hold with exactOptionalPropertyTypes
const tools = { sum: tool({ inputSchema: z.object({ a: z.number() }) }) } as unknown as ToolSet;

const PARAMS = { model: cohere("command-a-03-2025"), prompt: "Hello", maxRetries: 0, tools };

testAISDK(server, {
  name: "@ai-sdk/cohere",
  model: () => cohere("command-a-03-2025"),
  mock: llm.cohere.chat,
  invalidKey: /^invalid api token/,
});

test("the AI SDK reads a thought, a text and a tool call, streamed or not", async () => {
  const handler = llm.cohere.chat([reasoning("Hm."), "It rains.", toolCall("sum", { a: 1 })]);
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

test("the AI SDK reads what a text rests on", async () => {
  const page = source({ url: "https://yr.no", title: "Yr" });
  server.use(llm.cohere.chat(["It rains.", page]));
  const { sources } = await generateText(PARAMS);
  expect(sources).toMatchObject([{ sourceType: "document", title: "Yr" }]);
});

test("the AI SDK embeds and orders", async () => {
  const model = cohere.embedding("embed-english-v3.0");
  const { embeddings } = await embedMany({ model, values: ["a", "b"] });
  expect(embeddings.map(({ length }) => length)).toEqual([1024, 1024]);
  const documents = ["Bananas are yellow.", "Oslo is the capital of Norway."];
  const query = "the capital of Norway";
  const reranked = await rerank({ model: cohere.reranking("rerank-v3.5"), documents, query });
  expect(reranked.rerankedDocuments).toEqual(documents.toReversed());
});
