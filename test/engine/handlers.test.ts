import { RequestHandler } from "msw";
import { expect, test } from "vitest";
import { createHandlers, llm, LLMHandler, openai } from "../../src/index.ts";
import { describeOldNode } from "../../src/stream/host.ts";
import { ask, isMSW2 } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

test("a provider is callable, and its methods make one MSW handler each", () => {
  expect(openai.name).toBe("openai");
  for (const [handler, header] of [
    [openai("Hi"), "openai"],
    [openai.chat("Hi"), "openai.chat"],
    [llm("Hi"), "llm"],
  ] as const) {
    expect(handler).toBeInstanceOf(LLMHandler);
    expect(handler).toBeInstanceOf(RequestHandler);
    expect(handler.info.header).toBe(header);
  }
});

test("the pack is one handler, the same each time", () => {
  expect(llm.handlers).toHaveLength(1);
  expect(llm.handlers[0]).toBe(llm.handlers[0]);
  expect(createHandlers()[0]).not.toBe(llm.handlers[0]);
});

test("the last use() wins, and in one use() the first", async () => {
  server.use(openai.chat("1"));
  server.use(openai.chat("2"), openai.chat("3"));
  expect(await ask("Hello")).toBe("2");
});

test("listHandlers() and resetHandlers()", async () => {
  const mock = openai.chat("Hi");
  server.use(mock);
  expect(server.listHandlers()).toContain(mock);
  await ask("Hello");
  expect([mock.isUsed, mock.callCount]).toEqual([true, 1]);
  server.resetHandlers();
  expect(server.listHandlers()).not.toContain(mock);
  expect([mock.calls.length, mock.callCount]).toEqual([0, 0]);
  expect(await ask("Hello")).toBe("This is a mock request");
});

test("MSW itself asks what a handler matches", async () => {
  const url = "https://api.openai.com/v1/chat/completions";
  const post = new Request(url, { method: "POST", body: "{}" });
  const get = new Request(url);
  expect(await openai.chat("Hi").test({ request: post })).toBe(true);
  expect(await openai.chat("Hi").test({ request: get })).toBe(false);
});

test.skipIf(isMSW2)("closing a server that nobody reset forgets the calls", async () => {
  await ask("Hello");
  expect(llm.handlers.calls).toHaveLength(1);
  llm.handlers[0]?.dispose();
  expect(llm.handlers.calls).toEqual([]);
});

test("MSW 3 on a Node that it doesn't know is told of", () => {
  expect(describeOldNode("20.20.2")).toBe(
    "Failed to create a handler: MSW 3 needs Node 22.12 or later, and this is Node 20.20.2. Use a newer Node, or MSW 2 (npm install --save-dev msw@2).",
  );
  expect(describeOldNode("22.11.0")).toContain("this is Node 22.11.0");
  expect(["22.12.0", "24.21.0", "26.0.0"].map(describeOldNode)).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
