import { GoogleGenAI } from "@google/genai";
import OpenAI from "openai";
import { expect, test } from "vitest";
import { createFetch, createHandlers, llm } from "../../src/index.ts";
import { usePromptCache } from "../../src/prompt-cache.ts";
import { createStore } from "../../src/store.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

/** Some 2,000 tokens. */
const LONG = "All the words of a long prompt. ".repeat(300);

function ask(prompts: string[][], promptCache: boolean): Promise<OpenAI.CompletionUsage[]> {
  const handlers = createHandlers({ promptCache });
  const client = new OpenAI({ apiKey: "k", fetch: createFetch(...handlers) });
  return prompts.reduce<Promise<OpenAI.CompletionUsage[]>>(async (before, texts) => {
    const usages = await before;
    const messages = texts.map((content, index) => ({
      role: index % 2 === 0 ? ("user" as const) : ("assistant" as const),
      content,
    }));
    const { usage } = await client.chat.completions.create({ model: "gpt-5.4", messages });
    return [...usages, usage!];
  }, Promise.resolve([]));
}

const toCached = ({ prompt_tokens_details: details }: OpenAI.CompletionUsage): number =>
  details?.cached_tokens ?? 0;

test("OpenAI: a prompt that begins as an earlier one, in steps of 128 tokens", async () => {
  const usages = await ask([[LONG], [LONG, "Hi", "Go on"], [LONG, "Ho", "Stop"]], true);
  const [first, second, third] = usages.map(toCached);
  expect(first).toBe(0);
  expect(second).toBeGreaterThan(1024);
  expect(second! % 128).toBe(0);
  expect(third).toBe(second);
  expect(usages[1]!.prompt_tokens).toBeGreaterThan(second!);
  llm.handlers[0]?.reset();
});

test("OpenAI: nothing below 1,024 tokens, nothing where the beginning differs, nothing unless asked for", async () => {
  const short = LONG.slice(0, 3000);
  expect((await ask([[short], [short]], true)).map(toCached)).toEqual([0, 0]);
  expect((await ask([[LONG], [`No. ${LONG}`]], true)).map(toCached)).toEqual([0, 0]);
  expect((await ask([[LONG], [LONG]], false)).map(toCached)).toEqual([0, 0]);
  llm.handlers[0]?.reset();
});

test("Gemini: the larger models keep longer prompts alone, and resetHandlers() empties the cache", async () => {
  server.use(llm.gemini.generateContent("Hi", { promptCache: true }));
  const { models } = new GoogleGenAI({ apiKey: "k" });
  const cached = async (model: string): Promise<number | undefined> =>
    (await models.generateContent({ model, contents: LONG })).usageMetadata
      ?.cachedContentTokenCount;
  expect(await cached("gemini-3.5-flash")).toBeUndefined();
  expect(await cached("gemini-3.5-flash")).toBeGreaterThan(1024);
  expect(await cached("gemini-3.5-pro")).toBeUndefined();
  server.resetHandlers();
  server.use(llm.gemini.generateContent("Hi", { promptCache: true }));
  expect(await cached("gemini-3.5-flash")).toBeUndefined();
});

test("marks: what is written once is read for as long as it lives, and longer when it is used", () => {
  const store = createStore();
  const plan = (text: string, ends: number[]) => ({
    text,
    minimumTokens: 10,
    breakpoints: ends.map((end) => ({ end, ttl: 1000 })),
  });
  const use = (text: string, ends: number[], now: number) =>
    usePromptCache(plan(text, ends), { store, now, tokens: text.length });
  const text = "0123456789abcdefghij";
  expect(use(text, [15], 0)).toEqual({ cacheRead: 0, cacheWrite: 15 });
  expect(use(text, [15], 900)).toEqual({ cacheRead: 15, cacheWrite: 0 });
  // the mark may move on: what was kept before it is found
  expect(use(text, [20], 1800)).toEqual({ cacheRead: 15, cacheWrite: 5 });
  expect(use(text, [20], 2900)).toEqual({ cacheRead: 0, cacheWrite: 20 });
  expect(use(`x${text}`, [21], 2900)).toEqual({ cacheRead: 0, cacheWrite: 21 });
  expect(use("short", [5], 2900)).toEqual({ cacheRead: 0, cacheWrite: 0 });
});
