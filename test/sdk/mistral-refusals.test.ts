import { expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";

const send = createFetch(...llm.mistral.handlers);
const USER = { role: "user", content: "Hello" };
const CALL = { id: "abcdefgh1", function: { name: "f", arguments: "{}" } };
const CALLED = { role: "assistant", content: "", tool_calls: [CALL] };
const RESULT = { role: "tool", tool_call_id: "abcdefgh1", content: "1" };

async function post(path: string, body: object): Promise<{ status: number; body: unknown }> {
  const response = await send(`https://api.mistral.ai/v1/${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const chat = (body: object) =>
  post("chat/completions", { model: "mistral-small-latest", messages: [USER], ...body });

/** What Pydantic says: the place, and the kind of the mistake. */
function detail(type: string, ...loc: (string | number)[]): object {
  return { status: 422, body: { detail: [{ type, loc: ["body", ...loc] }] } };
}

function refused(type: string, code: string, message: string): object {
  const body = { object: "error", type, code, message, param: null, raw_status_code: 400 };
  return { status: 400, body };
}

const ORDER = "invalid_request_message_order";

test.for<[title: string, body: object, expected: object]>([
  ["no model", { model: undefined }, detail("missing", "model")],
  ["a model that is no text", { model: 1 }, detail("string_type", "model")],
  ["no messages", { messages: undefined }, detail("missing", "messages")],
  ["messages that are no list", { messages: "Hi" }, detail("list_type", "messages")],
  ["a message that is no object", { messages: ["Hi"] }, detail("dict_type", "messages", 0)],
  ["no role", { messages: [{ content: "" }] }, detail("union_tag_not_found", "messages", 0)],
  [
    "an unknown role",
    { messages: [{ role: "developer", content: "" }] },
    detail("union_tag_invalid", "messages", 0),
  ],
  [
    "a message without content",
    { messages: [{ role: "user" }] },
    detail("missing", "messages", 0, "user", "content"),
  ],
  ["too hot", { temperature: 1.6 }, detail("less_than_equal", "temperature")],
  ["too cold", { temperature: -0.1 }, detail("greater_than_equal", "temperature")],
  ["a temperature in words", { temperature: "hot" }, detail("float_type", "temperature")],
  ["half a token", { max_tokens: 0.5 }, detail("int_from_float", "max_tokens")],
  ["no choices", { n: 0 }, detail("greater_than_equal", "n")],
  ["a tool without a function", { tools: [{}] }, detail("missing", "tools", 0, "function")],
  [
    "a function without a name",
    { tools: [{ function: {} }] },
    detail("missing", "tools", 0, "function", "name"),
  ],
  [
    "an empty conversation",
    { messages: [] },
    refused(ORDER, "3230", "Conversation must have at least one message"),
  ],
  [
    "the model's own words at the end",
    { messages: [USER, { role: "assistant", content: "Well" }] },
    refused(
      ORDER,
      "3230",
      "Expected last role User or Tool (or Assistant with prefix True) for serving but got assistant",
    ),
  ],
  [
    "another provider's tool call id",
    { messages: [USER, { ...CALLED, tool_calls: [{ ...CALL, id: "call_1" }] }, RESULT] },
    refused(
      "invalid_function_call",
      "3280",
      "Tool call id was call_1 but must be a-z, A-Z, 0-9, with a length of 9.",
    ),
  ],
  [
    "a call without its result",
    { messages: [USER, CALLED, USER] },
    refused(ORDER, "3230", "Not the same number of function calls and responses"),
  ],
  [
    "a result too many",
    { messages: [USER, CALLED, RESULT, RESULT] },
    refused(ORDER, "3230", "Not the same number of function calls and responses"),
  ],
])("%s is refused", async ([, body, expected]) => {
  expect(await chat(body)).toMatchObject(expected);
});

test.for<[title: string, body: object]>([
  ["the hottest", { temperature: 1.5 }],
  ["a number in a text", { temperature: "0.5" }],
  ["parameters that are null", { temperature: null, max_tokens: null, tools: null }],
  [
    "a beginning of the answer",
    { messages: [USER, { role: "assistant", content: "W", prefix: true }] },
  ],
  ["a call and its result", { messages: [USER, CALLED, RESULT] }],
  ["a question after a result", { messages: [USER, CALLED, RESULT, USER] }],
  ["an answer without content", { messages: [USER, { role: "assistant", content: null }, USER] }],
  ["a tool that runs at Mistral", { tools: [{ type: "web_search" }] }],
])("%s is accepted", async ([, body]) => {
  expect((await chat(body)).status).toBe(200);
});

test("the other endpoints refuse what they cannot read", async () => {
  const model = "m";
  expect(await post("agents/completions", { messages: [USER] })).toMatchObject(
    detail("missing", "agent_id"),
  );
  expect(await post("fim/completions", { model })).toMatchObject(detail("missing", "prompt"));
  expect(await post("embeddings", { model })).toMatchObject(detail("missing", "input"));
  expect(await post("embeddings", { model, input: [1] })).toMatchObject(
    detail("string_type", "input", 0),
  );
  expect(await post("embeddings", { model, input: "a", output_dimension: 0 })).toMatchObject(
    detail("greater_than_equal", "output_dimension"),
  );
  expect(await post("embeddings", { model, input: "a", output_dtype: "int4" })).toMatchObject(
    detail("enum", "output_dtype"),
  );
  expect(await post("embeddings", { model, input: Array(257).fill("a") })).toMatchObject(
    refused(
      "invalid_request_prompt",
      "3210",
      "Too many inputs in request, split into more batches.",
    ),
  );
  expect((await post("embeddings", { model, input: Array(256).fill("a") })).status).toBe(200);
  expect(await post("moderations", { model })).toMatchObject(detail("missing", "input"));
  expect(await post("chat/moderations", { model, input: [{ role: "x" }] })).toMatchObject(
    detail("union_tag_invalid", "input", 0),
  );
  expect((await post("chat/moderations", { model, input: [[USER], [USER]] })).status).toBe(200);
  expect(await post("ocr", { model })).toMatchObject(detail("missing", "document"));
});
