import Anthropic from "@anthropic-ai/sdk";
import { generateText, stepCountIs, tool } from "ai";
import { createOpenAI } from "@ai-sdk/openai";
import OpenAI from "openai";
import { zodResponseFormat, zodTextFormat } from "openai/helpers/zod";
import { expect, test } from "vitest";
import { z } from "zod";
import { callTools, createFetch, llm, sequence } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

usePack();

const MESSAGES = [{ role: "user" as const, content: "Hello" }];
const Weather = z.object({
  city: z.string().min(3),
  days: z.number().int().min(2).max(5),
  unit: z.enum(["celsius", "fahrenheit"]),
  alerts: z.array(z.object({ level: z.literal("high") })).min(1),
});

function openai(): OpenAI {
  return new OpenAI({ apiKey: "k", fetch: createFetch(...llm.handlers), maxRetries: 0 });
}

test("a schema gets JSON that it accepts, in body and stream", async () => {
  const { chat, responses } = openai();
  const format = zodResponseFormat(Weather, "weather");
  const params = { model: "gpt-5.4", messages: MESSAGES, response_format: format };
  const body = await chat.completions.parse(params);
  const streamed = await chat.completions.stream(params).finalChatCompletion();
  expect(Weather.parse(body.choices[0]?.message.parsed).unit).toBe("celsius");
  expect(streamed.choices[0]?.message.parsed).toEqual(body.choices[0]?.message.parsed);
  const text = { format: zodTextFormat(Weather, "weather") };
  const response = await responses.parse({ model: "gpt-5.4", input: "Hello", text });
  expect(Weather.parse(response.output_parsed).alerts[0]).toEqual({ level: "high" });
});

test("JSON mode without a schema gets an object", async () => {
  const { choices } = await openai().chat.completions.create({
    model: "gpt-5.4",
    messages: [{ role: "user", content: "Answer in JSON" }],
    response_format: { type: "json_object" },
  });
  expect(JSON.parse(choices[0]?.message.content ?? "")).toEqual({
    message: "This is a mock request",
  });
});

const NOTE = {
  name: "note",
  parameters: {
    type: "object",
    properties: { text: { type: "string", minLength: 2 } },
    required: ["text"],
    additionalProperties: false,
  },
};
const TOOLS: OpenAI.ChatCompletionTool[] = [
  { type: "function", function: { name: "now", parameters: {} } },
  { type: "function", function: NOTE },
];

test.for([
  [{ type: "function", function: { name: "note" } }, "note", "stop"],
  ["required", "now", "tool_calls"],
  ["auto", undefined, "stop"],
  ["none", undefined, "stop"],
] as const)("tool_choice %j calls %s", async ([choice, name, reason]) => {
  const params = { model: "gpt-5.4", messages: MESSAGES, tools: TOOLS, tool_choice: choice };
  const body = await openai().chat.completions.create(params);
  const streamed = await openai().chat.completions.stream(params).finalChatCompletion();
  for (const { choices } of [body, streamed]) {
    const [call, ...others] = choices[0]?.message.tool_calls ?? [];
    expect(call?.type === "function" ? call.function.name : undefined).toBe(name);
    expect(others).toEqual([]);
    expect(choices[0]?.finish_reason).toBe(reason);
    if (name !== "note" || call?.type !== "function") continue;
    const input = JSON.parse(call.function.arguments) as { text: string };
    expect(Object.keys(input)).toEqual(["text"]);
    expect(input.text.length).toBeGreaterThanOrEqual(2);
  }
});

test("a tool of free text gets a text, one that runs at the provider is left to it", async () => {
  const { choices } = await openai().chat.completions.create({
    model: "gpt-5.4",
    messages: MESSAGES,
    tools: [{ type: "custom", custom: { name: "sql" } }],
    tool_choice: { type: "custom", custom: { name: "sql" } },
  });
  expect(choices[0]?.message.tool_calls?.[0]).toMatchObject({
    custom: { name: "sql", input: "This is a mock request" },
  });
  const response = await openai().responses.create({
    model: "gpt-5.4",
    input: "Hello",
    tools: [{ type: "web_search" }],
    tool_choice: { type: "web_search" } as never,
  });
  expect(response.output_text).toBe("This is a mock request");
});

test("Anthropic: any calls a tool, and an output format gets its JSON", async () => {
  const client = new Anthropic({ apiKey: "k", fetch: createFetch(...llm.handlers) });
  const params = { model: "claude-sonnet-5", max_tokens: 99, messages: MESSAGES };
  const schema = {
    type: "object" as const,
    properties: { text: { type: "string" } },
    required: ["text"],
    additionalProperties: false,
  };
  const called = await client.messages.create({
    ...params,
    tools: [{ name: "note", input_schema: schema }],
    tool_choice: { type: "any" },
  });
  expect(called).toMatchObject({ stop_reason: "tool_use", content: [{ name: "note" }] });
  const formatted = await client.messages.create({
    ...params,
    output_config: { format: { type: "json_schema", schema } },
  });
  const [block] = formatted.content;
  expect(Object.keys(JSON.parse(block?.type === "text" ? block.text : "") as object)).toEqual([
    "text",
  ]);
});

test("a schema that nothing satisfies is told to the test", async () => {
  const schema = { type: "object", properties: { a: { type: "integer", minimum: 2, maximum: 1 } } };
  const error: unknown = await openai()
    .chat.completions.create({
      model: "gpt-5.4",
      messages: MESSAGES,
      response_format: {
        type: "json_schema",
        json_schema: { name: "a", schema: { ...schema, required: ["a"] } },
      },
    })
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(OpenAI.BadRequestError);
  expect((error as Error).message).toMatch(/msw-llm: Failed to answer .*#\/properties\/a/);
});

/** What the AI SDK's agent did: the tools of each step, and its last words. */
async function runAgent(reply = callTools(), parallelToolCalls = true): Promise<unknown[]> {
  const provider = createOpenAI({ apiKey: "k", fetch: createFetch(llm.openai(reply)) });
  const inputSchema = z.object({ city: z.string() });
  const execute = ({ city }: { city: string }): string => `Sun in ${city}`;
  const { steps, text } = await generateText({
    model: provider.chat("gpt-5.4"),
    prompt: "Hello",
    tools: { a: tool({ inputSchema, execute }), b: tool({ inputSchema, execute }) },
    stopWhen: stepCountIs(9),
    maxRetries: 0,
    providerOptions: { openai: { parallelToolCalls } },
  });
  return [...steps.map(({ toolCalls }) => toolCalls.map(({ toolName }) => toolName).join()), text];
}

test("callTools() calls each tool once, then answers", async () => {
  expect(await runAgent()).toEqual(["a,b", "", "This is a mock request"]);
});

test("callTools() calls one tool a turn where no more are allowed", async () => {
  expect(await runAgent(callTools(), false)).toEqual(["a", "b", "", "This is a mock request"]);
});

test("callTools() of some, in the order that it is given", async () => {
  expect(await runAgent(callTools(["b"]))).toEqual(["b", "", "This is a mock request"]);
  await expect(runAgent(callTools(["c"]))).rejects.toThrow(
    'callTools() is to call "c", which the request does not offer; it offers a, b.',
  );
});

test("callTools() begins anew at each message of the user, and stands in a sequence", async () => {
  const handler = llm.openai.chat(sequence(callTools(), callTools()));
  const client = new OpenAI({ apiKey: "k", fetch: createFetch(handler), maxRetries: 0 });
  const call = {
    id: "call_1",
    type: "function" as const,
    function: { name: "now", arguments: "{}" },
  };
  const done: OpenAI.ChatCompletionMessageParam[] = [
    ...MESSAGES,
    { role: "assistant", content: null, tool_calls: [call] },
    { role: "tool", tool_call_id: "call_1", content: "12:00" },
  ];
  const tools = TOOLS.slice(0, 1);
  const ask = async (messages: OpenAI.ChatCompletionMessageParam[]) =>
    (await client.chat.completions.create({ model: "gpt-5.4", messages, tools })).choices[0]
      ?.message;
  expect((await ask(done))?.content).toBe("This is a mock request");
  const again = await ask([...done, { role: "assistant", content: "Noon." }, ...MESSAGES]);
  expect(again?.tool_calls).toHaveLength(1);
});
