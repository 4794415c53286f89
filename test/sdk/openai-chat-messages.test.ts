import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import {
  empty,
  missing,
  type Refusal,
  refusalOf,
  unlikePattern,
  unsupported,
  wrongType,
} from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

/** Asked with plain messages, as a program without types would. */
function ask(messages: unknown): Promise<unknown> {
  return client.chat.completions.create({ model: "gpt-5.4", messages } as never);
}

const USER = { role: "user", content: "Hello" };
const CALL = { id: "call_1", type: "function", function: { name: "a", arguments: "{}" } };
const CALLS = { role: "assistant", tool_calls: [CALL, { ...CALL, id: "call_2" }] };
const IMAGE = { type: "image_url", image_url: { url: "data:image/png;base64,AA==" } };
const AUDIO = { type: "input_audio", input_audio: { data: "AA==", format: "wav" } };
const PARTS = "'text', 'image_url', 'input_audio', 'refusal', 'audio', and 'file'";
const ROLES = "'system', 'assistant', 'user', 'function', 'tool', and 'developer'";

function answer(id: string): object {
  return { role: "tool", tool_call_id: id, content: "x" };
}

function silent(index: number): Refusal {
  const message = "Invalid value for 'content': expected a string, got null.";
  return { param: `messages.[${index}].content`, code: null, message };
}

function unanswered(param: string, ids: string): Refusal {
  const message = `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${ids}`;
  return { param, code: null, message };
}

function misplaced(problem: string): Refusal {
  return {
    param: "messages[0]",
    code: "invalid_value",
    message: `Invalid 'messages[0]'. ${problem}`,
  };
}

const ORPHAN =
  "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.";

test.for<[messages: unknown, refusal: Refusal]>([
  [undefined, missing("messages")],
  ["Hello", wrongType("messages", "an array of objects", "a string")],
  [[], empty("messages")],
  [["Hello"], wrongType("messages[0]", "an object", "a string")],
  [[{ content: "Hello" }], missing("messages[0].role")],
  [[{ ...USER, role: "bogus" }], unsupported("messages[0].role", "bogus", ROLES)],
  [[{ role: "user" }], silent(0)],
  [[USER, { role: "assistant", content: null }], silent(1)],
  [[USER, { role: "user", tool_calls: [CALL] }], silent(1)],
  [[USER, { role: "assistant", refusal: null }], silent(1)],
  [[USER, CALLS, { ...answer("call_1"), content: null }, answer("call_2")], silent(2)],
  [[{ role: "developer" }], missing("messages[0].content")],
  [
    [{ role: "developer", content: null }],
    wrongType("messages[0].content", "one of a string or array of objects", "null"),
  ],
  [
    [{ role: "user", content: 7 }],
    wrongType("messages[0].content", "one of a string or array of objects", "an integer"),
  ],
  [
    [{ role: "user", content: ["Hi"] }],
    wrongType("messages[0].content[0]", "an object", "a string"),
  ],
  [[{ role: "user", content: [{ text: "Hi" }] }], missing("messages[0].content[0].type")],
  [[{ role: "user", content: [{ type: "text" }] }], missing("messages[0].content[0].text")],
  [
    [{ role: "user", content: [IMAGE, { type: "input_text", text: "Hi" }] }],
    unsupported("messages[0].content[1].type", "input_text", PARTS),
  ],
  [
    [{ role: "user", content: [{ type: ["text"], text: "Hi" }] }],
    unsupported("messages[0].content[0].type", '["text"]', PARTS),
  ],
  [
    [{ role: "user", content: [{ type: "image_url", image_url: "https://a.b/c.png" }] }],
    wrongType("messages[0].content[0].image_url", "an object", "a string"),
  ],
  [
    [{ role: "user", content: [{ type: "image_url", image_url: {} }] }],
    missing("messages[0].content[0].image_url.url"),
  ],
  [
    [{ role: "user", content: [{ type: "input_audio", input_audio: { data: "" } }] }],
    missing("messages[0].content[0].input_audio.format"),
  ],
  [
    [{ role: "user", content: [{ type: "input_audio", input_audio: { format: "wav" } }] }],
    missing("messages[0].content[0].input_audio.data"),
  ],
  [[{ role: "user", content: [{ type: "file" }] }], missing("messages[0].content[0].file")],
  [
    [USER, { role: "assistant", content: [{ type: "refusal" }] }],
    missing("messages[1].content[0].refusal"),
  ],
  [
    [{ role: "system", content: [IMAGE] }],
    misplaced(
      "Image URLs are only allowed for messages with role 'user', but this message with role 'system' contains an image URL.",
    ),
  ],
  [
    [{ role: "system", content: [AUDIO] }],
    misplaced("Content blocks are expected to be either text or image_url type."),
  ],
  [
    [USER, { role: "assistant", tool_calls: "x" }],
    wrongType("messages[1].tool_calls", "an array of objects", "a string"),
  ],
  [
    [USER, { role: "assistant", function_call: CALL.function, tool_calls: [] }],
    empty("messages[1].tool_calls"),
  ],
  [
    [USER, { role: "assistant", tool_calls: [CALL, { ...CALL, id: undefined }] }],
    missing("messages[1].tool_calls[1].id"),
  ],
  [
    [USER, { role: "assistant", tool_calls: [{ ...CALL, type: "tool" }] }],
    unsupported("messages[1].tool_calls[0].type", "tool", "'function' and 'custom'"),
  ],
  [
    [USER, { role: "assistant", tool_calls: [{ ...CALL, function: { name: "a" } }] }],
    missing("messages[1].tool_calls[0].function.arguments"),
  ],
  [
    [
      USER,
      { role: "assistant", tool_calls: [{ ...CALL, function: { name: "a.b", arguments: "" } }] },
    ],
    unlikePattern("messages[1].tool_calls[0].function.name"),
  ],
  [
    [USER, { role: "assistant", function_call: { name: "a" } }],
    missing("messages[1].function_call.arguments"),
  ],
  [[USER, { role: "function", content: "x" }], missing("messages[1].name")],
  [[USER, { role: "tool", content: "x" }], missing("messages[1].tool_call_id")],
  [[USER, answer("call_1")], { param: "messages.[1].role", code: null, message: ORPHAN }],
  [
    [USER, CALLS, answer("call_1"), answer("call_2"), USER, answer("call_1")],
    { param: "messages.[5].role", code: null, message: ORPHAN },
  ],
  [
    [USER, CALLS, answer("call_9")],
    {
      param: "messages.[2].tool_call_id",
      code: null,
      message:
        "Invalid parameter: 'tool_call_id' of 'call_9' not found in 'tool_calls' of previous message.",
    },
  ],
  [[USER, CALLS], unanswered("messages", "call_1, call_2")],
  [[USER, CALLS, answer("call_1")], unanswered("messages", "call_2")],
  [[USER, CALLS, answer("call_2"), USER], unanswered("messages.[3].role", "call_1")],
])("refuses %j", async ([messages, refusal]) => {
  expect(await refusalOf(ask(messages))).toEqual(refusal);
});

test.for<unknown[]>([
  [{ role: "user", content: "" }],
  [{ role: "user", content: [] }],
  [{ role: "user", content: [{ type: "text", text: "" }, IMAGE, AUDIO] }],
  [{ role: "user", content: [{ type: "file", file: { file_id: "file-1" } }] }],
  [{ role: "developer", content: [{ type: "text", text: "Be brief." }] }, USER],
  [USER, { role: "assistant", content: [{ type: "refusal", refusal: "No." }] }, USER],
  [USER, { role: "assistant", refusal: "No." }, USER],
  [USER, { role: "assistant", audio: { id: "audio_1" } }, USER],
  [USER, { role: "assistant", content: "Hm.", tool_calls: null }, USER],
  [USER, CALLS, answer("call_2"), answer("call_1")],
  [USER, CALLS, answer("call_1"), answer("call_2"), CALLS, answer("call_1"), answer("call_2")],
  [USER, { role: "assistant", function_call: { name: "a", arguments: "" } }, USER],
  [USER, { role: "function", name: "a", content: null }, USER],
])("answers %j", async (messages) => {
  expect(await refusalOf(ask(messages))).toBeUndefined();
});
