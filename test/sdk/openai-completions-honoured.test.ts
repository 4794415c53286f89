import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { openaiCompletions } from "../../src/codecs/openai-completions/index.ts";
import { llm } from "../../src/index.ts";
import type { TokenLogprob } from "../../src/language-model/result.ts";
import type { StreamPart } from "../../src/language-model/stream-part.ts";
import {
  empty,
  onlyWhere,
  outside,
  type Refusal,
  refusalOf,
  tooLong,
  wrongType,
} from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const PARAMS = { model: "gpt-3.5-turbo-instruct", prompt: "Say hi" };
const LOGPROBS: TokenLogprob[] = [
  { token: "Hi", logprob: -0.1, topLogprobs: [{ token: "Hi", logprob: -0.1 }] },
  { token: "!", logprob: -0.2, topLogprobs: [{ token: "!", logprob: -0.2 }] },
];

/** Asked with plain parameters, as a program without types would. */
function ask(params: object): Promise<OpenAI.Completion> {
  return client.completions.create({
    ...PARAMS,
    ...params,
  } as OpenAI.CompletionCreateParamsNonStreaming);
}

test("how many alternatives come with a token", async () => {
  const mock = llm.openai.completions("Hi");
  server.use(mock);
  await ask({ logprobs: 0 });
  await ask({ logprobs: 5 });
  await ask({});
  expect(mock.calls.map(({ topLogprobs }) => topLogprobs)).toEqual([0, 5, undefined]);
});

test("offsets of tokens count from the prompt's beginning", async () => {
  server.use(llm.openai.completions({ content: "Hi!", logprobs: LOGPROBS }));
  const { choices } = await ask({ logprobs: 1 });
  expect(choices[0]?.logprobs?.text_offset).toEqual([6, 8]);
  // a suffix is read before the answer, within four markers
  const infill = await ask({ logprobs: 1, suffix: "." });
  expect(infill.choices[0]?.logprobs?.text_offset).toEqual([62, 64]);
});

test("an echoed prompt has log probabilities, but for its first token", async () => {
  server.use(llm.openai.completions({ content: "Hi!", logprobs: LOGPROBS }));
  const params = { logprobs: 2, echo: true };
  const [choice] = (await ask(params)).choices;
  expect(choice?.text).toBe("Say hiHi!");
  const { tokens, token_logprobs: values, text_offset, top_logprobs: tops } = choice!.logprobs!;
  expect(tokens).toEqual(["Say", " hi", "Hi", "!"]);
  expect(text_offset).toEqual([0, 3, 6, 8]);
  expect(values?.[0]).toBeNull();
  expect(values?.[1]).toBeLessThanOrEqual(0);
  expect(tops?.[0]).toBeNull();
  expect(tops?.[1]).toEqual({ " hi": values?.[1], Say: values![1]! - 1 });
  const stream = await client.completions.create({ ...PARAMS, ...params, stream: true });
  const streamed: unknown[] = [];
  for await (const { choices } of stream) streamed.push(...(choices[0]?.logprobs?.tokens ?? []));
  expect(streamed).toEqual(tokens);
});

test("log probabilities are streamed with their text, and not repeated", () => {
  const codec = openaiCompletions();
  const call = codec.decode({ body: { ...PARAMS, logprobs: 1 } } as never);
  const usage = {
    inputTokens: { total: 1, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: 2, reasoning: 0 },
  };
  const metadata = { id: "cmpl-1", modelId: "m", timestamp: 0, usage };
  const result = { ...metadata, content: [], finishReason: "stop" as const, logprobs: LOGPROBS };
  const parts: StreamPart[] = [
    { type: "response-metadata", ...metadata },
    { type: "text-start", id: 0 },
    ...LOGPROBS.map((one): StreamPart => ({
      type: "text-delta",
      id: 0,
      delta: one.token,
      logprobs: [one],
    })),
    { type: "finish", result },
  ];
  const encode = codec.encodeStream(call, {});
  const chunks = parts.flatMap((part) => [...encode(part)].map(({ data }) => data));
  const logprobs = chunks
    .filter((data) => data !== "[DONE]")
    .map((data) => (JSON.parse(data) as OpenAI.Completion).choices[0]?.logprobs);
  expect(logprobs).toEqual([
    { tokens: ["Hi"], token_logprobs: [-0.1], text_offset: [6], top_logprobs: [{ Hi: -0.1 }] },
    { tokens: ["!"], token_logprobs: [-0.2], text_offset: [8], top_logprobs: [{ "!": -0.2 }] },
    null,
  ]);
});

test("a completion is read back into its neutral form", () => {
  const { body, ...result } = openaiCompletions().decodeResult!({
    id: "cmpl-1",
    object: "text_completion",
    created: 1,
    model: "m",
    choices: [
      {
        text: "Hi!",
        index: 0,
        logprobs: {
          tokens: ["Hi", "!"],
          token_logprobs: [-0.1, -0.2],
          text_offset: [6, 8],
          top_logprobs: [{ Hi: -0.1 }, { "!": -0.2 }],
        },
        finish_reason: "length",
      },
      { text: "Ho", index: 1, logprobs: null, finish_reason: "stop" },
    ],
    usage: { prompt_tokens: 2, completion_tokens: 4, total_tokens: 6 },
  });
  expect(result).toEqual({
    id: "cmpl-1",
    modelId: "m",
    timestamp: 1000,
    content: [{ type: "text", text: "Hi!" }],
    finishReason: "length",
    usage: {
      inputTokens: { total: 2, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: 4, reasoning: 0 },
    },
    logprobs: LOGPROBS,
  });
  expect(body).toEqual({ choices: [{}, { text: "Ho", logprobs: null, finish_reason: "stop" }] });
});

const PROMPT = "a string, an array of strings, an array of integers, or an array of integer arrays";
const TOO_MANY =
  "You requested that the server return more choices than it will generate (HINT: you must set 'n' (currently 3) to be at most 'best_of' (currently 2), or omit either parameter if you don't specifically want to use them.)";

test.for<[params: object, refusal: Refusal]>([
  [{ model: null }, { param: null, code: null, message: "you must provide a model parameter" }],
  [{ temperature: 2.1 }, outside("temperature", "decimal", { above: 2, given: 2.1 })],
  [{ model: 7 }, wrongType("model", "a string", "an integer")],
  [{ temperature: -1 }, outside("temperature", "decimal", { below: 0, given: -1 })],
  [{ top_p: -1 }, outside("top_p", "decimal", { below: 0, given: -1 })],
  [{ top_p: 1.1 }, outside("top_p", "decimal", { above: 1, given: 1.1 })],
  [{ presence_penalty: -3 }, outside("presence_penalty", "decimal", { below: -2, given: -3 })],
  [{ best_of: -1 }, outside("best_of", "integer", { below: 0, given: -1 })],
  [{ logprobs: -1 }, outside("logprobs", "integer", { below: 0, given: -1 })],
  [{ n: 129 }, outside("n", "integer", { above: 128, given: 129 })],
  [{ echo: 1 }, wrongType("echo", "a boolean", "an integer")],
  [{ prompt: {} }, wrongType("prompt", PROMPT, "an object")],
  [{ prompt: ["a", {}] }, wrongType("prompt", PROMPT, "an array")],
  [{ presence_penalty: 3 }, outside("presence_penalty", "decimal", { above: 2, given: 3 })],
  [{ frequency_penalty: -3 }, outside("frequency_penalty", "decimal", { below: -2, given: -3 })],
  [{ max_tokens: -1 }, outside("max_tokens", "integer", { below: 0, given: -1 })],
  [{ logprobs: 6 }, outside("logprobs", "integer", { above: 5, given: 6 })],
  [{ logprobs: true }, wrongType("logprobs", "an integer", "a boolean")],
  [{ best_of: 21 }, outside("best_of", "integer", { above: 20, given: 21 })],
  [{ suffix: 1 }, wrongType("suffix", "a string", "an integer")],
  [{ user: 1 }, wrongType("user", "a string", "an integer")],
  [{ stream_options: 1 }, wrongType("stream_options", "an object", "an integer")],
  [{ seed: "1" }, wrongType("seed", "an integer", "a string")],
  [{ stop: [] }, empty("stop")],
  [{ stop: ["a", "b", "c", "d", "e"] }, tooLong("stop", "array", { maximum: 4, length: 5 })],
  [{ logit_bias: { 1: 101 } }, outside("logit_bias.1", "decimal", { above: 100, given: 101 })],
  [{ stream_options: {} }, onlyWhere("stream_options", "stream")],
  [
    { n: 3, best_of: 2 },
    { param: "best_of", code: null, message: TOO_MANY },
  ],
  [
    { best_of: 2, stream: true },
    {
      param: "best_of",
      code: null,
      message: "Results cannot be streamed with 'best_of' above 'n'.",
    },
  ],
])("refuses %j", async ([params, refusal]) => {
  expect(await refusalOf(ask(params))).toEqual(refusal);
});

test.for<object>([
  { temperature: 2, top_p: 0, presence_penalty: 2, frequency_penalty: -2, max_tokens: 0 },
  { logprobs: 5, best_of: 20, n: 20, suffix: "", stop: "a", user: "u", seed: 1 },
  { best_of: 0, prompt: null },
  { best_of: 3, n: 2, stop: ["a", "b", "c", "d"], logit_bias: { 1: 100 } },
  { best_of: 2, n: 2, stream: true, stream_options: null },
])("answers %j", async (params) => {
  expect(await refusalOf(ask(params))).toBeUndefined();
});
