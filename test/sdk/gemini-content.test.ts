import { FinishReason, type GenerateContentResponse } from "@google/genai";
import { expect, test } from "vitest";
import { errors, file, json, llm, reasoning, refusal, source, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ai, joinParts } from "./gemini-client.ts";

const server = usePack();
const model = "gemini-3.5-flash";
const withThoughts = { thinkingConfig: { includeThoughts: true } };

/** The last chunk, with the parts of all. */
async function stream(config = {}): Promise<GenerateContentResponse> {
  const parts = [];
  let last: GenerateContentResponse | undefined;
  for await (const chunk of await ai.models.generateContentStream({
    model,
    contents: "Hi",
    config,
  })) {
    parts.push(...(chunk.candidates?.[0]?.content?.parts ?? []));
    last = chunk;
  }
  const [candidate] = last?.candidates ?? [];
  if (candidate?.content) candidate.content.parts = joinParts(parts);
  return last!;
}

function toParts({ candidates }: GenerateContentResponse) {
  return candidates?.[0]?.content?.parts;
}

test("thoughts, and their signature on the part after them", async () => {
  server.use(llm.gemini.generateContent([reasoning("Hm.", { signature: "c2ln" }), "Hello"]));
  const answer = await ai.models.generateContent({ model, contents: "Hi", config: withThoughts });
  const parts = [
    { text: "Hm.", thought: true },
    { text: "Hello", thoughtSignature: "c2ln" },
  ];
  expect(toParts(answer)).toEqual(parts);
  expect(answer.text).toBe("Hello");
  expect(answer.usageMetadata?.thoughtsTokenCount).toBeGreaterThan(0);
  expect(toParts(await stream(withThoughts))).toEqual(parts);
});

test("thoughts that nobody asked for are counted and not shown", async () => {
  server.use(llm.gemini.generateContent([reasoning("Hm.", { signature: "c2ln" }), "Hello"]));
  const answer = await ai.models.generateContent({ model, contents: "Hi" });
  expect(toParts(answer)).toEqual([{ text: "Hello", thoughtSignature: "c2ln" }]);
  const { promptTokenCount = 0, candidatesTokenCount = 0, ...usage } = answer.usageMetadata!;
  expect(usage.thoughtsTokenCount).toBeGreaterThan(0);
  expect(usage.totalTokenCount).toBe(
    promptTokenCount + candidatesTokenCount + usage.thoughtsTokenCount!,
  );
  expect((await stream()).usageMetadata).toEqual(answer.usageMetadata);
});

test("a signature with nothing after it stands on an empty text", async () => {
  server.use(llm.gemini.generateContent(["Hello", reasoning("", { signature: "c2ln" })]));
  const answer = await ai.models.generateContent({ model, contents: "Hi" });
  const parts = [{ text: "Hello" }, { text: "", thoughtSignature: "c2ln" }];
  expect(toParts(answer)).toEqual(parts);
});

test("a function call whose input is no object", async () => {
  const mock = llm.gemini.generateContent(toolCall("get_time", "now"), {
    validate: { replies: false },
  });
  server.use(mock);
  await expect(ai.models.generateContent({ model, contents: "Hi" })).rejects.toThrow(
    /msw-llm: Failed to answer .*the input of ..get_time.. is none/,
  );
});

test("files and refusals", async () => {
  const png = file({ mediaType: "image/png", data: new Uint8Array([1, 2, 3]) });
  server.use(llm.gemini.generateContent([png, refusal("No more.")]));
  const answer = await ai.models.generateContent({ model, contents: "Draw" });
  const parts = [{ inlineData: { mimeType: "image/png", data: "AQID" } }, { text: "No more." }];
  expect(toParts(answer)).toEqual(parts);
  expect(answer.data).toBe("AQID");
  expect(toParts(await stream())).toEqual(parts);
});

test("sources ground the text before them", async () => {
  const yr = source({ url: "https://yr.no/oslo", title: "Yr" });
  server.use(llm.gemini.generateContent(["Rægn.", yr, source({ url: "https://met.no/a?b" })]));
  const answer = await ai.models.generateContent({ model, contents: "Weather?" });
  const grounding = {
    groundingChunks: [
      { web: { uri: "https://yr.no/oslo", title: "Yr" } },
      { web: { uri: "https://met.no/a?b", title: "met.no" } },
    ],
    groundingSupports: [0, 1].map((index) => ({
      segment: { endIndex: 6, text: "Rægn." },
      groundingChunkIndices: [index],
    })),
  };
  expect(answer.candidates?.[0]?.groundingMetadata).toEqual(grounding);
  expect((await stream()).candidates?.[0]?.groundingMetadata).toEqual(grounding);
});

test("structured output", async () => {
  const mock = llm.gemini.generateContent(json({ city: "Oslo" }));
  server.use(mock);
  const responseJsonSchema = { type: "object", properties: { city: { type: "string" } } };
  const config = { responseMimeType: "application/json", responseJsonSchema };
  const { text } = await ai.models.generateContent({ model, contents: "Where?", config });
  expect(JSON.parse(text!)).toEqual({ city: "Oslo" });
  expect(mock.calls[0]?.responseFormat).toEqual({ type: "json", schema: responseJsonSchema });
});

test("as many candidates as asked for", async () => {
  server.use(llm.gemini.generateContent("Hi"));
  const config = { candidateCount: 2 };
  const answer = await ai.models.generateContent({ model, contents: "Hi", config });
  expect(answer.candidates?.map(({ index, content }) => [index, content?.parts])).toEqual([
    [0, [{ text: "Hi" }]],
    [1, [{ text: "Hi" }]],
  ]);
  expect((await stream(config)).candidates?.map(({ index }) => index)).toEqual([0, 1]);
});

test("a blocked prompt has feedback and no candidates", async () => {
  server.use(llm.gemini.generateContent({ body: { promptFeedback: { blockReason: "SAFETY" } } }));
  for (const answer of [
    await ai.models.generateContent({ model, contents: "Hi" }),
    await stream(),
  ]) {
    expect(answer.candidates).toBeUndefined();
    expect(answer.promptFeedback).toEqual({ blockReason: "SAFETY" });
    expect(answer.usageMetadata?.candidatesTokenCount).toBeUndefined();
    expect(answer.text).toBeUndefined();
  }
});

test("a filter breaks a text off with the reason SAFETY", async () => {
  server.use(llm.gemini.generateContent(["Hel", errors.contentFiltered()]));
  const whole = await ai.models.generateContent({ model, contents: "Hi" });
  for (const { candidates } of [whole, await stream()]) {
    expect(candidates?.[0]?.content?.parts).toEqual([{ text: "Hel" }]);
    expect(candidates?.[0]?.finishReason).toBe(FinishReason.SAFETY);
    expect(candidates?.[0]?.safetyRatings?.some(({ blocked }) => blocked)).toBe(true);
  }
});

test("an answer that is empty for its length", async () => {
  server.use(llm.gemini.generateContent({ finishReason: "length" }));
  const whole = await ai.models.generateContent({ model, contents: "Hi" });
  expect(whole.candidates?.[0]).toMatchObject({ finishReason: "MAX_TOKENS" });
  expect(whole.candidates?.[0]?.content).toEqual({ role: "model" });
});

test("the provider's own words are merged last", async () => {
  const candidates = [{ finishReason: "RECITATION", citationMetadata: { citationSources: [] } }];
  server.use(
    llm.gemini.generateContent({ content: "Hi", body: { candidates, modelVersion: "x" } }),
  );
  const whole = await ai.models.generateContent({ model, contents: "Hi" });
  expect(toParts(whole)).toEqual([{ text: "Hi" }]);
  for (const answer of [whole, await stream()]) {
    expect(answer.candidates?.[0]?.finishReason).toBe(FinishReason.RECITATION);
    expect(answer.modelVersion).toBe("x");
  }
});

test("logprobs", async () => {
  server.use(
    llm.gemini.generateContent({ content: "Hi", logprobs: [{ token: "Hi", logprob: -0.5 }] }),
  );
  const { candidates } = await ai.models.generateContent({ model, contents: "Hi" });
  expect(candidates?.[0]?.avgLogprobs).toBe(-0.5);
  expect(candidates?.[0]?.logprobsResult?.chosenCandidates).toEqual([
    { token: "Hi", logProbability: -0.5 },
  ]);
});
