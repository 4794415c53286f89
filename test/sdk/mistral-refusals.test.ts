import { expect, test } from "vitest";
import { createFetch, errors, llm } from "../../src/index.ts";
import { type Answered, detail, post, refused, worded } from "../support/mistral-refusals.ts";

const USER = { role: "user", content: "Hello" };
const CALL = { id: "abcdefgh1", function: { name: "f", arguments: "{}" } };
const CALLED = { role: "assistant", content: "", tool_calls: [CALL] };
const RESULT = { role: "tool", tool_call_id: "abcdefgh1", content: "1" };
const OTHER_RESULT = { ...RESULT, tool_call_id: "abcdefgh2" };
const MODEL = "mistral-small-latest";

const chat = (body: object): Promise<Answered> =>
  post("chat/completions", { model: MODEL, messages: [USER], ...body });

function misplaced(message: string): object {
  return refused("invalid_request_message_order", "3230", message);
}

function wrongId(id: string): object {
  const message = `Tool call id was ${id} but must be a-z, A-Z, 0-9, with a length of 9.`;
  return refused("invalid_function_call", "3280", message);
}

const lastRole = (role: string): object =>
  misplaced(
    `Expected last role User or Tool (or Assistant with prefix True) for serving but got ${role}`,
  );

const UNEQUAL = misplaced("Not the same number of function calls and responses");

test.for<[title: string, body: object, expected: object]>([
  ["no model", { model: undefined }, detail("missing", "model")],
  ["a model that is no text", { model: 1 }, detail("string_type", "model")],
  ["no messages", { messages: undefined }, detail("missing", "messages")],
  ["messages that are no list", { messages: "Hi" }, detail("list_type", "messages")],
  ["a message that is no object", { messages: ["Hi"] }, detail("dict_type", "messages", 0)],
  ["no role", { messages: [{ content: "" }] }, detail("union_tag_not_found", "messages", 0)],
  [
    "an unknown role",
    { messages: [USER, { role: "developer", content: "" }] },
    worded(
      "union_tag_invalid",
      "Input tag 'developer' found using 'role' does not match any of the expected tags: 'system', 'user', 'assistant', 'tool'",
      "messages",
      1,
    ),
  ],
  [
    "a message without content",
    { messages: [{ role: "user" }] },
    detail("missing", "messages", 0, "user", "content"),
  ],
  ["tools that are no list", { tools: {} }, detail("list_type", "tools")],
  ["a tool without a function", { tools: [{}] }, detail("missing", "tools", 0, "function")],
  [
    "a function without a name",
    { tools: [{ function: { name: "f" } }, { function: {} }] },
    detail("missing", "tools", 1, "function", "name"),
  ],
  [
    "an empty conversation",
    { messages: [] },
    misplaced("Conversation must have at least one message"),
  ],
  [
    "the model's own words at the end",
    { messages: [USER, { role: "assistant", content: "Well" }] },
    lastRole("assistant"),
  ],
  [
    "the beginning of an instruction",
    { messages: [USER, { role: "system", content: "Well", prefix: true }] },
    lastRole("system"),
  ],
  ["a call at the end", { messages: [USER, CALLED] }, lastRole("assistant")],
  [
    "another provider's tool call id",
    { messages: [USER, { ...CALLED, tool_calls: [{ ...CALL, id: "call_1" }] }, RESULT] },
    wrongId("call_1"),
  ],
  [
    "another provider's id at a result alone",
    { messages: [USER, CALLED, { ...RESULT, tool_call_id: "call-1234" }] },
    wrongId("call-1234"),
  ],
  ["a call without its result", { messages: [USER, CALLED, USER] }, UNEQUAL],
  ["a result too many", { messages: [USER, CALLED, RESULT, RESULT] }, UNEQUAL],
])("%s is refused", async ([, body, expected]) => {
  expect(await chat(body)).toMatchObject(expected);
});

test.for<[title: string, body: object, type: Parameters<typeof detail>[0]]>([
  ["in words", { temperature: "hot" }, "float_parsing"],
  ["an empty text", { temperature: " " }, "float_parsing"],
  ["an object", { temperature: {} }, "float_type"],
  ["whole, and in words", { max_tokens: "few" }, "int_parsing"],
  ["whole, and half in a text", { max_tokens: "0.5" }, "int_parsing"],
  ["whole, and half", { max_tokens: 0.5 }, "int_from_float"],
  ["whole, and a list", { max_tokens: [1] }, "int_type"],
])("a number that is %s is refused", async ([, body, type]) => {
  const [[name, input]] = Object.entries(body) as [[string, unknown]];
  expect(await chat(body)).toEqual({
    status: 422,
    body: { detail: [expect.objectContaining({ input })] },
  });
  expect(await chat(body)).toMatchObject(detail(type, name));
});

/** @see https://docs.mistral.ai/api/endpoint/chat */
test.for<[name: string, least: number, most: number]>([
  ["temperature", 0, 1.5],
  ["top_p", 0, 1],
  ["max_tokens", 0, Infinity],
  ["min_tokens", 0, Infinity],
  ["random_seed", 0, Infinity],
  ["presence_penalty", -2, 2],
  ["frequency_penalty", -2, 2],
  ["n", 1, Infinity],
])("%s is held to its bounds", async ([name, least, most]) => {
  expect(await chat({ [name]: least - 1 })).toMatchObject(
    worded("greater_than_equal", `Input should be greater than or equal to ${least}`, name),
  );
  expect((await chat({ [name]: least })).status).toBe(200);
  if (most === Infinity) return;
  expect(await chat({ [name]: most + 0.1 })).toMatchObject(
    worded("less_than_equal", `Input should be less than or equal to ${most}`, name),
  );
  expect((await chat({ [name]: most })).status).toBe(200);
});

test.for<[title: string, body: object]>([
  ["a number in a text", { temperature: "0.5", max_tokens: "5" }],
  ["a truth value, which is a number to Pydantic", { temperature: true }],
  ["parameters that are null", { temperature: null, max_tokens: null, tools: null }],
  [
    "a beginning of the answer",
    { messages: [USER, { role: "assistant", content: "W", prefix: true }] },
  ],
  ["an instruction before a question", { messages: [{ role: "system", content: "" }, USER] }],
  ["a call and its result", { messages: [USER, CALLED, RESULT] }],
  ["calls that are not the assistant's", { messages: [{ ...USER, tool_calls: [CALL] }, USER] }],
  [
    "two calls and their results",
    {
      messages: [
        USER,
        { ...CALLED, tool_calls: [CALL, { ...CALL, id: "abcdefgh2" }] },
        RESULT,
        OTHER_RESULT,
      ],
    },
  ],
  ["a question after a result", { messages: [USER, CALLED, RESULT, USER] }],
  ["a result without an id", { messages: [USER, CALLED, { ...RESULT, tool_call_id: null }] }],
  ["an answer without content", { messages: [USER, { role: "assistant", content: null }, USER] }],
  ["an answer with neither", { messages: [USER, { role: "assistant" }, USER] }],
  ["a tool with a name alone", { tools: [{ type: "function", function: { name: "f" } }] }],
  ["a tool that runs at Mistral", { tools: [{ type: "web_search" }] }],
])("%s is accepted", async ([, body]) => {
  expect((await chat(body)).status).toBe(200);
});

test.for<[body: object, input: unknown]>([
  [{ messages: ["Hi"] }, "Hi"],
  [{ messages: [{ role: "user" }] }, { role: "user" }],
  [{ tools: [{ function: { strict: true } }] }, { strict: true }],
])("what was sent stands beside the mistake: %j", async ([body, input]) => {
  expect(await chat(body)).toMatchObject({ body: { detail: [{ input }] } });
});

/** A 422 is Pydantic's alone where it has a kind and a place. */
test.for([
  { status: 422 },
  { status: 422, type: "odd" },
  { status: 422, param: "model" },
  { status: 400, type: "odd", param: "model" },
])("a test's own error: %j", async (details) => {
  const error = errors.custom({ message: "No.", ...details });
  const fetch = createFetch(llm.mistral.chat(error));
  const response = await fetch("https://api.mistral.ai/v1/chat/completions", {
    method: "POST",
    body: JSON.stringify({ model: MODEL, messages: [USER] }),
  });
  const { status, type = "invalid_request_error", param = null } = details;
  expect(await response.json()).toEqual({
    object: "error",
    message: "No.",
    type,
    param,
    code: null,
    raw_status_code: status,
  });
});
