import { GoogleGenAI } from "@google/genai";
import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { toTokenLogprobs } from "../../src/stream/token-logprobs.ts";
import { chatTwice, COUNT, toOpenAI } from "../support/chat-twice.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

test("log probabilities spell the text, are logarithms, and have as many alternatives as asked for", () => {
  const logprobs = toTokenLogprobs("Grüße aus Oslo, 👋🏽 the", 20);
  expect(logprobs.map(({ token }) => token).join("")).toBe("Grüße aus Oslo, 👋🏽 the");
  for (const { token, logprob, topLogprobs = [] } of logprobs) {
    expect(logprob).toBeLessThanOrEqual(0);
    expect(topLogprobs).toHaveLength(20);
    expect(topLogprobs[0]).toEqual({ token, logprob });
    const sorted = topLogprobs.toSorted((a, b) => b.logprob - a.logprob);
    expect(topLogprobs).toEqual(sorted);
    expect(new Set(topLogprobs.map((top) => top.token)).size).toBe(20);
    expect(topLogprobs.reduce((sum, top) => sum + Math.exp(top.logprob), 0)).toBeLessThanOrEqual(1);
  }
  expect(toTokenLogprobs("Hi", 0)).toEqual([
    { token: "Hi", logprob: expect.any(Number) as number },
  ]);
  expect(toTokenLogprobs("Hi", 3)).toEqual(toTokenLogprobs("Hi", 3));
});

test("OpenAI: who asks for them gets them, the same in body and stream", async () => {
  const params = { logprobs: true, top_logprobs: 3 };
  const [body, streamed] = await chatTwice(() => COUNT, params);
  const tokens = body?.choices[0]?.logprobs?.content ?? [];
  expect(tokens.map(({ token }) => token).join("")).toBe(COUNT);
  expect(tokens.every(({ top_logprobs: top }) => top.length === 3)).toBe(true);
  expect(streamed?.choices[0]?.logprobs?.content).toEqual(tokens);
  for (const { choices } of await chatTwice(() => COUNT, {})) {
    expect(choices[0]?.logprobs ?? null).toBeNull();
  }
});

test("Responses: on each delta and in the whole", async () => {
  const { responses } = toOpenAI(llm.openai.responses(COUNT));
  const include = ["message.output_text.logprobs" as const];
  const stream = responses.stream({ model: "gpt-5.4", input: "Count", include, top_logprobs: 2 });
  const deltas: string[] = [];
  stream.on("response.output_text.delta", ({ logprobs }) =>
    deltas.push(...logprobs.map(({ token }) => token)),
  );
  const { output } = await stream.finalResponse();
  expect(deltas.join("")).toBe(COUNT);
  const [item] = output;
  const [part] = item?.type === "message" ? item.content : [];
  const whole = part?.type === "output_text" ? (part.logprobs ?? []) : [];
  expect(whole.map(({ token }) => token)).toEqual(deltas);
  expect(whole.every(({ top_logprobs: top }) => top.length === 2)).toBe(true);
});

test("Gemini: chosen and top candidates", async () => {
  server.use(llm.gemini.generateContent(COUNT));
  const { models } = new GoogleGenAI({ apiKey: "k" });
  const config = { responseLogprobs: true, logprobs: 2 };
  const params = { model: "gemini-3.5-flash", contents: "Count", config };
  const [candidate] = (await models.generateContent(params)).candidates ?? [];
  const { chosenCandidates = [], topCandidates = [] } = candidate?.logprobsResult ?? {};
  expect(chosenCandidates.map(({ token }) => token).join("")).toBe(COUNT);
  expect(topCandidates.every(({ candidates }) => candidates?.length === 2)).toBe(true);
});
