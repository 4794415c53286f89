import OpenAI from "openai";
import { expect, test } from "vitest";
import { openaiChat } from "../../src/codecs/openai-chat/index.ts";
import type { LanguageModelResult, TokenLogprob } from "../../src/language-model/result.ts";
import type { StreamPart } from "../../src/language-model/stream-part.ts";

const codec = openaiChat({ openaiFields: true, reasoningField: "reasoning" });
const SQL = { id: "call_1", type: "custom", custom: { name: "sql", input: "SELECT 1" } };
const NOW = { id: "call_2", type: "function", function: { name: "now", arguments: '{ "n": 1 }' } };
const BROKEN = { id: "call_3", type: "function", function: { name: "now", arguments: '{"n' } };

function toBody(message: object, choice: object = {}, rest: object = {}): object {
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    created: 1_700_000_000,
    model: "gpt-5.4",
    choices: [
      {
        index: 0,
        message: { role: "assistant", ...message },
        logprobs: null,
        finish_reason: "stop",
        ...choice,
      },
    ],
    usage: { prompt_tokens: 5, completion_tokens: 7, total_tokens: 12 },
    service_tier: "default",
    system_fingerprint: null,
    ...rest,
  };
}

test("the neutral form of a whole completion", () => {
  const message = {
    content: "It rains.",
    reasoning: "Hm.",
    tool_calls: [SQL, NOW, BROKEN],
    annotations: [
      {
        type: "url_citation",
        url_citation: { start_index: 3, end_index: 8, title: "Yr", url: "u" },
      },
    ],
  };
  const choice = {
    finish_reason: "tool_calls",
    logprobs: { content: [{ token: "It", logprob: -0.5, bytes: [73, 116], top_logprobs: [] }] },
  };
  const { body, ...result } = codec.decodeResult!(
    toBody(message, choice, {
      service_tier: "flex",
      system_fingerprint: "fp_1",
      usage: {
        prompt_tokens: 5,
        completion_tokens: 7,
        total_tokens: 12,
        prompt_tokens_details: { cached_tokens: 2, cache_write_tokens: 3, audio_tokens: 0 },
        completion_tokens_details: {
          reasoning_tokens: 4,
          audio_tokens: 0,
          accepted_prediction_tokens: 1,
          rejected_prediction_tokens: 0,
        },
      },
    }),
  );
  expect(result).toEqual({
    id: "chatcmpl-1",
    modelId: "gpt-5.4",
    timestamp: 1_700_000_000_000,
    content: [
      { type: "reasoning", text: "Hm." },
      { type: "text", text: "It rains." },
      { type: "source", url: "u", title: "Yr" },
      { type: "tool-call", toolCallId: "call_1", toolName: "sql", input: "SELECT 1" },
      { type: "tool-call", toolCallId: "call_2", toolName: "now", input: { n: 1 } },
      { type: "tool-call", toolCallId: "call_3", toolName: "now", input: '{"n' },
    ],
    finishReason: "tool-calls",
    usage: {
      inputTokens: { total: 5, cacheRead: 2, cacheWrite: 3 },
      outputTokens: { total: 7, reasoning: 4 },
    },
    logprobs: [{ token: "It", logprob: -0.5, topLogprobs: [] }],
  });
  expect(body).toEqual({
    service_tier: "flex",
    system_fingerprint: "fp_1",
    usage: { completion_tokens_details: { accepted_prediction_tokens: 1 } },
    choices: [{ message: { annotations: [{ url_citation: { start_index: 3, end_index: 8 } }] } }],
  });
});

test("a refusal, and the call of a function in its old form", () => {
  expect(codec.decodeResult!(toBody({ content: null, refusal: "No." })).content).toEqual([
    { type: "refusal", text: "No." },
  ]);
  const legacy = toBody(
    { content: null, function_call: { name: "a", arguments: "{}" } },
    { finish_reason: "function_call" },
  );
  const { content, finishReason, body } = codec.decodeResult!(legacy);
  expect(content).toEqual([{ type: "tool-call", toolCallId: "", toolName: "a", input: {} }]);
  expect(finishReason).toBe("tool-calls");
  expect(body?.["choices"]).toBeUndefined();
});

test("choices that differ from the first stand in the body", () => {
  const { choices } = toBody({ content: "A" }) as { choices: object[] };
  const second = {
    index: 1,
    message: { role: "assistant", content: "B" },
    finish_reason: "length",
  };
  const { content, body } = codec.decodeResult!({ ...toBody({}), choices: [...choices, second] });
  expect(content).toEqual([{ type: "text", text: "A" }]);
  expect(body?.["choices"]).toEqual([{}, { message: { content: "B" }, finish_reason: "length" }]);
});

test.for([null, "text", [], {}, { choices: [7, {}] }, { choices: [{ message: { content: 7 } }] }])(
  "no answer is too odd to be read: %j",
  (body) => {
    expect(codec.decodeResult!(body)).toMatchObject({ content: [], finishReason: "other" });
  },
);

test("log probabilities are streamed with their text, and not repeated", async () => {
  const body = { model: "m", logprobs: true, messages: [] };
  const call = codec.decode({ body } as never);
  const logprobs: TokenLogprob[] = [
    { token: "Hi", logprob: -0.1 },
    { token: "!", logprob: -0.2 },
  ];
  const part = { type: "text" as const, text: "Hi!" };
  const result: LanguageModelResult = {
    id: "chatcmpl-1",
    modelId: "m",
    timestamp: 0,
    content: [part],
    finishReason: "stop",
    usage: {
      inputTokens: { total: 1, cacheRead: 0, cacheWrite: 0 },
      outputTokens: { total: 2, reasoning: 0 },
    },
    logprobs,
  };
  const { content: _, finishReason: __, logprobs: ___, ...metadata } = result;
  const parts: StreamPart[] = [
    { type: "response-metadata", ...metadata },
    { type: "text-start", id: 0 },
    ...logprobs.map((one): StreamPart => ({
      type: "text-delta",
      id: 0,
      delta: one.token,
      logprobs: [one],
    })),
    { type: "text-end", id: 0, part },
    { type: "finish", result },
  ];
  const encode = codec.encodeStream(call, {});
  const framing = codec.framing(call);
  const text = parts.flatMap((one) => [...encode(one)].map((frame) => framing.encode(frame)));
  const headers = { "content-type": "text/event-stream" };
  const answered = (): OpenAI =>
    new OpenAI({
      apiKey: "test",
      fetch: () => Promise.resolve(new Response(text.join(""), { headers })),
    });
  const params = { model: "m", messages: [] };
  const tokens: unknown[] = [];
  for await (const { choices } of await answered().chat.completions.create({
    ...params,
    stream: true,
  })) {
    tokens.push(choices[0]?.logprobs?.content?.map(({ token }) => token));
  }
  expect(tokens).toEqual([[], ["Hi"], ["!"], undefined]);
  const final = await answered().chat.completions.stream(params).finalChatCompletion();
  expect(final.choices[0]?.logprobs?.content?.map(({ token }) => token)).toEqual(["Hi", "!"]);
});
