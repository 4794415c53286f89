import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogle } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import {
  generateObject,
  generateText,
  type LanguageModel,
  stepCountIs,
  streamText,
  tool,
} from "ai";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { errors, json, llm, reasoning, sequence, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const apiKey = "test";

/** Made for each test: the clients take hold of `fetch` when they are created. */
const MODELS: Record<string, () => LanguageModel> = {
  "openai.responses": () => createOpenAI({ apiKey })("gpt-5.4"),
  "openai.chat": () => createOpenAI({ apiKey }).chat("gpt-5.4"),
  "anthropic.messages": () => createAnthropic({ apiKey })("claude-opus-4-6"),
  "gemini.generateContent": () => createGoogle({ apiKey })("gemini-3-pro"),
};

const getWeather = tool({
  description: "The weather in a city",
  inputSchema: z.object({ city: z.string() }),
  execute: ({ city }) => `Rain in ${city}`,
});

describe.for(Object.keys(MODELS))("%s", (name) => {
  const model = (): LanguageModel => MODELS[name]!();

  test("generateText", async () => {
    server.use(llm({ content: "Hi there", usage: { inputTokens: 10, outputTokens: 5 } }));
    const result = await generateText({ model: model(), prompt: "Hello" });
    expect(result.text).toBe("Hi there");
    expect(result.finishReason).toBe("stop");
    expect(result.usage).toMatchObject({ inputTokens: 10, outputTokens: 5, totalTokens: 15 });
  });

  test("streamText", async () => {
    const mock = llm("Hello from the mock, one piece after another");
    server.use(mock);
    const result = streamText({ model: model(), prompt: "Hello" });
    const deltas: string[] = [];
    for await (const delta of result.textStream) deltas.push(delta);
    expect(deltas.join("")).toBe("Hello from the mock, one piece after another");
    expect(deltas.length).toBeGreaterThan(5);
    expect(await result.finishReason).toBe("stop");
    expect(mock.calls[0]).toMatchObject({ lastUserText: "Hello", stream: true });
  });

  test("generateObject", async () => {
    server.use(llm(json({ city: "Oslo", degrees: 7 })));
    const { object } = await generateObject({
      model: model(),
      schema: z.object({ city: z.string(), degrees: z.number() }),
      prompt: "Weather?",
    });
    expect(object).toEqual({ city: "Oslo", degrees: 7 });
  });

  test.for([false, true])("a tool loop, streamed: %s", async (isStreamed) => {
    const mock = llm(
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

  test("a retry that doesn't wait", async () => {
    const mock = llm(sequence(errors.rateLimit(), "ok"));
    server.use(mock);
    const { text } = await generateText({ model: model(), prompt: "Hello" });
    expect(text).toBe("ok");
    expect(mock.calls.map(({ status }) => status)).toEqual([429, 200]);
  });

  test("an error that is final", async () => {
    server.use(llm(errors.badRequest("No such thing.")));
    await expect(generateText({ model: model(), prompt: "Hello" })).rejects.toMatchObject({
      name: "AI_APICallError",
      statusCode: 400,
      isRetryable: false,
      message: "No such thing.",
    });
  });
});
