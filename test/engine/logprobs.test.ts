import { expect, test } from "vitest";
import { toTokenLogprobs } from "../../src/stream/token-logprobs.ts";

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
