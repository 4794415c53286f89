import Anthropic from "@anthropic-ai/sdk";
import { expect, test } from "vitest";
import { createFetch, llm, reasoning, text } from "../../src/index.ts";
import { createStopScanner } from "../../src/respond/stop-sequence.ts";
import { chatTwice, COUNT, MESSAGES } from "../support/chat-twice.ts";
import { usePack } from "../support/server.ts";

usePack();

test("a stop sequence ends the text before it, over the borders of pieces too", async () => {
  function* pieces(): Generator<string> {
    yield* ["one STA", "R two S", "T", "OP three"];
  }
  for (const { choices } of await chatTwice(pieces, { stop: ["STOP", "NEVER"] })) {
    expect(choices[0]?.message.content).toBe("one STAR two ");
    expect(choices[0]?.finish_reason).toBe("stop");
  }
});

test("nothing goes out after a stop sequence, and Anthropic names it", async () => {
  function* pieces(): Generator<string> {
    yield* ["one STOP two", " three", " STOP four"];
  }
  const fetch = createFetch(llm.anthropic.messages(pieces));
  const { messages } = new Anthropic({ apiKey: "k", fetch });
  const stop_sequences = ["four", "STOP"];
  const params = { model: "claude-sonnet-5", max_tokens: 99, messages: MESSAGES, stop_sequences };
  for (const message of [
    await messages.create(params),
    await messages.stream(params).finalMessage(),
  ]) {
    expect(message.content).toMatchObject([{ type: "text", text: "one " }]);
    expect(message).toMatchObject({ stop_reason: "stop_sequence", stop_sequence: "STOP" });
  }
});

test("what only began like a stop sequence goes out at the end", async () => {
  for (const { choices } of await chatTwice(() => ["one ST", "O"], { stop: "STOP" })) {
    expect(choices[0]?.message.content).toBe("one STO");
  }
});

test("a stop sequence is looked for in texts, and not across them", async () => {
  const reply = [text("one ST"), text("OP two"), reasoning("STOP")];
  for (const { choices } of await chatTwice(() => reply, { stop: "STOP" })) {
    expect(choices[0]?.message.content).toBe("one STOP two");
  }
});

test("a limit before the stop sequence comes first", async () => {
  for (const { choices } of await chatTwice(() => COUNT, {
    stop: "four",
    max_completion_tokens: 2,
  })) {
    expect(choices[0]).toMatchObject({ finish_reason: "length", message: { content: "one two" } });
  }
});

test("the sequence that is complete first is the one that stops", () => {
  const scan = (text: string): object => createStopScanner(["bcd", "c", ""].slice(0, 2)).scan(text);
  expect(scan("abcd")).toEqual({ text: "ab", found: "c" });
  expect(scan("ab")).toEqual({ text: "a" });
});

test("of two that are complete at once, the one that the request names first", () => {
  const scan = (sequences: string[]): object => createStopScanner(sequences).scan("abcde");
  expect(scan(["cd", "bcd"])).toEqual({ text: "ab", found: "cd" });
  expect(scan(["bcd", "cd"])).toEqual({ text: "a", found: "bcd" });
  expect(scan(["de", "cd"])).toEqual({ text: "ab", found: "cd" });
});

test("what may become a stop sequence is held back, and nothing else", () => {
  const scanner = createStopScanner(["STOP", "TO"]);
  expect(scanner.scan("a ST")).toEqual({ text: "a " });
  expect(scanner.scan("A")).toEqual({ text: "STA" });
  expect(scanner.scan("S")).toEqual({ text: "" });
  expect(scanner.flush()).toBe("S");
  expect(scanner.flush()).toBe("");
  expect(scanner.scan("TOP")).toEqual({ text: "", found: "TO" });
  expect(scanner.flush()).toBe("");
});
