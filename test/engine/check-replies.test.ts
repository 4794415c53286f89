import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { expect, test } from "vitest";
import { createFetch, json, llm, type LLMHandler, refusal, toolCall } from "../../src/index.ts";
import type { ReplyValue } from "../../src/reply/reply.ts";
import { usePack } from "../support/server.ts";

usePack();

const MESSAGES = [{ role: "user" as const, content: "Answer in JSON" }];
const SCHEMA = {
  type: "object",
  properties: { city: { type: "string" }, days: { type: "integer", maximum: 7 } },
  required: ["city"],
  additionalProperties: false,
};
const TOOLS: OpenAI.ChatCompletionTool[] = [
  { type: "function", function: { name: "get_weather", parameters: SCHEMA } },
  { type: "function", function: { name: "get_time" } },
  { type: "custom", custom: { name: "sql" } },
];
const FORMAT = { type: "json_schema" as const, json_schema: { name: "a", schema: SCHEMA } };

type Params = Partial<OpenAI.ChatCompletionCreateParamsNonStreaming>;

/** The messages of the guard, in the body and in the stream; none where the reply was served. */
async function complain(
  reply: () => ReplyValue,
  params: Params = { tools: TOOLS },
): Promise<string[]> {
  const handler = llm.openai.chat(reply);
  const { completions } = toClient(handler).chat;
  const body = { model: "gpt-5.4", messages: MESSAGES, ...params };
  const caught = await completions.create(body).catch((error: Error) => error);
  try {
    for await (const _ of await completions.create({ ...body, stream: true }));
  } catch {
    // told by handler.errors
  }
  const told = handler.errors.map(({ message }) =>
    message.replace(/^msw-llm: Failed to answer POST \S+: /, ""),
  );
  expect(caught instanceof Error ? [told[0]] : []).toEqual(told.slice(0, 1));
  if (caught instanceof Error) {
    expect(caught).toBeInstanceOf(OpenAI.BadRequestError);
    expect(caught.message).toContain(told[0]);
  }
  return [...new Set(told)];
}

function toClient(handler: LLMHandler): OpenAI {
  return new OpenAI({ apiKey: "k", fetch: createFetch(handler), maxRetries: 2 });
}

const REMEDY = "Mend the reply, or let it through with validate: { replies: false }.";

test("a tool that is not on offer", async () => {
  expect(await complain(() => toolCall("get_wether", { city: "Oslo" }))).toEqual([
    `the reply calls the tool "get_wether", which the request does not offer; it offers get_weather, get_time, sql. ${REMEDY}`,
  ]);
  expect(await complain(() => toolCall("get_time"), {})).toEqual([
    `the reply calls the tool "get_time", which the request does not offer; it offers none. ${REMEDY}`,
  ]);
});

test("arguments that the tool's schema refuses, with the place and the schema's path", async () => {
  const refused = 'the reply calls the tool "get_weather" with arguments that its schema refuses';
  expect(await complain(() => toolCall("get_weather", { city: 7 }))).toEqual([
    `${refused} at /city (#/properties/city/type): found 7, wanted a string. ${REMEDY}`,
  ]);
  expect(await complain(() => toolCall("get_weather", {}))).toEqual([
    `${refused} at / (#/required): found {}, wanted the property "city". ${REMEDY}`,
  ]);
  expect((await complain(() => toolCall("get_weather", '{"city":')))[0]).toBe(
    `the reply calls the tool "get_weather" with arguments that are no JSON. ${REMEDY}`,
  );
});

test("a tool of free text that gets an object", async () => {
  expect((await complain(() => toolCall("sql", { query: "" })))[0]).toBe(
    `the reply calls the tool "sql", which takes a text, with object as its input. ${REMEDY}`,
  );
});

test("a call that tool_choice forbids, and a text where it demands a call", async () => {
  const weather = toolCall("get_weather", { city: "Oslo" });
  const tools = TOOLS.slice(0, 2);
  const named = { type: "function" as const, function: { name: "get_time" } };
  expect(await complain(() => weather, { tools, tool_choice: "none" })).toEqual([
    `the reply calls the tool "get_weather", and the request forbids all tools. ${REMEDY}`,
  ]);
  expect(await complain(() => weather, { tools, tool_choice: named })).toEqual([
    `the reply calls the tool "get_weather", and the request demands "get_time". ${REMEDY}`,
  ]);
  expect(await complain(() => "Hi", { tools, tool_choice: "required" })).toEqual([
    `the reply calls no tool, and the request demands one. ${REMEDY}`,
  ]);
  const claimed = { content: "Hi", finishReason: "tool-calls" } as const;
  expect(await complain(() => claimed, { tools, tool_choice: "required" })).toEqual([
    `the reply calls no tool, and the request demands one. ${REMEDY}`,
  ]);
  expect(await complain(() => "Hi", { tools, tool_choice: named })).toEqual([
    `the reply calls no tool, and the request demands "get_time". ${REMEDY}`,
  ]);
});

test("a tool that tool_choice does not allow, and those that it does", async () => {
  const allow = (...names: string[]): Params => ({
    tools: TOOLS,
    tool_choice: {
      type: "allowed_tools",
      allowed_tools: {
        mode: "auto",
        tools: names.map((name) => ({ type: "function", function: { name } })),
      },
    },
  });
  expect(await complain(() => toolCall("get_time"), allow("get_weather"))).toEqual([
    `the reply calls the tool "get_time", and the request allows get_weather alone. ${REMEDY}`,
  ]);
  expect(await complain(() => toolCall("get_time"), allow("get_weather", "get_time"))).toEqual([]);
  expect(await complain(() => "Hi", allow("get_weather"))).toEqual([]);
});

test("two calls where the request allows one at a time", async () => {
  const reply = [toolCall("get_time"), toolCall("get_time")];
  expect(await complain(() => reply, { tools: TOOLS, parallel_tool_calls: false })).toEqual([
    `the reply calls 2 tools, and the request allows one at a time. ${REMEDY}`,
  ]);
});

test("JSON that the requested schema refuses, and what is no JSON", async () => {
  const params = { response_format: FORMAT };
  expect(await complain(() => json({ city: "Oslo", days: 8 }), params)).toEqual([
    `the reply is JSON that the requested schema refuses at /days (#/properties/days/maximum): found 8, wanted at most 7. ${REMEDY}`,
  ]);
  expect(await complain(() => "Sunny", params)).toEqual([
    `the reply is no JSON, and the request asks for JSON. ${REMEDY}`,
  ]);
  const mode = { response_format: { type: "json_object" as const } };
  expect(await complain(() => "Sunny", mode)).toHaveLength(1);
});

test("a reply that comes over time is checked at its end", async () => {
  async function* pieces(): AsyncGenerator<string> {
    yield '{"city":';
    yield "7}";
  }
  expect(await complain(pieces, { response_format: FORMAT })).toEqual([
    `the reply is JSON that the requested schema refuses at /city (#/properties/city/type): found 7, wanted a string. ${REMEDY}`,
  ]);
});

test("what the request allows is served", async () => {
  const served: [() => ReplyValue, Params][] = [
    [() => toolCall("get_weather", { city: "Oslo", days: 7 }), { tools: TOOLS }],
    [() => toolCall("get_weather", '{"city":"Oslo"}'), { tools: TOOLS }],
    [() => toolCall("get_time", { anything: "goes" }), { tools: TOOLS }],
    [() => toolCall("sql", "SELECT 1"), { tools: TOOLS }],
    [() => [toolCall("get_time"), toolCall("get_time")], { tools: TOOLS }],
    [() => "Hi", { tools: TOOLS }],
    [
      () => toolCall("get_time"),
      { tools: TOOLS, tool_choice: { type: "function", function: { name: "get_time" } } },
    ],
    [() => toolCall("get_time"), { tools: TOOLS.slice(0, 2), tool_choice: "required" }],
    [() => "Hi", { tools: TOOLS, tool_choice: "none" }],
    // one call is no two
    [() => toolCall("get_time"), { tools: TOOLS, parallel_tool_calls: false }],
    [() => json({ city: "Oslo" }), { response_format: FORMAT }],
    [() => [toolCall("get_time")], { tools: TOOLS, response_format: FORMAT }],
    // an answer that does not end as the model would end it need not be whole
    [() => ({ content: '{"city"', finishReason: "length" }), { response_format: FORMAT }],
    [
      () => ({ content: toolCall("get_weather", '{"city'), finishReason: "length" }),
      { tools: TOOLS },
    ],
    [() => refusal("No."), { response_format: FORMAT }],
    [() => refusal("No."), { tools: TOOLS.slice(0, 2), tool_choice: "required" }],
    [() => json({ city: "Oslo" }), { response_format: FORMAT, max_completion_tokens: 2 }],
  ];
  for (const [reply, params] of served) expect(await complain(reply, params)).toEqual([]);
});

test("validate: { replies: false } lets it through, and so does validate: false", async () => {
  for (const validate of [false, { replies: false }]) {
    const handler = llm.openai.chat(toolCall("nobody", { city: 7 }), { validate });
    const { choices } = await toClient(handler).chat.completions.create({
      model: "gpt-5.4",
      messages: MESSAGES,
    });
    expect(choices[0]?.message.tool_calls).toHaveLength(1);
  }
});

test("tools of a server whose names the request does not say are not judged", async () => {
  const handler = llm.openai.responses(toolCall("anything"));
  const { output } = await toClient(handler).responses.create({
    model: "gpt-5.4",
    input: "Hello",
    tools: [{ type: "mcp", server_label: "docs", server_url: "https://mcp.example" }],
  });
  expect(output[0]).toMatchObject({ type: "function_call", name: "anything" });
});

test("Anthropic: disable_parallel_tool_use", async () => {
  const reply = [toolCall("get_time"), toolCall("get_time")];
  const client = new Anthropic({ apiKey: "k", fetch: createFetch(llm.anthropic.messages(reply)) });
  const params = {
    model: "claude-sonnet-5",
    max_tokens: 99,
    messages: MESSAGES,
    tools: [{ name: "get_time", input_schema: { type: "object" as const } }],
  };
  const tool_choice = { type: "auto" as const, disable_parallel_tool_use: true };
  await expect(client.messages.create({ ...params, tool_choice })).rejects.toThrow(
    "calls 2 tools, and the request allows one at a time",
  );
  expect((await client.messages.create(params)).content).toHaveLength(2);
});
