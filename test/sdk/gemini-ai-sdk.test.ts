import { createGoogleGenerativeAI } from "@ai-sdk/google";
import { embed, generateText, jsonSchema, streamText, tool } from "ai";
import { expect, test } from "vitest";
import { errors, llm, reasoning, sequence, source, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const google = createGoogleGenerativeAI({ apiKey: "test" });
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

test("an agent's loop", async () => {
  const call = toolCall("get_weather", { city: "Oslo" }, { signature: "c2ln" });
  const mock = llm.gemini.generateContent(({ toolResults: [result] }) =>
    result ? `Done: ${JSON.stringify(result.output)}` : call,
  );
  server.use(mock);
  const stopWhen = ({ steps }: { steps: unknown[] }): boolean => steps.length === 3;
  const { text } = await generateText({ model, prompt: "Weather in Oslo?", tools, stopWhen });
  expect(text).toContain("Rain in Oslo");
  expect(await streamText({ model, prompt: "Weather?", tools, stopWhen }).text).toBe(text);
  expect(mock.calls[1]?.prompt[1]).toMatchObject({ content: [{ signature: "c2ln" }] });
});

test("a retry comes at once", async () => {
  const mock = llm.gemini.generateContent(sequence(errors.rateLimit(), errors.overloaded(), "ok"));
  server.use(mock);
  const started = performance.now();
  expect((await generateText({ model, prompt: "Hi" })).text).toBe("ok");
  expect(performance.now() - started).toBeLessThan(1000);
  expect(mock.calls.map(({ status }) => status)).toEqual([429, 503, 200]);
});

test("an embedding", async () => {
  const { embedding } = await embed({
    model: google.embedding("gemini-embedding-001"),
    value: "Hi",
  });
  expect(embedding).toHaveLength(3072);
});
