import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import OpenAI from "openai";
import { expect, test } from "vitest";
import { createFetch, llm, type LLMHandler, reasoning, text, toolCall } from "../../src/index.ts";
import type { ReplyValue } from "../../src/reply/reply.ts";
import { createStopScanner } from "../../src/respond/stop-sequence.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const MESSAGES = [{ role: "user" as const, content: "Count" }];
const COUNT = "one two three four five six seven eight";

function openai(handler: LLMHandler): OpenAI {
  return new OpenAI({ apiKey: "k", fetch: createFetch(handler), maxRetries: 0 });
}

type ChatParams = Partial<OpenAI.ChatCompletionCreateParamsNonStreaming>;

/** The same answer, in a body and put together from a stream. */
async function chat(reply: () => ReplyValue, params: ChatParams): Promise<OpenAI.ChatCompletion[]> {
  const client = openai(llm.openai.chat(reply));
  const body = { model: "gpt-5.4", messages: MESSAGES, ...params };
  const stream = client.chat.completions.stream({
    ...body,
    stream: true,
    stream_options: { include_usage: true },
  });
  return [await client.chat.completions.create(body), await stream.finalChatCompletion()];
}

test.for(["max_tokens", "max_completion_tokens"])(
  "%s cuts a text at so many tokens",
  async (name) => {
    for (const { choices, usage } of await chat(() => COUNT, { [name]: 5 })) {
      expect(choices[0]?.message.content).toBe("one two three four five");
      expect(choices[0]?.finish_reason).toBe("length");
      expect(usage?.completion_tokens).toBe(5);
    }
  },
);

test("a text that is just as long is whole", async () => {
  for (const { choices, usage } of await chat(() => COUNT, { max_completion_tokens: 8 })) {
    expect(choices[0]?.message.content).toBe(COUNT);
    expect(choices[0]?.finish_reason).toBe("stop");
    expect(usage?.completion_tokens).toBe(8);
  }
});

test("what comes piece by piece is cut as one text", async () => {
  function* pieces(): Generator<string> {
    yield* ["one ", "two ", "three ", "four"];
  }
  for (const { choices } of await chat(pieces, { max_completion_tokens: 2 })) {
    expect(choices[0]?.message.content?.trim()).toBe("one two");
    expect(choices[0]?.finish_reason).toBe("length");
  }
});

test("hidden reasoning takes its share of the tokens", async () => {
  const reply = [reasoning("I count to four."), "one two three"];
  for (const { choices, usage } of await chat(() => reply, { max_completion_tokens: 6 })) {
    expect(choices[0]?.message.content).toBe("one");
    expect(usage).toMatchObject({
      completion_tokens: 6,
      completion_tokens_details: { reasoning_tokens: 5 },
    });
  }
});

test("each of several choices may have as many", async () => {
  for (const { choices, usage } of await chat(() => COUNT, { max_completion_tokens: 3, n: 2 })) {
    expect(choices.map(({ message }) => message.content)).toEqual([
      "one two three",
      "one two three",
    ]);
    expect(usage?.completion_tokens).toBe(6);
  }
});

test("no character is cut in two", async () => {
  for (const { choices } of await chat(() => "你好世界 👩‍👩‍👧‍👦", { max_completion_tokens: 3 })) {
    expect(choices[0]?.message.content).toBe("你好世");
  }
});

test("a tool call that is cut has broken arguments at OpenAI", async () => {
  const tools = [{ type: "function" as const, function: { name: "note", parameters: {} } }];
  const reply = toolCall("note", { text: COUNT });
  const client = openai(llm.openai.chat(reply));
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
  const client = openai(llm.openai.responses(COUNT.repeat(4)));
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

test("a stop sequence ends the text before it, over the borders of pieces too", async () => {
  function* pieces(): Generator<string> {
    yield* ["one STA", "R two S", "T", "OP three"];
  }
  for (const { choices } of await chat(pieces, { stop: ["STOP", "NEVER"] })) {
    expect(choices[0]?.message.content).toBe("one STAR two ");
    expect(choices[0]?.finish_reason).toBe("stop");
  }
});

test("what only began like a stop sequence goes out at the end", async () => {
  for (const { choices } of await chat(() => ["one ST", "O"], { stop: "STOP" })) {
    expect(choices[0]?.message.content).toBe("one STO");
  }
});

test("a stop sequence is looked for in texts, and not across them", async () => {
  const reply = [text("one ST"), text("OP two"), reasoning("STOP")];
  for (const { choices } of await chat(() => reply, { stop: "STOP" })) {
    expect(choices[0]?.message.content).toBe("one STOP two");
  }
});

test("a limit before the stop sequence comes first", async () => {
  for (const { choices } of await chat(() => COUNT, { stop: "four", max_completion_tokens: 2 })) {
    expect(choices[0]).toMatchObject({ finish_reason: "length", message: { content: "one two" } });
  }
});

test("the sequence that is complete first is the one that stops", () => {
  const scan = (text: string): object => createStopScanner(["bcd", "c", ""].slice(0, 2)).scan(text);
  expect(scan("abcd")).toEqual({ text: "ab", found: "c" });
  expect(scan("ab")).toEqual({ text: "a" });
});
