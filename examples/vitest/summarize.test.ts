import { errors, llm, sequence } from "msw-llm";
import { expect, test } from "vitest";
import { server } from "./setup.ts";
import { summarize } from "./summarize.ts";

test("gives the model's summary", async () => {
  const mock = llm.openai.chat("A fox jumps over a dog.");
  server.use(mock);
  expect(await summarize("The quick brown fox jumps over the lazy dog.")).toBe(
    "A fox jumps over a dog.",
  );
  expect(mock).toHaveReceivedSystem(/one sentence/);
  expect(mock).toHaveReceivedPrompt(/lazy dog/);
});

test.concurrent("survives a rate limit", async () => {
  const mock = llm.openai.chat(sequence(errors.rateLimit(), "A fox jumps."));
  server.use(mock);
  expect(await summarize("The quick brown fox …")).toBe("A fox jumps.");
  expect(mock.calls.map(({ status }) => status)).toEqual([429, 200]);
});

test("passes on that the model is overloaded in the middle of an answer", async () => {
  server.use(llm.openai.chat(["A fox ", errors.overloaded()]));
  await expect(summarize("The quick brown fox …")).rejects.toThrow(/overloaded/);
});
