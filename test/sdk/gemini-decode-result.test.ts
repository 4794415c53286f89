import { expect, test } from "vitest";
import { geminiGenerateContent } from "../../src/codecs/gemini-generate-content/index.ts";
import { llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ai } from "./gemini-client.ts";

const server = usePack();
const decodeResult = geminiGenerateContent().decodeResult!;

const usageMetadata = {
  promptTokenCount: 5,
  candidatesTokenCount: 2,
  totalTokenCount: 10,
  promptTokensDetails: [{ modality: "TEXT", tokenCount: 5 }],
  thoughtsTokenCount: 3,
  serviceTier: "standard",
};
const ids = { modelVersion: "gemini-2.5-flash", responseId: "r" };
const usage = {
  inputTokens: { total: 5, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 5, reasoning: 3 },
};

function toBody(parts: object[], candidate: object = {}): object {
  const content = { parts, role: "model" };
  return {
    candidates: [{ content, finishReason: "STOP", index: 0, ...candidate }],
    usageMetadata,
    ...ids,
  };
}

test("thoughts, texts and calls", () => {
  const functionCall = { name: "a", args: { b: 1 }, id: "c" };
  const parts = [
    { text: "Hm.", thought: true },
    { text: "Hi", thoughtSignature: "s" },
    { functionCall, thoughtSignature: "t" },
    { inlineData: { mimeType: "image/png", data: "AA==" } },
    { executableCode: { language: "PYTHON", code: "1" } },
  ];
  expect(decodeResult(toBody(parts))).toEqual({
    id: "r",
    modelId: "gemini-2.5-flash",
    content: [
      { type: "reasoning", text: "Hm." },
      { type: "reasoning", text: "", signature: "s" },
      { type: "text", text: "Hi" },
      { type: "tool-call", toolCallId: "c", toolName: "a", input: { b: 1 }, signature: "t" },
      { type: "file", mediaType: "image/png", data: "AA==" },
      { type: "custom", kind: "google.executableCode", value: { language: "PYTHON", code: "1" } },
    ],
    finishReason: "tool-calls",
    usage,
  });
});

test("what the neutral form has no word for", () => {
  const candidate = { finishReason: "RECITATION", avgLogprobs: -1, index: undefined };
  expect(decodeResult({ ...toBody([{ text: "Hi" }], candidate), createTime: "now" })).toEqual({
    id: "r",
    modelId: "gemini-2.5-flash",
    content: [{ type: "text", text: "Hi" }],
    finishReason: "content-filter",
    usage,
    body: {
      candidates: [
        { finishReason: "RECITATION", avgLogprobs: -1, index: undefined, safetyRatings: undefined },
      ],
      createTime: "now",
    },
  });
});

test("sources, where the grounding says no more", () => {
  const web = { uri: "https://yr.no", title: "Yr" };
  const grounding = {
    groundingChunks: [{ web }],
    groundingSupports: [{ segment: { endIndex: 2, text: "Hi" }, groundingChunkIndices: [0] }],
  };
  const text = { type: "text", text: "Hi" };
  const plain = decodeResult(toBody([{ text: "Hi" }], { groundingMetadata: grounding }));
  expect(plain.content).toEqual([text, { type: "source", url: "https://yr.no", title: "Yr" }]);
  expect(plain).not.toHaveProperty("body");
  const groundingMetadata = { ...grounding, webSearchQueries: ["rain"] };
  const searched = decodeResult(toBody([{ text: "Hi" }], { groundingMetadata }));
  expect(searched.content).toEqual([text]);
  expect(searched.body).toEqual({ candidates: [{ groundingMetadata }] });
});

test("log probabilities", () => {
  const logprobsResult = {
    topCandidates: [{ candidates: [{ token: "Ho", logProbability: -2 }] }],
    chosenCandidates: [{ token: "Hi", logProbability: -1 }],
  };
  const candidate = { avgLogprobs: -1, logprobsResult };
  const result = decodeResult(toBody([{ text: "Hi" }], candidate));
  expect(result.logprobs).toEqual([
    { token: "Hi", logprob: -1, topLogprobs: [{ token: "Ho", logprob: -2 }] },
  ]);
  expect(result).not.toHaveProperty("body");
});

test("the chunks of a stream are one answer", () => {
  const chunk = (parts: object[], candidate: object = {}) => ({
    candidates: [{ content: { parts, role: "model" }, index: 0, ...candidate }],
    usageMetadata,
    ...ids,
  });
  const chunks = [
    chunk([{ text: "Hm", thought: true }]),
    chunk([{ text: "He" }]),
    chunk([{ text: "llo" }]),
    chunk([{ text: "", thoughtSignature: "s" }], { finishReason: "MAX_TOKENS" }),
  ];
  expect(decodeResult(chunks)).toEqual({
    id: "r",
    modelId: "gemini-2.5-flash",
    content: [
      { type: "reasoning", text: "Hm" },
      { type: "text", text: "Hello" },
      { type: "reasoning", text: "", signature: "s" },
    ],
    finishReason: "length",
    usage,
  });
});

test("whatever it is given, it gives a result", () => {
  for (const odd of [
    undefined,
    null,
    7,
    "a",
    [],
    [null, { candidates: [{}] }],
    { candidates: 1 },
  ]) {
    expect(decodeResult(odd)).toMatchObject({ content: [], finishReason: "other" });
  }
});

test("a blocked prompt is served as it was read", async () => {
  const blocked = { promptFeedback: { blockReason: "OTHER" }, usageMetadata, ...ids };
  const { content, finishReason, body = {} } = decodeResult(blocked);
  server.use(llm.gemini.generateContent({ content, finishReason, body }));
  const answer = await ai.models.generateContent({ model: "gemini-2.5-flash", contents: "Hi" });
  expect(answer.promptFeedback).toEqual({ blockReason: "OTHER" });
  expect(answer.candidates).toBeUndefined();
});

test("a member of the partial body that is undefined is left out", async () => {
  const body = { usageMetadata: undefined, modelVersion: undefined };
  server.use(llm.gemini.generateContent({ content: "Hi", body }));
  const params = { model: "gemini-2.5-flash", contents: "Hi" };
  const answer = await ai.models.generateContent(params);
  expect(answer.text).toBe("Hi");
  expect([answer.usageMetadata, answer.modelVersion]).toEqual([undefined, undefined]);
  for await (const chunk of await ai.models.generateContentStream(params)) {
    expect([chunk.usageMetadata, chunk.modelVersion]).toEqual([undefined, undefined]);
  }
});
