import { expect, test } from "vitest";
import type { LanguageModelResult, TokenLogprob } from "../../src/language-model/result.ts";
import type { StreamPart } from "../../src/language-model/stream-part.ts";
import { codec, decodeCall, encodeParts } from "../support/openai-responses-codec.ts";

const include = ["message.output_text.logprobs"];

test("log probabilities are asked for by include, and their alternatives by top_logprobs", () => {
  expect(decodeCall({}).topLogprobs).toBeUndefined();
  expect(decodeCall({ top_logprobs: 5 }).topLogprobs).toBeUndefined();
  expect(decodeCall({ include }).topLogprobs).toBe(0);
  expect(decodeCall({ include, top_logprobs: 5 }).topLogprobs).toBe(5);
});

const tokens: TokenLogprob[] = [
  { token: "Hi", logprob: -0.25, topLogprobs: [{ token: "Ho", logprob: -1.5 }] },
  { token: "!", logprob: -0.5 },
];
const [hi, mark] = [
  {
    token: "Hi",
    logprob: -0.25,
    bytes: [72, 105],
    top_logprobs: [{ token: "Ho", logprob: -1.5, bytes: [72, 111] }],
  },
  { token: "!", logprob: -0.5, bytes: [33], top_logprobs: [] },
];

const result: LanguageModelResult = {
  id: "resp_1",
  modelId: "gpt-5.4",
  timestamp: 0,
  content: [
    { type: "text", text: "Hi" },
    { type: "text", text: "!" },
    { type: "tool-call", toolCallId: "call_1", toolName: "now", input: {} },
  ],
  finishReason: "tool-calls",
  usage: {
    inputTokens: { total: 1, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: 2, reasoning: 0 },
  },
  logprobs: tokens,
};

test("each text of a body has those of its own tokens", () => {
  expect(codec.encode(result, decodeCall({ include }))).toMatchObject({
    output: [
      { content: [{ text: "Hi", logprobs: [hi] }] },
      { content: [{ text: "!", logprobs: [mark] }] },
      { type: "function_call" },
    ],
  });
});

test("each delta of a stream has its own, and the end does not repeat them", () => {
  const [text, end] = [
    { type: "text", text: "Hi!" },
    { type: "text", text: "" },
  ] as const;
  const parts: StreamPart[] = [
    { type: "response-metadata", ...result },
    { type: "text-start", id: 0 },
    { type: "text-delta", id: 0, delta: "Hi", logprobs: tokens.slice(0, 1) },
    { type: "text-delta", id: 0, delta: "!", logprobs: tokens.slice(1) },
    { type: "text-end", id: 0, part: text },
    { type: "finish", result: { ...result, content: [text, end] } },
  ];
  const events = encodeParts(parts, decodeCall({ include, stream: true }));
  const logprobs = events.flatMap(({ type, logprobs }) => (logprobs ? [[type, logprobs]] : []));
  expect(logprobs).toEqual([
    ["response.output_text.delta", [hi]],
    ["response.output_text.delta", [mark]],
    ["response.output_text.done", [hi, mark]],
  ]);
  expect(events.at(-1)).toMatchObject({
    response: { output: [{ content: [{ logprobs: [hi, mark] }] }] },
  });
});

test("the end of a part tells none, as recorded; the item's end tells them again", () => {
  const parts: StreamPart[] = [
    { type: "response-metadata", ...result },
    { type: "text-start", id: 0 },
    { type: "text-delta", id: 0, delta: "Hi", logprobs: tokens.slice(0, 1) },
    { type: "text-end", id: 0, part: { type: "text", text: "Hi" } },
    { type: "finish", result: { ...result, content: [{ type: "text", text: "Hi" }] } },
  ];
  const events = encodeParts(parts, decodeCall({ include, stream: true }));
  const find = (name: string): unknown => events.find(({ type }) => type === `response.${name}`);
  expect(find("content_part.done")).toMatchObject({ part: { text: "Hi", logprobs: [] } });
  expect(find("output_item.done")).toMatchObject({
    item: { content: [{ text: "Hi", logprobs: [hi] }] },
  });
});
