// The cache itself, to the token: a character is one here, as long as `tokens` says so.
import { expect, test } from "vitest";
import { type CachePlan, usePromptCache } from "../../src/prompt-cache.ts";
import { createStore } from "../../src/store.ts";

type Cached = ReturnType<typeof usePromptCache>;

/** A cache of its own; a prompt's tokens are its characters. */
function createCache(plan: Partial<CachePlan> = {}) {
  const store = createStore();
  return (text: string, more: Partial<CachePlan> = {}, now = 0): Cached =>
    usePromptCache(
      { text, minimumTokens: 10, ...plan, ...more },
      { store, now, tokens: text.length },
    );
}

const toMarks = (ends: number[]): Partial<CachePlan> => ({
  breakpoints: ends.map((end) => ({ end, ttl: 1000 })),
});

const TEN = "0123456789";

test("by itself: as much as the longest beginning in common, and nothing is written", () => {
  const use = createCache();
  expect(use(`${TEN}abcde`)).toEqual({ cacheRead: 0, cacheWrite: 0 });
  expect(use(`${TEN}abcdefgh`)).toEqual({ cacheRead: 15, cacheWrite: 0 });
  expect(use(`${TEN}abc`)).toEqual({ cacheRead: 13, cacheWrite: 0 });
});

test("by itself: the smallest number is cached, one less is not", () => {
  const use = createCache();
  use(`${TEN}abc`);
  expect(use(`${TEN}xyz`).cacheRead).toBe(10);
  expect(use("012345678x").cacheRead).toBe(0);
});

test("by itself: what differs in its first character has nothing in common", () => {
  const use = createCache({ minimumTokens: 1 });
  expect(use(TEN).cacheRead).toBe(0);
  expect(use(`x${TEN.slice(1)}`).cacheRead).toBe(0);
  expect(use("y").cacheRead).toBe(0);
  expect(use("y").cacheRead).toBe(1);
  expect(use("").cacheRead).toBe(0);
});

test("by itself: in whole steps of a share that is rounded down", () => {
  const use = createCache({ step: 4 });
  use(`${TEN}abcde`);
  expect(use(`${TEN}abcdx`).cacheRead).toBe(12);
  const store = createStore();
  const plan = { text: TEN, minimumTokens: 1 };
  usePromptCache(plan, { store, now: 0, tokens: 7 });
  const half = { text: "01234xxxxx", minimumTokens: 1 };
  expect(usePromptCache(half, { store, now: 0, tokens: 7 }).cacheRead).toBe(3);
});

test("a hundred prompts are kept, those that were used last", () => {
  const use = createCache();
  const toPrompt = (index: number): string => String.fromCharCode(0x4e00 + index).repeat(20);
  for (let index = 0; index < 100; index++) use(toPrompt(index));
  expect(use(toPrompt(0)).cacheRead).toBe(20);
  use(toPrompt(100));
  expect(use(toPrompt(0)).cacheRead).toBe(20);
  expect(use(toPrompt(2)).cacheRead).toBe(20);
  // the one that was not used for longest had to go
  expect(use(toPrompt(1)).cacheRead).toBe(0);
});

test("marks: what was written is gone when its time is over", () => {
  const use = createCache(toMarks([12]));
  const text = `${TEN}ab`;
  expect(use(text)).toEqual({ cacheRead: 0, cacheWrite: 12 });
  expect(use(text, {}, 999)).toEqual({ cacheRead: 12, cacheWrite: 0 });
  expect(use(text, {}, 1999)).toEqual({ cacheRead: 0, cacheWrite: 12 });
});

test("marks: to be read is to be kept for longer, also where the mark has moved on", () => {
  const use = createCache();
  use(`${TEN}aaaaa`, toMarks([10]));
  expect(use(`${TEN}bbbbb`, toMarks([15]), 900)).toEqual({ cacheRead: 10, cacheWrite: 5 });
  expect(use(`${TEN}ccccc`, toMarks([15]), 1800)).toEqual({ cacheRead: 10, cacheWrite: 5 });
});

test("marks: what was kept beyond the last mark is not read", () => {
  const use = createCache();
  const text = `${TEN}aaaaa`;
  expect(use(text, toMarks([10, 15]))).toEqual({ cacheRead: 0, cacheWrite: 15 });
  expect(use(text, toMarks([10]))).toEqual({ cacheRead: 10, cacheWrite: 0 });
  expect(use(text, toMarks([12]))).toEqual({ cacheRead: 10, cacheWrite: 2 });
});

test("marks: a beginning that is too short is not kept, the shortest is", () => {
  const use = createCache();
  expect(use(`${TEN}aaaaa`, toMarks([5, 15]))).toEqual({ cacheRead: 0, cacheWrite: 15 });
  expect(use("01234xxxxxxxxxx", toMarks([15]))).toEqual({ cacheRead: 0, cacheWrite: 15 });
  const other = createCache();
  expect(other(TEN, toMarks([9]))).toEqual({ cacheRead: 0, cacheWrite: 0 });
  expect(other(TEN, toMarks([10]))).toEqual({ cacheRead: 0, cacheWrite: 10 });
  expect(other(`${TEN}aaaaa`, toMarks([15]))).toEqual({ cacheRead: 10, cacheWrite: 5 });
  expect(other("abc", { ...toMarks([]), minimumTokens: 0 })).toEqual({
    cacheRead: 0,
    cacheWrite: 0,
  });
});

test("marks: a hundred beginnings are kept", () => {
  const use = createCache(toMarks([20]));
  const toPrompt = (index: number): string => String.fromCharCode(0x4e00 + index).repeat(20);
  for (let index = 0; index <= 100; index++) use(toPrompt(index));
  expect(use(toPrompt(1)).cacheRead).toBe(20);
  expect(use(toPrompt(0)).cacheRead).toBe(0);
});
