// Streams, put together to the bodies that the same answers would have been.
import { expect, test } from "vitest";
import { messages } from "./formats/anthropic-messages.ts";
import { generateContent } from "./formats/gemini-generate-content.ts";
import { chat } from "./formats/openai-chat.ts";
import { completions } from "./formats/openai-completions.ts";

test("a chat", () => {
  const chunk = (delta: object, finish_reason: string | null = null): object => ({
    id: "c",
    object: "chat.completion.chunk",
    obfuscation: "x",
    choices: [{ index: 0, delta, finish_reason }],
  });
  const call = (fields: object): object => chunk({ tool_calls: [{ index: 0, ...fields }] });
  const chunks = [
    chunk({ role: "assistant", content: "He" }),
    chunk({ content: "y" }),
    call({ id: "1", type: "function", function: { name: "f", arguments: "" } }),
    call({ function: { arguments: "{}" } }),
    chunk({}, "tool_calls"),
    { id: "c", object: "chat.completion.chunk", choices: [], usage: { total_tokens: 3 } },
    "[DONE]",
  ];
  const calls = [{ id: "1", type: "function", function: { name: "f", arguments: "{}" } }];
  expect(chat.join(chunks)).toEqual({
    id: "c",
    object: "chat.completion",
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: "Hey", refusal: null, tool_calls: calls },
        logprobs: null,
        finish_reason: "tool_calls",
      },
    ],
    usage: { total_tokens: 3 },
  });
});

test("a completion", () => {
  const chunks = ["He", "y"].map((text) => ({
    choices: [{ index: 0, text, finish_reason: text === "y" ? "stop" : null, logprobs: null }],
  }));
  expect(completions.join([...chunks, "[DONE]"])).toEqual({
    choices: [{ index: 0, text: "Hey", finish_reason: "stop", logprobs: null }],
  });
});

test("a message", () => {
  const delta = (index: number, delta: object): object => ({
    type: "content_block_delta",
    index,
    delta,
  });
  const events = [
    { type: "message_start", message: { id: "m", content: [], usage: { input_tokens: 1 } } },
    { type: "content_block_start", index: 0, content_block: { type: "text", text: "" } },
    delta(0, { type: "text_delta", text: "Hey" }),
    delta(0, { type: "citations_delta", citation: { url: "u" } }),
    { type: "content_block_stop", index: 0 },
    { type: "content_block_start", index: 1, content_block: { type: "tool_use", input: {} } },
    delta(1, { type: "input_json_delta", partial_json: '{"a"' }),
    delta(1, { type: "input_json_delta", partial_json: ":1}" }),
    { type: "content_block_stop", index: 1 },
    { type: "message_delta", delta: { stop_reason: "end_turn" }, usage: { output_tokens: 2 } },
    { type: "message_stop" },
  ];
  expect(messages.join(events)).toEqual({
    id: "m",
    content: [
      { type: "text", text: "Hey", citations: [{ url: "u" }] },
      { type: "tool_use", input: { a: 1 } },
    ],
    stop_reason: "end_turn",
    usage: { input_tokens: 1, output_tokens: 2 },
  });
});

test("an answer of Gemini", () => {
  const chunk = (part: object, rest: object = {}): object => ({
    candidates: [{ index: 0, content: { role: "model", parts: [part] }, ...rest }],
  });
  const chunks = [
    chunk({ text: "Hm", thought: true }),
    chunk({ text: "He", thoughtSignature: "s" }),
    chunk({ text: "y" }),
    { ...chunk({ text: "" }, { finishReason: "STOP" }), responseId: "r" },
  ];
  const parts = [
    { text: "Hm", thought: true },
    { text: "Hey", thoughtSignature: "s" },
  ];
  expect(generateContent.join(chunks)).toEqual({
    candidates: [{ index: 0, content: { role: "model", parts }, finishReason: "STOP" }],
    responseId: "r",
  });
});
