import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { setupLLM } from "../../src/vitest/index.ts";
import { ask } from "../support/chat.ts";

const server = setupLLM({ network: "fetch" });

test("a test has its own overrides and calls", async () => {
  server.use(llm.openai.chat("Hi"));
  expect(await ask("Hello")).toBe("Hi");
  expect(server).toHaveReceivedPrompt("Hello");
});

test("and none of those before it", async () => {
  expect(server.calls).toEqual([]);
  expect(await ask("Hello")).toBe("This is a mock request");
});

test("the errors are the test's", async () => {
  await fetch("https://api.openai.com/v1/nothing");
  expect(server.takeErrors()).toHaveLength(1);
});

test("a server and a network are one too many", () => {
  expect(() => setupLLM({ server, network: "fetch" })).toThrow(
    new TypeError(
      "Failed to set up: a server has its own network. Give one of server and network.",
    ),
  );
});
