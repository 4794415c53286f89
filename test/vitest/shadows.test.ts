import { expect, test } from "vitest";
import { llm, sequence } from "../../src/index.ts";

test("a handler shadows those whose every endpoint it answers", () => {
  const chat = llm.openai.chat("Hi");
  expect(llm.openai.chat("Hi").shadows(chat)).toBe(true);
  expect(llm.openai("Hi").shadows(chat)).toBe(true);
  expect(llm("Hi").shadows(chat)).toBe(true);
  expect(llm.openai.chat(sequence("Hi")).shadows(chat)).toBe(true);
  expect(chat.shadows(llm.openai("Hi"))).toBe(false);
  expect(llm.anthropic.messages("Hi").shadows(chat)).toBe(false);
});

test("none that may leave a request to the next one", () => {
  const chat = llm.openai.chat("Hi");
  expect(llm.openai.chat("Hi", { once: true }).shadows(chat)).toBe(false);
  expect(llm.openai.chat("Hi", { when: { turn: 0 } }).shadows(chat)).toBe(false);
  expect(llm.openai.chat(() => undefined).shadows(chat)).toBe(false);
});

test("a handler tells what is left of its sequence", () => {
  expect(llm.openai.chat(sequence("one", "two")).remaining).toBe(2);
  expect(llm.openai.chat("Hi").remaining).toBeUndefined();
});
