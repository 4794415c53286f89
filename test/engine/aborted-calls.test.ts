import { expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import { CHAT_URL } from "../support/chat.ts";

const body = JSON.stringify({ model: "m", messages: [{ role: "user", content: "Hi" }] });

test("a call that was aborted says so, also where nobody looked at its signal before", async () => {
  const abort = new AbortController();
  const mock = llm.openai.chat(() => {
    abort.abort();
    return "too late";
  });
  const init = { method: "POST", body, signal: abort.signal };
  await expect(createFetch(mock)(CHAT_URL, init)).rejects.toThrow(/abort/i);
  await mock.calls[0]?.done;
  expect(mock.calls[0]?.signal.aborted).toBe(true);
});

test("an abort after the answer is none", async () => {
  const abort = new AbortController();
  const mock = llm.openai.chat("in time");
  await createFetch(mock)(CHAT_URL, { method: "POST", body, signal: abort.signal });
  abort.abort();
  expect(mock.calls[0]?.signal.aborted).toBe(false);
});

test("each delta of a stream is delivered once", async () => {
  const mock = llm.openai.chat("one two three", { chunking: "word" });
  const stream = JSON.stringify({ ...(JSON.parse(body) as object), stream: true });
  await (await createFetch(mock)(CHAT_URL, { method: "POST", body: stream })).text();
  expect(mock.calls[0]?.delivered.text).toBe("one two three");
});
