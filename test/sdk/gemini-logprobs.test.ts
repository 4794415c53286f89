import type { GenerateContentConfig, GenerateContentResponse } from "@google/genai";
import { expect, test } from "vitest";
import { decode } from "../../src/codecs/gemini-generate-content/decode.ts";
import { encodeStream } from "../../src/codecs/gemini-generate-content/stream.ts";
import type { GenerateContentResponse as Chunk } from "../../src/codecs/gemini-generate-content/wire.ts";
import { llm, type Reply } from "../../src/index.ts";
import type { TokenLogprob } from "../../src/language-model/result.ts";
import type { StreamPart } from "../../src/language-model/stream-part.ts";
import { usePack } from "../support/server.ts";
import { generate, stream } from "./gemini-client.ts";

const server = usePack();
function ask(reply: Reply, config: GenerateContentConfig): Promise<GenerateContentResponse> {
  server.use(llm.gemini.generateContent(reply));
  return generate(config);
}

/** What a spy sees of a request. */
async function read(config: GenerateContentConfig) {
  const mock = llm.gemini.generateContent("Hi");
  server.use(mock);
  await generate(config);
  return mock.calls[0]!;
}

test("log probabilities that are asked for", async () => {
  expect((await read({ responseLogprobs: true })).topLogprobs).toBe(0);
  expect((await read({ responseLogprobs: true, logprobs: 3 })).topLogprobs).toBe(3);
  expect((await read({ responseLogprobs: false })).topLogprobs).toBeUndefined();
  expect((await read({})).topLogprobs).toBeUndefined();
});

const logprobs: TokenLogprob[] = [
  { token: "Hel", logprob: -1, topLogprobs: [{ token: "Hel", logprob: -1 }] },
  { token: "lo", logprob: -2, topLogprobs: [{ token: "la", logprob: -1.5 }] },
];
const logprobsResult = {
  topCandidates: [
    { candidates: [{ token: "Hel", logProbability: -1 }] },
    { candidates: [{ token: "la", logProbability: -1.5 }] },
  ],
  chosenCandidates: [
    { token: "Hel", logProbability: -1 },
    { token: "lo", logProbability: -2 },
  ],
};

test("log probabilities of a reply, in a body and at the end of a stream", async () => {
  const reply = { content: "Hello", logprobs };
  const config = { responseLogprobs: true, logprobs: 1 };
  const expected = { avgLogprobs: -1.5, logprobsResult };
  expect((await ask(reply, config)).candidates?.[0]).toMatchObject(expected);
  const chunks = await stream(config);
  expect(chunks.at(-1)?.candidates?.[0]).toMatchObject(expected);
  expect(chunks[0]?.candidates?.[0]).not.toHaveProperty("logprobsResult");
});

test("without alternatives, only what was chosen", async () => {
  const reply = { content: "Hel", logprobs: [{ token: "Hel", logprob: -1 }] };
  const { candidates } = await ask(reply, { responseLogprobs: true });
  expect(candidates?.[0]?.logprobsResult).toEqual({
    chosenCandidates: [{ token: "Hel", logProbability: -1 }],
  });
});

test("log probabilities of deltas, with their deltas and only there", () => {
  const call = decode({
    method: "POST",
    url: `https://a.test/models/m:streamGenerateContent?alt=sse`,
    params: { model: "m" },
    query: new URLSearchParams(),
    headers: new Headers(),
    body: {},
    malformed: false,
  });
  const usage = {
    inputTokens: { total: 1, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: 2, reasoning: 0 },
  };
  const result = { id: "r", modelId: "m", timestamp: 0, usage };
  const parts: StreamPart[] = [
    { type: "response-metadata", ...result },
    { type: "text-start", id: 0 },
    { type: "text-delta", id: 0, delta: "Hel", logprobs: [logprobs[0]!] },
    { type: "text-delta", id: 0, delta: "lo", logprobs: [logprobs[1]!] },
    { type: "finish", result: { ...result, content: [], finishReason: "stop", logprobs } },
  ];
  const encode = encodeStream(call);
  const frames = parts.flatMap((part) => [...encode(part)]) as Chunk[];
  const told = frames.map(({ candidates = [] }) => candidates[0]?.logprobsResult);
  expect(told).toEqual([
    {
      topCandidates: [logprobsResult.topCandidates[0]],
      chosenCandidates: [logprobsResult.chosenCandidates[0]],
    },
    {
      topCandidates: [logprobsResult.topCandidates[1]],
      chosenCandidates: [logprobsResult.chosenCandidates[1]],
    },
    undefined,
  ]);
  expect(frames.map(({ candidates = [] }) => candidates[0]?.avgLogprobs)).toEqual([
    undefined,
    undefined,
    -1.5,
  ]);
});
