import { expect, test } from "vitest";
import { createFetch, createHandlers, llm, sequence } from "../../src/index.ts";
import { matchers } from "../../src/matchers/index.ts";
import { messageOf } from "../support/message-of.ts";

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
  expect(messageOf(() => expect(pack).toHaveRequestedModel("x"))).toBe(
    'Expected a call of llm.handlers with the model "x": none of 1 call has it.\n\n  1. "gpt-5.4"',
  );
  expect(messageOf(() => expect({ calls: [] }).toHaveRequestedModel("x"))).toBe(
    'Expected a call of the server with the model "x": there is no call.',
  );
});

test("what has no calls is told from what has none yet", () => {
  const toMistake = (what: string): TypeError =>
    new TypeError(
      `Failed to read the calls: ${what} has none. Give a handler such as llm.openai.chat(…), a pack such as llm.handlers, or a list of calls.`,
    );
  expect(() => expect({}).toHaveReceivedPrompt("Hello")).toThrow(toMistake("this object"));
  const { chat } = llm.openai;
  expect(() => expect(chat).not.toHaveReceivedPrompt("Hello")).toThrow(toMistake("a function"));
  expect(() => expect(undefined).toHaveOfferedTool("f")).toThrow(toMistake("undefined"));
  expect(() => expect(null).not.toHaveRequestedModel("m")).toThrow(toMistake("null"));
});

test("what is no text is told from a text that nobody sent", async () => {
  const mock = llm.openai.chat("Hi");
  await send(mock);
  const nothing = undefined as unknown as string;
  expect(() => expect(mock).toHaveReceivedPrompt(nothing)).toThrow(
    new TypeError("Failed to compare texts: undefined is expected. Give a string or a RegExp."),
  );
});

test("toBeExhausted", async () => {
  const steps = sequence("one", "two");
  const mock = llm.openai.chat(steps);
  expect(messageOf(() => expect(mock).toBeExhausted())).toBe(
    "Expected the sequence of openai.chat to be exhausted: 2 of its replies are left.",
  );
  await send(mock);
  expect(mock).not.toBeExhausted();
  expect(messageOf(() => expect(steps).toBeExhausted())).toBe(
    "Expected the sequence to be exhausted: 1 of its replies is left.",
  );
  await send(mock);
  expect(mock).toBeExhausted();
  expect(steps).toBeExhausted();
  expect(messageOf(() => expect(mock).not.toBeExhausted())).toBe(
    "Expected the sequence of openai.chat not to be exhausted: none of its replies is left.",
  );
  const { toBeExhausted } = matchers;
  const none = "has no sequence. Give a sequence(…), or a handler that answers with one.";
  expect(() => toBeExhausted.call({ equals: Object.is }, [])).toThrow(
    new TypeError(`Failed to read what is left: this object ${none}`),
  );
  expect(() => expect(llm.openai.chat("Hi")).not.toBeExhausted()).toThrow(
    new TypeError(
      "Failed to read what is left: openai.chat has no sequence. Give a sequence(…), or a handler that answers with one.",
    ),
  );
});
