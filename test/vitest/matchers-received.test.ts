import { expect, test } from "vitest";
import { createFetch, createHandlers, llm, sequence } from "../../src/index.ts";
import { matchers } from "../../src/matchers/index.ts";

expect.extend(matchers);

const BODY = { model: "gpt-5.4", messages: [{ role: "user", content: "Hello" }] };

async function send(...handlers: Parameters<typeof createFetch>): Promise<void> {
  const fetch = createFetch(...handlers);
  const url = "https://api.openai.com/v1/chat/completions";
  await fetch(url, { method: "POST", body: JSON.stringify(BODY) });
}

test("a pack, a list of calls and whatever has calls are watched as a handler is", async () => {
  const pack = createHandlers();
  await send(...pack);
  expect(pack).toHaveReceivedPrompt("Hello");
  expect(pack.calls).toHaveReceivedPrompt("Hello");
  expect({ calls: pack.calls }).toHaveReceivedPrompt("Hello");
  expect(() => expect(pack).toHaveRequestedModel("x")).toThrow("a call of llm.handlers with");
  expect(() => expect({ calls: [] }).toHaveRequestedModel("x")).toThrow(
    "a call of the server with",
  );
});

test("what has no calls is told from what has none yet", () => {
  const none = "has none. Give a handler such as llm.openai.chat(…)";
  expect(() => expect({}).toHaveReceivedPrompt("Hello")).toThrow(`this object ${none}`);
  expect(() => expect(llm.openai.chat).not.toHaveReceivedPrompt("Hello")).toThrow(
    `a function ${none}`,
  );
  expect(() => expect(undefined).not.toHaveReceivedPrompt("Hello")).toThrow(`undefined ${none}`);
});

test("what is no text is told from a text that nobody sent", async () => {
  const mock = llm.openai.chat("Hi");
  await send(mock);
  const nothing = undefined as unknown as string;
  expect(() => expect(mock).toHaveReceivedPrompt(nothing)).toThrow(
    "Failed to compare texts: undefined is expected. Give a string or a RegExp.",
  );
});

test("toBeExhausted", async () => {
  const steps = sequence("one", "two");
  const mock = llm.openai.chat(steps);
  expect(() => expect(mock).toBeExhausted()).toThrow(
    "Expected the sequence of openai.chat to be exhausted: 2 of its replies are left.",
  );
  await send(mock);
  expect(mock).not.toBeExhausted();
  expect(() => expect(steps).toBeExhausted()).toThrow(
    "Expected the sequence to be exhausted: 1 of its replies is left.",
  );
  await send(mock);
  expect(mock).toBeExhausted();
  expect(steps).toBeExhausted();
  expect(() => expect(mock).not.toBeExhausted()).toThrow(
    "Expected the sequence of openai.chat not to be exhausted: none of its replies is left.",
  );
  expect(() => expect(llm.openai.chat("Hi")).not.toBeExhausted()).toThrow(
    new TypeError(
      "Failed to read what is left: openai.chat has no sequence. Give a sequence(…), or a handler that answers with one.",
    ),
  );
});
