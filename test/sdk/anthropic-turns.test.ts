import { expect, test } from "vitest";
import { createAsk, HELLO, type Row } from "../support/anthropic-refusals.ts";

const ask = createAsk();

const CALL = { type: "tool_use", id: "toolu_1", name: "now", input: {} };
const RESULT = { type: "tool_result", tool_use_id: "toolu_1", content: "12:00" };
const TEXT = { type: "text", text: "Hello" };
const PNG = { type: "base64", media_type: "image/png", data: "AA==" };

/** A request whose assistant called tools, and what the user said then. */
function answers(calls: object[], ...content: object[]): object {
  const asked = { role: "assistant", content: calls };
  return { messages: [HELLO, asked, { role: "user", content }] };
}

const UNANSWERED =
  "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_1. Each `tool_use` block must have a corresponding `tool_result` block in the next message.";
const SECOND = { ...CALL, id: "toolu_2" };
const SEARCH = { type: "server_tool_use", id: "srvtoolu_1", name: "web_search", input: {} };
const FOUND = { type: "web_search_tool_result", tool_use_id: "srvtoolu_1", content: [] };

test.for<Row>([
  [
    answers([{ ...CALL, input: "{}" }], RESULT),
    "messages.1.content.0.tool_use.input: Input should be a valid dictionary",
    answers([CALL], RESULT),
  ],
  [
    answers([{ ...CALL, id: "functions.now:0" }], RESULT),
    "messages.1.content.0.tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'",
    answers([{ ...CALL, id: "call_0-1" }], { ...RESULT, tool_use_id: "call_0-1" }),
  ],
  [
    answers([CALL, CALL], RESULT),
    "messages.1.content.1: `tool_use` ids must be unique",
    answers([CALL, SECOND], RESULT, { ...RESULT, tool_use_id: "toolu_2" }),
  ],
  [
    answers([CALL], RESULT, RESULT),
    "messages.2.content.1: each tool_use must have a single result. Found multiple `tool_result` blocks with id: toolu_1",
    answers([CALL], RESULT, TEXT),
  ],
  [
    {
      messages: [
        HELLO,
        { role: "assistant", content: [CALL] },
        HELLO,
        { role: "user", content: [RESULT] },
      ],
    },
    UNANSWERED,
    answers([CALL], RESULT),
  ],
  [answers([CALL], TEXT, RESULT), UNANSWERED, answers([CALL], RESULT, TEXT)],
  [
    answers([CALL], { ...RESULT, content: [{ type: "thinking", thinking: "", signature: "" }] }),
    "messages.2.content.0.tool_result.content.0: Input tag 'thinking' found using 'type' does not match any of the expected tags: 'document', 'image', 'search_result', 'text', 'tool_reference'",
    answers([CALL], {
      ...RESULT,
      content: [
        { type: "image", source: PNG },
        { ...TEXT, text: "" },
      ],
    }),
  ],
  [
    answers([CALL], { ...RESULT, content: { time: 12 } }),
    "messages.2.content.0.tool_result.content: Input should be a valid list",
    answers([CALL], { ...RESULT, content: undefined }),
  ],
  [
    answers([CALL], { ...RESULT, is_error: 1 }),
    "messages.2.content.0.tool_result.is_error: Input should be a valid boolean",
    answers([CALL], { ...RESULT, is_error: true }),
  ],
  [
    { messages: [HELLO, { role: "assistant", content: [FOUND] }, HELLO] },
    "messages.1.content.0: unexpected `tool_use_id` found in `web_search_tool_result` blocks: srvtoolu_1. Each `web_search_tool_result` block must have a corresponding `server_tool_use` block before it.",
    { messages: [HELLO, { role: "assistant", content: [SEARCH, FOUND] }, HELLO] },
  ],
  [
    {
      messages: [HELLO, { role: "assistant", content: [CALL, { ...FOUND, tool_use_id: CALL.id }] }],
    },
    "messages.1.content.1: unexpected `tool_use_id` found in `web_search_tool_result` blocks: toolu_1. Each `web_search_tool_result` block must have a corresponding `server_tool_use` block before it.",
    {
      messages: [
        HELLO,
        { role: "assistant", content: [SEARCH] },
        { role: "assistant", content: [FOUND] },
      ],
    },
  ],
  [
    { messages: [{ role: "user", content: [CALL] }] },
    "messages.0: `tool_use` blocks can only be in `assistant` messages",
    { messages: [HELLO, { role: "assistant", content: "Hi" }, HELLO] },
  ],
  [
    { messages: [HELLO, { role: "assistant", content: "Sure: " }] },
    "messages: final assistant content cannot end with trailing whitespace",
    { messages: [HELLO, { role: "assistant", content: "Sure:" }] },
  ],
  [
    { messages: [HELLO, { role: "assistant", content: [{ ...TEXT, text: "Sure:\n" }] }] },
    "messages: final assistant content cannot end with trailing whitespace",
    { messages: [HELLO, { role: "assistant", content: "Sure:\n" }, HELLO] },
  ],
])("%j is refused: %s", async ([refused, message, accepted]) => {
  expect(await ask(refused)).toBe(message);
  expect(await ask(accepted)).toBe("accepted");
});

test.for<[what: string, ...messages: object[]]>([
  ["a user's text ends as it likes", { role: "user", content: "Hello \n" }],
  [
    "results come in neighbours of one role",
    HELLO,
    { role: "assistant", content: [CALL, SECOND] },
    { role: "user", content: [RESULT] },
    { role: "user", content: [{ ...RESULT, tool_use_id: "toolu_2" }] },
  ],
  [
    "a system's message comes between a call and its result",
    HELLO,
    { role: "assistant", content: [CALL] },
    { role: "system", content: "Be brief." },
    { role: "user", content: [RESULT] },
  ],
])("%s", async ([, ...messages]) => {
  expect(await ask({ messages })).toBe("accepted");
});

test("neighbours of one role are one turn, and the first may be the assistant's", async () => {
  const messages = [{ role: "assistant", content: "Hi" }, HELLO, HELLO];
  expect(await ask({ messages })).toBe("accepted");
});
