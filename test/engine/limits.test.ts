import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import { expect, test } from "vitest";
import { createFetch, llm, reasoning, toolCall } from "../../src/index.ts";
import { chatTwice, COUNT, MESSAGES, toOpenAI } from "../support/chat-twice.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
test.for(["max_tokens", "max_completion_tokens"])(
  "%s cuts a text at so many tokens",
  async (name) => {
    for (const { choices, usage } of await chatTwice(() => COUNT, { [name]: 5 })) {
      expect(choices[0]?.message.content).toBe("one two three four five");
      expect(choices[0]?.finish_reason).toBe("length");
      expect(usage?.completion_tokens).toBe(5);
    }
  },
);

test("a text that is just as long is whole", async () => {
  for (const { choices, usage } of await chatTwice(() => COUNT, { max_completion_tokens: 8 })) {
    expect(choices[0]?.message.content).toBe(COUNT);
    expect(choices[0]?.finish_reason).toBe("stop");
    expect(usage?.completion_tokens).toBe(8);
  }
});

test("a text that fits token by token is whole, though it weighs more as one", async () => {
  const countTokens = (value: string): number => (value.length > 20 ? 100 : 1);
  const client = toOpenAI(llm.openai.chat(COUNT, { countTokens }));
  const body = { model: "gpt-5.4", messages: MESSAGES, max_completion_tokens: 50 };
  const { choices } = await client.chat.completions.create(body);
  expect(choices[0]).toMatchObject({ finish_reason: "stop", message: { content: COUNT } });
});

test("what comes piece by piece is cut as one text", async () => {
  function* pieces(): Generator<string> {
    yield* ["one ", "two ", "three ", "four"];
  }
  for (const { choices } of await chatTwice(pieces, { max_completion_tokens: 2 })) {
    expect(choices[0]?.message.content?.trim()).toBe("one two");
    expect(choices[0]?.finish_reason).toBe("length");
  }
});

test("hidden reasoning takes its share of the tokens", async () => {
  const reply = [reasoning("I count to four."), "one two three"];
  for (const { choices, usage } of await chatTwice(() => reply, { max_completion_tokens: 6 })) {
    expect(choices[0]?.message.content).toBe("one");
    expect(usage).toMatchObject({
      completion_tokens: 6,
      completion_tokens_details: { reasoning_tokens: 5 },
    });
  }
});

test("each of several choices may have as many", async () => {
  for (const { choices, usage } of await chatTwice(() => COUNT, {
    max_completion_tokens: 3,
    n: 2,
  })) {
    expect(choices.map(({ message }) => message.content)).toEqual([
      "one two three",
      "one two three",
    ]);
    expect(usage?.completion_tokens).toBe(6);
  }
});

test("no character is cut in two", async () => {
  for (const { choices } of await chatTwice(() => "你好世界 👩‍👩‍👧‍👦", { max_completion_tokens: 3 })) {
    expect(choices[0]?.message.content).toBe("你好世");
  }
});

test("a tool call that is cut has broken arguments at OpenAI", async () => {
  const tools = [{ type: "function" as const, function: { name: "note", parameters: {} } }];
  const reply = toolCall("note", { text: COUNT });
  const client = toOpenAI(llm.openai.chat(reply));
  const { choices } = await client.chat.completions.create({
    model: "gpt-5.4",
    messages: MESSAGES,
    tools,
    max_completion_tokens: 6,
  });
  const [call] = choices[0]?.message.tool_calls ?? [];
  const given = call?.type === "function" ? call.function.arguments : "";
  expect(JSON.stringify({ text: COUNT }).startsWith(given)).toBe(true);
  expect(() => JSON.parse(given) as unknown).toThrow(SyntaxError);
  expect(choices[0]?.finish_reason).toBe("length");
});

test("Responses: incomplete, with the reason", async () => {
  const client = toOpenAI(llm.openai.responses(COUNT.repeat(4)));
  const params = { model: "gpt-5.4", input: "Count", max_output_tokens: 16 };
  const streamed = await client.responses.stream(params).finalResponse();
  for (const response of [await client.responses.create(params), streamed]) {
    expect(response.status).toBe("incomplete");
    expect(response.incomplete_details).toEqual({ reason: "max_output_tokens" });
    expect(response.usage?.output_tokens).toBe(16);
    expect(response.output_text).not.toBe("");
    expect(COUNT.repeat(4).startsWith(response.output_text)).toBe(true);
  }
});

test("Anthropic: max_tokens, and a call that does not fit is left out", async () => {
  const tools = [{ name: "note", input_schema: { type: "object" as const } }];
  const client = new Anthropic({
    apiKey: "k",
    fetch: createFetch(llm.anthropic.messages(["one two", toolCall("note", { text: COUNT })])),
  });
  const params = { model: "claude-sonnet-5", max_tokens: 6, messages: MESSAGES, tools };
  const streamed = await client.messages.stream(params).finalMessage();
  for (const message of [await client.messages.create(params), streamed]) {
    expect(message.stop_reason).toBe("max_tokens");
    expect(message.content).toMatchObject([{ type: "text", text: "one two" }]);
    expect(message.content).toHaveLength(1);
    expect(message.usage.output_tokens).toBe(6);
  }
});

test("Gemini: MAX_TOKENS", async () => {
  server.use(llm.gemini.generateContent(COUNT));
  const { models } = new GoogleGenAI({ apiKey: "k" });
  const {
    text: said,
    candidates,
    usageMetadata,
  } = await models.generateContent({
    model: "gemini-3.5-flash",
    contents: "Count",
    config: { maxOutputTokens: 4 },
  });
  expect(said).toBe("one two three four");
  expect(candidates?.[0]?.finishReason).toBe("MAX_TOKENS");
  expect(usageMetadata?.candidatesTokenCount).toBe(4);
});
