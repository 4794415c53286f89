import { CohereClientV2, CohereError } from "cohere-ai";
import { expect, test } from "vitest";
import { createFetch, errors, llm, type LLMError } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

usePack();
const send = createFetch(...llm.cohere.handlers);
const USER = { role: "user", content: "Hello" };
const CALL = { id: "f_1", type: "function", function: { name: "f", arguments: "{}" } };
const CALLED = { role: "assistant", tool_calls: [CALL] };
const RESULT = { role: "tool", tool_call_id: "f_1", content: "1" };

async function post(path: string, body: object): Promise<{ status: number; message?: string }> {
  const response = await send(`https://api.cohere.com/${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  const { message } = (await response.json()) as { message?: string };
  return { status: response.status, ...(typeof message === "string" && { message }) };
}

const model = "m";
const chat = { model, messages: [USER] };
const embed = { model, texts: ["a"], input_type: "search_query" };
const rerank = { model, query: "q", documents: ["a"] };

test.for<[path: string, body: object, message: string]>([
  ["v2/chat", { ...chat, model: undefined }, "model is required"],
  ["v2/chat", { ...chat, messages: undefined }, "messages is required"],
  ["v2/chat", { ...chat, messages: null }, "messages is required"],
  ["v2/chat", { ...chat, messages: "Hi" }, "messages must be a list"],
  ["v2/chat", { ...chat, messages: [] }, "messages must not be empty"],
  [
    "v2/chat",
    { ...chat, messages: [{ role: "developer", content: "" }] },
    "message role must be one of system, user, assistant, tool",
  ],
  [
    "v2/chat",
    { ...chat, messages: [USER, CALLED, { role: "tool", content: "" }] },
    "tool_call_id is required for messages with the role tool",
  ],
  [
    "v2/chat",
    { ...chat, messages: [USER, CALLED, USER] },
    "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: f_1",
  ],
  [
    "v2/chat",
    { ...chat, messages: [USER, CALLED, USER, RESULT] },
    "An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: f_1",
  ],
  [
    "v2/chat",
    { ...chat, tools: [{ function: { name: "f" } }, { function: {} }] },
    "all tools must have a name",
  ],
  ["v1/chat", {}, "message must be at least 1 token long or tool results must be specified."],
  [
    "v1/chat",
    { message: "Hi", tool_results: [{ call: { name: "f" }, outputs: [] }] },
    "cannot specify both message and tool_results in multistep mode",
  ],
  [
    "v1/chat",
    { message: "Hi", chat_history: [{ role: "User" }] },
    "all elements in history must have a message.",
  ],
  ["v1/generate", {}, "prompt must be at least 1 token long."],
  ["v1/generate", { prompt: "a", num_generations: 0 }, "num_generations must be between 1 and 5"],
  ["v1/generate", { prompt: "a", num_generations: 6 }, "num_generations must be between 1 and 5"],
  ["v2/embed", { ...embed, model: undefined }, "model is required"],
  ["v2/embed", { ...embed, texts: [] }, "must provide either texts, images or inputs to embed"],
  [
    "v2/embed",
    { ...embed, input_type: undefined },
    "valid input_type must be provided with the provided model",
  ],
  [
    "v1/embed",
    { texts: ["a"], input_type: "query" },
    "valid input_type must be provided with the provided model",
  ],
  [
    "v2/embed",
    { ...embed, embedding_types: ["int4"] },
    "embedding_types must be among float, int8, uint8, binary, ubinary, base64",
  ],
  ["v2/rerank", { ...rerank, model: undefined }, "model is required"],
  ["v2/rerank", { ...rerank, query: "" }, "query must not be empty"],
  ["v2/rerank", { ...rerank, documents: [] }, "list of documents must not be empty"],
  ["v2/rerank", { ...rerank, top_n: 0 }, "top_n must be at least 1"],
  ["v1/tokenize", { model, text: "" }, "text must be between 1 and 65536 characters"],
  ["v1/tokenize", { text: "a" }, "model is required"],
  ["v1/detokenize", { model }, "tokens is required"],
  ["v1/detokenize", { tokens: [1] }, "model is required"],
])("%s refuses %j", async ([path, body, message]) => {
  expect(await post(path, body)).toEqual({ status: 400, message: `invalid request: ${message}` });
});

test.for<[path: string, body: object]>([
  ["v2/chat", { ...chat, messages: [USER, CALLED, RESULT] }],
  ["v2/chat", { ...chat, messages: [{ ...USER, tool_calls: [CALL] }, USER] }],
  ["v2/chat", { ...chat, messages: [{ role: "system", content: "" }, USER] }],
  ["v1/chat", { message: "Hi", chat_history: [{ role: "CHATBOT", message: "" }] }],
  [
    "v1/chat",
    {
      message: "Hi",
      tool_results: [{ call: { name: "f" }, outputs: [] }],
      force_single_step: true,
    },
  ],
  ["v1/chat", { message: "", tool_results: [{ call: { name: "f" }, outputs: [] }] }],
  ["v1/generate", { prompt: "a", num_generations: 1 }],
  ["v1/generate", { prompt: "a", num_generations: 5 }],
  ["v1/embed", { texts: ["a"] }],
  ["v1/embed", { texts: ["a"], input_type: null }],
  ["v2/rerank", { ...rerank, top_n: 5 }],
  ["v1/tokenize", { model, text: "a" }],
  ["v1/detokenize", { model, tokens: [1] }],
  ["v1/rerank", { query: "q", documents: [{ text: "a" }] }],
])("%s accepts %j", async ([path, body]) => {
  expect((await post(path, body)).status).toBe(200);
});

test("every kind of input and of number may be asked for", async () => {
  for (const input_type of ["search_document", "search_query", "classification", "clustering"]) {
    expect((await post("v2/embed", { ...embed, input_type })).status).toBe(200);
  }
  const images = { model, images: ["data:image/png;base64,AAAA"], input_type: "image" };
  expect((await post("v2/embed", images)).status).toBe(200);
  const inputs = { ...embed, texts: undefined, inputs: [{ content: [] }] };
  expect((await post("v2/embed", inputs)).status).toBe(200);
  for (const type of ["float", "int8", "uint8", "binary", "ubinary", "base64"]) {
    expect((await post("v2/embed", { ...embed, embedding_types: [type] })).status).toBe(200);
  }
});

test.for<[path: string, fill: (size: number) => object, most: number, message: string]>([
  [
    "v2/embed",
    (size) => ({ ...embed, texts: Array(size).fill("a") }),
    96,
    "total number of texts must be at most 96 - received 97",
  ],
  [
    "v1/tokenize",
    (size) => ({ model, text: "a".repeat(size) }),
    65_536,
    "text must be between 1 and 65536 characters",
  ],
])("%s takes so much and no more", async ([path, fill, most, message]) => {
  expect((await post(path, fill(most))).status).toBe(200);
  expect(await post(path, fill(most + 1))).toEqual({
    status: 400,
    message: `invalid request: ${message}`,
  });
});

test("a refusal is the SDK's BadRequestError, with an id in its body", async () => {
  const client = new CohereClientV2({ token: "test", maxRetries: 0 });
  const error: unknown = await client
    .rerank({ model, query: "q", documents: [] })
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CohereError);
  expect(error).toMatchObject({
    name: "BadRequestError",
    statusCode: 400,
    body: {
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/),
      message: "invalid request: list of documents must not be empty",
    },
  });
});

test("a test's own error, and one of a model", async () => {
  const ask = async (error: LLMError): Promise<[status: number, body: unknown]> => {
    const fetch = createFetch(llm.cohere.rerank(error));
    const body = JSON.stringify(rerank);
    const response = await fetch("https://api.cohere.com/v2/rerank", { method: "POST", body });
    return [response.status, await response.json()];
  };
  expect(await ask(errors.custom({ status: 418, message: "No." }))).toMatchObject([
    418,
    { message: "No." },
  ]);
  expect(await ask(errors.modelNotFound())).toMatchObject([
    404,
    { message: expect.stringMatching(/^model 'm' not found, make sure/) as unknown },
  ]);
});
