import { anthropic } from "@ai-sdk/anthropic";
import { generateText, streamText, tool, type ToolSet } from "ai";
import { expect, test } from "vitest";
import { z } from "zod";
import { errors, llm, reasoning, source, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
process.env["ANTHROPIC_API_KEY"] = "test";

// its own types don't hold with exactOptionalPropertyTypes
const tools = { sum: tool({ inputSchema: z.object({ a: z.number() }) }) } as unknown as ToolSet;

const PARAMS = {
  model: anthropic("claude-sonnet-5"),
  prompt: "Hello",
  maxRetries: 0,
  tools,
};

/** The AI SDK checks each event against a schema of its own. */
test("the AI SDK reads a thought, a cited text and a tool call", async () => {
  const handler = llm.anthropic.messages([
    reasoning("Hm.", { signature: "c2ln" }),
    "It rains.",
    source({ url: "https://yr.no", title: "Yr" }),
    toolCall("sum", { a: 1 }, { id: "toolu_1" }),
  ]);
  server.use(handler);
  const streamed = streamText(PARAMS);
  await streamed.consumeStream();
  const whole = await generateText(PARAMS);
  for (const result of [whole, streamed]) {
    expect(await result.reasoningText).toBe("Hm.");
    expect(await result.text).toBe("It rains.");
    expect(await result.sources).toMatchObject([{ url: "https://yr.no", title: "Yr" }]);
    expect(await result.toolCalls).toMatchObject([
      { toolName: "sum", toolCallId: "toolu_1", input: { a: 1 } },
    ]);
    expect(await result.finishReason).toBe("tool-calls");
    expect((await result.totalUsage).inputTokens).toBeGreaterThan(0);
  }
  expect(await streamed.totalUsage).toMatchObject({
    inputTokens: whole.usage.inputTokens,
    outputTokens: whole.usage.outputTokens,
  });
  expect(handler.errors).toEqual([]);
});

test("the AI SDK reads an error", async () => {
  server.use(llm.anthropic.messages(errors.overloaded()));
  await expect(generateText(PARAMS)).rejects.toMatchObject({
    message: "Overloaded",
    statusCode: 529,
    isRetryable: true,
  });
});
