import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, file, llm, reasoning, toolCall } from "../../src/index.ts";
import type { Answer, AskOptions, Client } from "../contract/client.ts";
import { testCodec } from "../contract/test-codec.ts";
import { OPENAI_ERRORS, toError } from "../support/openai-errors.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));
testCodec(server, () => completions);

const MODEL = "gpt-3.5-turbo-instruct";

function toParams({ prompt = "Hello" }: AskOptions) {
  return { model: MODEL, prompt };
}

function toRequest({ signal, maxRetries = 0 }: AskOptions) {
  return { maxRetries, ...(signal && { signal }) };
}

const completions: Client = {
  name: "openai.completions",
  hasTools: false,
  hasRefusals: false,
  mock: llm.openai.completions,
  ask: async (options = {}) =>
    toAnswer(await client.completions.create(toParams(options), toRequest(options))),
  async stream(options = {}) {
    const params = {
      ...toParams(options),
      stream: true as const,
      stream_options: { include_usage: true },
    };
    return toAnswer(await collect(await client.completions.create(params, toRequest(options))));
  },
  async *deltas(options = {}) {
    const params = { ...toParams(options), stream: true as const };
    for await (const chunk of await client.completions.create(params, toRequest(options))) {
      const delta = chunk.choices[0]?.text;
      if (delta) yield delta;
    }
  },
  object: undefined,
  toError,
  finishReasons: { stop: "stop" },
  errors: OPENAI_ERRORS,
  midStream: { className: "APIError", status: undefined, code: null },
};

function toAnswer(completion: OpenAI.Completion): Answer {
  const [choice] = completion.choices;
  const { usage } = completion;
  return {
    text: choice!.text,
    toolCalls: [],
    finishReason: choice!.finish_reason,
    usage: { input: usage?.prompt_tokens ?? 0, output: usage?.completion_tokens ?? 0 },
    raw: completion,
  };
}

/** The SDK has no helper for these streams: what it parsed, put together as its docs say. */
async function collect(stream: AsyncIterable<OpenAI.Completion>): Promise<OpenAI.Completion> {
  let whole: OpenAI.Completion | undefined;
  for await (const { choices, usage, ...head } of stream) {
    whole ??= { ...head, choices: choices.map((choice) => ({ ...choice, text: "" })) };
    if (usage) whole.usage = usage;
    for (const choice of choices) {
      const kept = (whole.choices[choice.index] ??= { ...choice, text: "" });
      whole.choices[choice.index] = { ...choice, text: kept.text + choice.text };
    }
  }
  return whole!;
}

test("each prompt of a list gets n choices", async () => {
  server.use(llm.openai.completions("."));
  const { choices, usage } = await client.completions.create({
    model: MODEL,
    prompt: ["One", "Two"],
    n: 2,
    echo: true,
  });
  expect(choices.map(({ index, text }) => [index, text])).toEqual([
    [0, "One."],
    [1, "One."],
    [2, "Two."],
    [3, "Two."],
  ]);
  expect(usage?.total_tokens).toBe(usage!.prompt_tokens + usage!.completion_tokens);
});

test("several choices are streamed side by side and end in one chunk", async () => {
  server.use(llm.openai.completions("Hi"));
  const stream = await client.completions.create({
    model: MODEL,
    prompt: "Say hi: ",
    n: 2,
    echo: true,
    stream: true,
  });
  const chunks = [];
  for await (const { choices } of stream) {
    chunks.push(choices.map(({ index, text, finish_reason }) => [index, text, finish_reason]));
  }
  expect(chunks).toEqual([
    [[0, "Say hi: ", null]],
    [[1, "Say hi: ", null]],
    [[0, "Hi", null]],
    [[1, "Hi", null]],
    [
      [0, "", "stop"],
      [1, "", "stop"],
    ],
  ]);
});

test("logprobs have this endpoint's own shape", async () => {
  const logprobs = [
    { token: "Hi", logprob: -0.1, topLogprobs: [{ token: "Hi", logprob: -0.1 }] },
    { token: "!", logprob: -0.2, topLogprobs: [{ token: "!", logprob: -0.2 }] },
  ];
  server.use(llm.openai.completions({ content: "Hi!", logprobs }));
  const { choices } = await client.completions.create({
    model: MODEL,
    prompt: "Hello",
    echo: true,
  });
  expect(choices[0]?.logprobs).toEqual({
    tokens: ["Hi", "!"],
    token_logprobs: [-0.1, -0.2],
    top_logprobs: [{ Hi: -0.1 }, { "!": -0.2 }],
    text_offset: [5, 7],
  });
});

test("tokens are a prompt too", async () => {
  const mock = llm.openai.completions("Hi");
  server.use(mock);
  await client.completions.create({ model: MODEL, prompt: [9906, 1917] });
  await client.completions.create({ model: MODEL, prompt: [[9906], [1917]] });
  expect(mock.calls.map(({ n, lastUserText }) => [n, lastUserText])).toEqual([
    [1, "[9906,1917]"],
    [2, "[1917]"],
  ]);
});

test("what the wire cannot carry fails in words, streamed or not", async () => {
  const params = { model: MODEL, prompt: "Hello" };
  server.use(llm.openai.completions(toolCall("get_weather")));
  await expect(client.completions.create(params)).rejects.toThrow(
    /msw-llm: Failed to answer POST .*: a text completion carries no tool calls/,
  );
  server.use(llm.openai.completions(file({ mediaType: "image/png", data: "" })));
  const stream = await client.completions.create({ ...params, stream: true });
  await expect(collect(stream)).rejects.toThrow(/carries no files/);
});

test("reasoning is hidden, and counted", async () => {
  server.use(llm.openai.completions([reasoning("Let me think about it for a while."), "Hi"]));
  const answer = await completions.ask();
  expect(answer.text).toBe("Hi");
  expect(answer.usage.output).toBeGreaterThan(5);
});

test("a request that OpenAI refuses, in its words", async () => {
  const create = (params: object): Promise<unknown> =>
    client.completions.create({ model: MODEL, prompt: "Hello", ...params } as never);
  await expect(create({ max_tokens: -1 })).rejects.toMatchObject({
    status: 400,
    code: "integer_below_min_value",
    param: "max_tokens",
    error: {
      message:
        "Invalid 'max_tokens': integer below minimum value. Expected a value >= 0, but got -1 instead.",
    },
  });
  await expect(create({ prompt: [] })).rejects.toMatchObject({ code: "empty_array" });
  await expect(create({ prompt: {} })).rejects.toMatchObject({ code: "invalid_type" });
  await expect(create({ model: "" })).rejects.toThrow("you must provide a model parameter");
  server.use(llm.openai.completions(errors.modelNotFound()));
  await expect(create({})).rejects.toThrow(`The model \`${MODEL}\` does not exist`);
});
