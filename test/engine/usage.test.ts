import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import OpenAI from "openai";
import { expect, test } from "vitest";
import { createFetch, createHandlers, llm, reasoning } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

const PNG = "iVBORw0KGgo=";
const SCHEMA = { type: "object" as const, properties: { city: { type: "string" as const } } };

/** A clock of tokens: every character is one. */
const perCharacter = { countTokens: (text: string) => text.length };

function openai(settings = {}): OpenAI {
  return new OpenAI({ apiKey: "k", fetch: createFetch(...createHandlers(settings)) });
}

const count = async (more: Partial<OpenAI.ChatCompletionCreateParamsNonStreaming>) => {
  const messages = [{ role: "user" as const, content: "Hello" }];
  const { usage } = await openai().chat.completions.create({ model: "m", messages, ...more });
  return usage!.prompt_tokens;
};

test("system messages, tools and images weigh in the prompt", async () => {
  const plain = await count({});
  const user = { role: "user" as const, content: "Hello" };
  expect(plain).toBeGreaterThan(0);
  expect(
    await count({ messages: [{ role: "system", content: "Be brief." }, user] }),
  ).toBeGreaterThan(plain);
  const tool = { type: "function" as const, function: { name: "get_weather", parameters: SCHEMA } };
  expect(await count({ tools: [tool] })).toBeGreaterThan(plain + 5);
  const image = { type: "image_url" as const, image_url: { url: `data:image/png;base64,${PNG}` } };
  const content = [{ type: "text" as const, text: "Hello" }, image];
  expect(await count({ messages: [{ role: "user", content }] })).toBe(plain + 85);
});

test("countTokens counts the answer, and what is reasoning in it", async () => {
  const client = new OpenAI({
    apiKey: "k",
    fetch: createFetch(llm.openai.chat([reasoning("12345"), "123"], perCharacter)),
  });
  const params = { model: "m", messages: [{ role: "user" as const, content: "1234567" }] };
  const body = await client.chat.completions.create(params);
  const stream = client.chat.completions.stream({
    ...params,
    stream_options: { include_usage: true },
  });
  for (const { usage } of [body, await stream.finalChatCompletion()]) {
    expect(usage).toMatchObject({
      prompt_tokens: 10, // 3 for the message itself
      completion_tokens: 8,
      total_tokens: 18,
      completion_tokens_details: { reasoning_tokens: 5 },
    });
  }
});

test("Anthropic: what counting a prompt says is what its answer costs", async () => {
  const client = new Anthropic({ apiKey: "k", fetch: createFetch(...llm.handlers) });
  const source = { type: "base64" as const, media_type: "image/png" as const, data: PNG };
  const params = {
    model: "claude-sonnet-5",
    system: "Be brief.",
    messages: [{ role: "user" as const, content: [{ type: "image" as const, source }] }],
    tools: [{ name: "get_weather", input_schema: SCHEMA }],
  };
  const { input_tokens: counted } = await client.messages.countTokens(params);
  const { usage } = await client.messages.create({ ...params, max_tokens: 9 });
  const stream = client.messages.stream({ ...params, max_tokens: 9 });
  expect(counted).toBeGreaterThan(85);
  expect(usage.input_tokens).toBe(counted);
  expect((await stream.finalMessage()).usage).toEqual(usage);
});

test("OpenAI: what counting an input says is what its response costs", async () => {
  const { responses } = openai();
  const params = {
    model: "gpt-5.4",
    instructions: "Be brief.",
    input: "Hello",
    tools: [{ type: "function" as const, name: "now", parameters: SCHEMA, strict: false }],
  };
  const { input_tokens: counted } = await responses.inputTokens.count(params);
  expect((await responses.create(params)).usage?.input_tokens).toBe(counted);
  expect((await responses.stream(params).finalResponse()).usage?.input_tokens).toBe(counted);
});

test("Gemini: what counting contents says is what their answer costs", async () => {
  server.resetHandlers();
  const { models } = new GoogleGenAI({ apiKey: "k" });
  const params = { model: "gemini-3.5-flash", contents: "How is the weather in Oslo?" };
  const { totalTokens } = await models.countTokens(params);
  expect((await models.generateContent(params)).usageMetadata?.promptTokenCount).toBe(totalTokens);
  let last: number | undefined;
  for await (const chunk of await models.generateContentStream(params)) {
    last = chunk.usageMetadata?.promptTokenCount;
  }
  expect(last).toBe(totalTokens);
});
