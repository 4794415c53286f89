import { expect, test } from "vitest";
import { llm, sequence } from "../../../src/index.ts";
import { setupLLM } from "../../../src/vitest/index.ts";
import { ask } from "../../support/chat.ts";

const server = setupLLM({ strict: true, unmatched: "error" });

test("an override that never answers", () => {
  server.use(llm.anthropic.messages("Hi"));
});

test("an override that another shadows", async () => {
  server.use(llm.openai.chat("first"));
  server.use(llm.openai("second"));
  expect(await ask("Hello")).toBe("second");
});

test("a sequence with a reply left", async () => {
  server.use(llm.openai.chat(sequence("one", "two")));
  expect(await ask("Hello")).toBe("one");
});

test("overrides that were all asked for", async () => {
  server.use(llm.openai.chat(sequence("one", "two")));
  expect([await ask("Hello"), await ask("Hello")]).toEqual(["one", "two"]);
  server.use(llm.openai.chat("three"));
  expect(await ask("Hello")).toBe("three");
});

test("a failed test, whose overrides were not asked for", () => {
  server.use(llm.anthropic.messages("Hi"));
  expect("answer").toBe("other");
});

test("a call without an override", async () => {
  await ask("Hello");
});
