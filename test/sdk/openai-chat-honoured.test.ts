import OpenAI from "openai";
import { ContentFilterFinishReasonError, LengthFinishReasonError } from "openai/error";
import { zodResponseFormat } from "openai/helpers/zod";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { llm, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const messages = [{ role: "user" as const, content: "Hello" }];
const PARAMS = { model: "gpt-5.4", messages };
const LOGPROBS = [
  { token: "Hé", logprob: -0.1, topLogprobs: [{ token: "Hé", logprob: -0.1 }] },
  { token: "!", logprob: -0.2 },
];

async function chunksOf(params: object): Promise<OpenAI.ChatCompletionChunk[]> {
  const chunks: OpenAI.ChatCompletionChunk[] = [];
  const stream = await client.chat.completions.create({ ...PARAMS, ...params, stream: true });
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

test("log probabilities, with their bytes", async () => {
  server.use(llm.openai.chat({ content: "Hé!", logprobs: LOGPROBS }));
  const params = { ...PARAMS, logprobs: true, top_logprobs: 1 };
  const { choices } = await client.chat.completions.create(params);
  expect(choices[0]?.logprobs).toEqual({
    content: [
      {
        token: "Hé",
        logprob: -0.1,
        bytes: [72, 195, 169],
        top_logprobs: [{ token: "Hé", logprob: -0.1, bytes: [72, 195, 169] }],
      },
      { token: "!", logprob: -0.2, bytes: [33], top_logprobs: [] },
    ],
    refusal: null,
  });
  const streamed = await client.chat.completions.stream(params).finalChatCompletion();
  expect(streamed.choices[0]?.logprobs).toEqual(choices[0]?.logprobs);
});

test.for<[params: object, topLogprobs: number | undefined]>([
  [{}, undefined],
  [{ logprobs: false }, undefined],
  [{ logprobs: true }, 0],
  [{ logprobs: true, top_logprobs: 3 }, 3],
])("how many alternatives come with a token: %j", async ([params, topLogprobs]) => {
  const mock = llm.openai.chat("Hi");
  server.use(mock);
  await client.chat.completions.create({ ...PARAMS, ...params });
  expect(mock.calls[0]?.topLogprobs).toBe(topLogprobs);
});

test.for<[asked: string | undefined, served: string]>([
  [undefined, "default"],
  ["auto", "default"],
  ["default", "default"],
  ["flex", "flex"],
  ["priority", "priority"],
  ["fast", "priority"],
])("the service tier %s is served as %s", async ([asked, served]) => {
  const params = { ...PARAMS, ...(asked && { service_tier: asked }) } as typeof PARAMS;
  const { service_tier: tier } = await client.chat.completions.create(params);
  expect(tier).toBe(served);
  const tiers = (await chunksOf(params)).map((chunk) => chunk.service_tier);
  expect(new Set(tiers)).toEqual(new Set([served]));
});

test("usage is streamed where it is asked for, and padding until it is not", async () => {
  server.use(llm.openai.chat("Hi"));
  const usages = async (options: object): Promise<unknown[]> =>
    (await chunksOf({ stream_options: options })).map(({ usage }) => usage);
  expect(await usages({})).toEqual([undefined, undefined, undefined]);
  expect(await usages({ include_usage: true })).toEqual([
    null,
    null,
    null,
    expect.objectContaining({ prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 } }),
  ]);
  const padded = async (options: object): Promise<boolean[]> =>
    (await chunksOf({ stream_options: options })).map((chunk) => "obfuscation" in chunk);
  expect(await padded({})).toEqual([true, true, true]);
  expect(await padded({ include_obfuscation: false })).toEqual([false, false, false]);
});

test("a choice narrows the tools that may be called", async () => {
  const mock = llm.openai.chat("Hi");
  server.use(mock);
  const tools = ["a", "b"].map((name) => ({ type: "function" as const, function: { name } }));
  const sql = { type: "custom" as const, custom: { name: "sql" } };
  await client.chat.completions.create({
    ...PARAMS,
    tools: [...tools, sql],
    parallel_tool_calls: false,
    tool_choice: {
      type: "allowed_tools",
      allowed_tools: { mode: "auto", tools: [{ ...tools[1]! }, { ...sql }] },
    },
  });
  const toolChoice = { type: "auto", toolNames: ["b", "sql"] };
  expect(mock.calls[0]).toMatchObject({ toolChoice, parallelToolCalls: false });
  expect(mock.calls[0]?.tools.slice(1)).toEqual([
    { type: "function", name: "b", inputSchema: undefined },
    { type: "function", name: "sql", inputSchema: undefined, takesText: true },
  ]);
  await client.chat.completions.create({ ...PARAMS, tools });
  expect(mock.calls[1]).toMatchObject({ toolChoice: undefined, parallelToolCalls: true });
});

const FUNCTIONS = { functions: [{ name: "a", parameters: {} }] };

test("functions in their old form are called in it", async () => {
  const mock = llm.openai.chat(toolCall("a", { n: 1 }));
  server.use(mock);
  const { choices } = await client.chat.completions.create({ ...PARAMS, ...FUNCTIONS });
  expect(choices[0]).toMatchObject({
    finish_reason: "function_call",
    message: { content: null, function_call: { name: "a", arguments: '{"n":1}' } },
  });
  expect(choices[0]?.message.tool_calls).toBeUndefined();
  expect(mock.calls[0]).toMatchObject({ tools: [{ name: "a" }], parallelToolCalls: false });
  const final = await client.chat.completions
    .stream({ ...PARAMS, ...FUNCTIONS })
    .finalChatCompletion();
  expect(final.choices[0]?.message.function_call).toEqual({ name: "a", arguments: '{"n":1}' });
  expect(final.choices[0]?.finish_reason).toBe("function_call");
});

test("a function that function_call names ends with stop", async () => {
  const mock = llm.openai.chat(toolCall("a"));
  server.use(mock);
  const params = { ...PARAMS, ...FUNCTIONS, function_call: { name: "a" } };
  expect((await client.chat.completions.create(params)).choices[0]?.finish_reason).toBe("stop");
  expect(mock.calls[0]?.toolChoice).toEqual({ type: "tool", toolName: "a" });
  await client.chat.completions.create({ ...params, function_call: "none" }).catch(() => {});
  expect(mock.calls[1]?.toolChoice).toEqual({ type: "none" });
});

test("a function's call and its result come back as they went", async () => {
  const mock = llm.openai.chat("Done.");
  server.use(mock);
  const call = { role: "assistant" as const, function_call: { name: "a", arguments: '{"n":1}' } };
  const result = { role: "function" as const, name: "a", content: "2" };
  await client.chat.completions.create({ ...PARAMS, messages: [...messages, call, result] });
  expect(mock.calls[0]?.prompt.slice(1)).toEqual([
    {
      role: "assistant",
      content: [{ type: "tool-call", toolCallId: "", toolName: "a", input: { n: 1 } }],
    },
    {
      role: "tool",
      content: [{ type: "tool-result", toolCallId: "", toolName: "a", output: "2" }],
    },
  ]);
});

test("what an answer would have to hold is asked of the test", async () => {
  const moderated = { ...PARAMS, moderation: { model: "omni-moderation-latest" } };
  const ask = (): Promise<unknown> => client.chat.completions.create(moderated);
  await expect(ask()).rejects.toThrow(/the moderation of its input and output/);
  server.use(llm.openai.chat({ content: "Hi", body: { moderation: { input: {} } } }));
  expect(await ask()).toMatchObject({ moderation: { input: {} } });
});

test("what was written to the cache is told where something was", async () => {
  server.use(llm.openai.chat({ content: "Hi", usage: { inputTokens: { cacheWrite: 7 } } }));
  const { usage } = await client.chat.completions.create(PARAMS);
  expect(usage?.prompt_tokens_details).toMatchObject({ cache_write_tokens: 7 });
});

test("an undefined field of the reply's body is left out", async () => {
  const body = { service_tier: undefined, choices: [{ message: { annotations: undefined } }] };
  server.use(llm.openai.chat({ content: "Hi", body }));
  const completion = await client.chat.completions.create(PARAMS);
  expect("service_tier" in completion).toBe(false);
  expect(completion.choices[0]?.message).toEqual({
    role: "assistant",
    content: "Hi",
    refusal: null,
  });
});

test("the SDK's helpers throw at an answer that was cut or filtered", async () => {
  const format = zodResponseFormat(z.object({ city: z.string() }), "weather");
  const parse = (): Promise<unknown> =>
    client.chat.completions.parse({ ...PARAMS, response_format: format });
  server.use(llm.openai.chat({ content: "{", finishReason: "length" }));
  await expect(parse()).rejects.toThrow(LengthFinishReasonError);
  server.use(llm.openai.chat({ content: "", finishReason: "content-filter" }));
  await expect(parse()).rejects.toThrow(ContentFilterFinishReasonError);
});
