import { createGoogle } from "@ai-sdk/google";
import { embed, generateText, jsonSchema, stepCountIs, streamText, tool } from "ai";
import { expect, test } from "vitest";
import { llm, reasoning, sequence, source, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const google = createGoogle({ apiKey: "test" });
const model = google("gemini-3.5-flash");
const providerOptions = { google: { thinkingConfig: { includeThoughts: true } } };

const inputSchema = jsonSchema<{ city: string }>({
  type: "object",
  properties: { city: { type: "string" } },
});
const tools = { get_weather: tool({ inputSchema, execute: ({ city }) => `Rain in ${city}` }) };

test("a text with its reasoning and its sources", async () => {
  const yr = source({ url: "https://yr.no", title: "Yr" });
  server.use(llm.gemini.generateContent([reasoning("Hm.", { signature: "c2ln" }), "Rain.", yr]));
  const answer = await generateText({ model, prompt: "Hi", providerOptions });
  expect(answer.text).toBe("Rain.");
  expect(answer.reasoningText).toBe("Hm.");
  expect(answer.sources).toMatchObject([{ url: "https://yr.no", title: "Yr" }]);
  expect(answer.usage.outputTokenDetails.reasoningTokens).toBeGreaterThan(0);
  const streamed = streamText({ model, prompt: "Hi", providerOptions });
  expect(await streamed.text).toBe("Rain.");
  expect(await streamed.reasoningText).toBe("Hm.");
  expect(await streamed.sources).toMatchObject([{ url: "https://yr.no" }]);
  expect(await streamed.usage).toEqual(answer.usage);
});

test("a function call's signature comes back", async () => {
  const call = toolCall("get_weather", { city: "Oslo" }, { signature: "c2ln" });
  const mock = llm.gemini.generateContent(sequence(call, "Done"));
  server.use(mock);
  await generateText({ model, prompt: "Weather in Oslo?", tools, stopWhen: stepCountIs(2) });
  expect(mock.calls[1]?.prompt).toMatchObject([
    { role: "user" },
    { role: "assistant", content: [{ toolName: "get_weather", signature: "c2ln" }] },
    { role: "tool", content: [{ toolName: "get_weather", output: "Rain in Oslo" }] },
  ]);
});

test("Gemini 3 signs the first of its calls, and the AI SDK finds nothing to warn of", async () => {
  const calls = [
    toolCall("get_weather", { city: "Oslo" }),
    toolCall("get_weather", { city: "Bergen" }),
  ];
  const mock = llm.gemini.generateContent(sequence(calls, "Done"));
  server.use(mock);
  const { steps } = await generateText({
    model: google("gemini-3-pro"),
    prompt: "Weather in Oslo and Bergen?",
    tools,
    stopWhen: stepCountIs(2),
  });
  expect(steps.flatMap(({ warnings }) => warnings)).toEqual([]);
  const sent = steps[0]?.toolCalls.map(({ toolCallId, providerMetadata }) => ({
    toolCallId,
    signature: providerMetadata?.["google"]?.["thoughtSignature"],
  }));
  const received = mock.calls[1]?.prompt.flatMap(({ role, content }) => {
    return role === "assistant" ? content : [];
  });
  expect(sent).toMatchObject([{ signature: expect.any(String) }, { signature: undefined }]);
  expect(received).toMatchObject([sent![0]!, { toolCallId: sent![1]!.toolCallId }]);
  expect(received?.[1]).not.toHaveProperty("signature");
});

test("an embedding", async () => {
  const { embedding } = await embed({
    model: google.embedding("gemini-embedding-001"),
    value: "Hi",
  });
  expect(embedding).toHaveLength(3072);
});

test("interactions: reasoning, a tool's loop that is remembered, and sources", async () => {
  const mock = llm.gemini.interactions(
    sequence(
      [
        reasoning("Hm.", { signature: "c2ln" }),
        toolCall("get_weather", { city: "Oslo" }, { id: "a1" }),
      ],
      ["Rain.", source({ url: "https://yr.no", title: "Yr" })],
    ).cycle(),
  );
  server.use(mock);
  const asked = {
    model: google.interactions("gemini-3.5-flash"),
    prompt: "Weather in Oslo?",
    tools,
    stopWhen: stepCountIs(2),
    providerOptions: { google: { thinkingSummaries: "auto" as const } },
  };
  const answer = await generateText(asked);
  expect(answer.text).toBe("Rain.");
  expect(answer.steps[0]).toMatchObject({ finishReason: "tool-calls", reasoningText: "Hm." });
  expect(answer.sources).toMatchObject([{ url: "https://yr.no", title: "Yr" }]);
  expect(mock.calls[1]?.toolResults).toMatchObject([
    { toolCallId: "a1", toolName: "get_weather", output: "Rain in Oslo" },
  ]);
  const streamed = streamText(asked);
  expect(await streamed.text).toBe("Rain.");
  expect((await streamed.steps)[0]).toMatchObject({ reasoningText: "Hm." });
  expect(await streamed.sources).toMatchObject([{ url: "https://yr.no", title: "Yr" }]);
  expect(await streamed.usage).toEqual(answer.usage);
});
