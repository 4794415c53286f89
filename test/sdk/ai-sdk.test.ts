import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogle } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { generateText, stepCountIs, streamText, tool } from "ai";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { errors, llm, reasoning, sequence, toolCall } from "../../src/index.ts";
import { type AISDKClient, testAISDK } from "../support/ai-sdk-contract.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const apiKey = "test";

/** Made for each test: the clients take hold of `fetch` when they are created. */
const CLIENTS: AISDKClient[] = [
  {
    name: "@ai-sdk/openai, by its responses",
    model: () => createOpenAI({ apiKey })("gpt-5.4"),
    mock: llm.openai.responses,
    invalidKey: /^Incorrect API key provided/,
  },
  {
    name: "@ai-sdk/openai, by its chats",
    model: () => createOpenAI({ apiKey }).chat("gpt-5.4"),
    mock: llm.openai.chat,
    invalidKey: /^Incorrect API key provided/,
  },
  {
    name: "@ai-sdk/anthropic",
    model: () => createAnthropic({ apiKey })("claude-opus-4-6"),
    mock: llm.anthropic.messages,
    invalidKey: /^invalid x-api-key/,
  },
  {
    name: "@ai-sdk/google",
    model: () => createGoogle({ apiKey })("gemini-3-pro"),
    mock: llm.gemini.generateContent,
    invalidKey: /^API key not valid/,
  },
];

const getWeather = tool({
  description: "The weather in a city",
  inputSchema: z.object({ city: z.string() }),
  execute: ({ city }) => `Rain in ${city}`,
});

for (const client of CLIENTS) testAISDK(server, client);

describe.for(CLIENTS)("$name", ({ model, mock: createMock }) => {
  test.for([false, true])("a tool loop, streamed: %s", async (isStreamed) => {
    const mock = createMock(
      sequence(
        [reasoning("I should look."), "Let me look.", toolCall("get_weather", { city: "Oslo" })],
        (call) => `It says: ${String(call.toolResults[0]?.output)}`,
      ),
    );
    server.use(mock);
    const options = {
      model: model(),
      prompt: "Weather in Oslo?",
      tools: { get_weather: getWeather },
      stopWhen: stepCountIs(3),
    };
    const result = isStreamed ? streamText(options) : await generateText(options);
    expect(await result.text).toContain("Rain in Oslo");
    const warnings = (await result.steps).flatMap((step) => step.warnings);
    expect(warnings).toEqual([]);
    expect(mock.calls.map(({ finishReason }) => finishReason)).toEqual(["tool-calls", "stop"]);
    expect(mock.calls[1]?.toolResults).toMatchObject([{ toolName: "get_weather" }]);
    expect(mock.calls[1]?.prompt.filter(({ role }) => role === "assistant")).toHaveLength(1);
  });

  test("an error that is final", async () => {
    server.use(createMock(errors.badRequest("No such thing.")));
    await expect(generateText({ model: model(), prompt: "Hello" })).rejects.toMatchObject({
      name: "AI_APICallError",
      statusCode: 400,
      isRetryable: false,
      message: "No such thing.",
    });
  });
});
