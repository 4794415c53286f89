import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { createOllama } from "../support/ollama-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

const CHAT = { model: "m", messages: [{ role: "user", content: "Hello" }] };
const GENERATE = { model: "m", prompt: "Hello" };
const EMBED = { model: "m", input: "Hello" };

const call = (args: unknown): object => ({
  messages: [{ role: "assistant", tool_calls: [{ function: { name: "a", arguments: args } }] }],
});
const image = (data: unknown): object => ({ messages: [{ role: "user", images: [data] }] });

/** What is wrong, what the server says to it, and what of the same kind it takes. */
const REFUSALS: [path: string, wrong: object, message: string, fine: object, status?: number][] = [
  ["chat", { model: undefined }, "model is required", { model: "no such model" }],
  ["chat", { model: "" }, "model is required", {}],
  [
    "chat",
    { model: 1 },
    "json: cannot unmarshal number into Go struct field ChatRequest.model of type string",
    {},
  ],
  [
    "chat",
    { messages: "Hello" },
    "json: cannot unmarshal string into Go struct field ChatRequest.messages of type []api.Message",
    { messages: null },
  ],
  [
    "chat",
    { messages: ["Hello"] },
    "json: cannot unmarshal string into Go struct field ChatRequest.messages of type api.Message",
    { messages: [{ role: "anything" }] },
  ],
  [
    "chat",
    { messages: [{ role: "user", content: [{ type: "text", text: "Hello" }] }] },
    "json: cannot unmarshal array into Go struct field ChatRequest.messages.content of type string",
    { messages: [{ role: "user", content: null }] },
  ],
  [
    "chat",
    call('{"a":1}'),
    "json: cannot unmarshal string into Go struct field ChatRequest.messages.tool_calls.function.arguments of type api.ToolCallFunctionArguments",
    call({ a: 1 }),
  ],
  [
    "chat",
    image("data:image/png;base64,AQID"),
    "illegal base64 data at input byte 4",
    image("AQID"),
  ],
  [
    "chat",
    { stream: "no" },
    "json: cannot unmarshal string into Go struct field ChatRequest.stream of type bool",
    { stream: false },
  ],
  [
    "chat",
    { tools: {} },
    "json: cannot unmarshal object into Go struct field ChatRequest.tools of type api.Tools",
    { tools: [] },
  ],
  ["chat", { top_logprobs: 21 }, "top_logprobs must be between 0 and 20", { top_logprobs: 20 }],
  [
    "chat",
    { think: "hard" },
    'invalid think value: "hard" (must be "high", "medium", "low", "max", true, or false)',
    { think: "high" },
  ],
  [
    "chat",
    { format: "xml" },
    String.raw`invalid format: "\"xml\""; expected "json" or a valid JSON Schema object`,
    { format: "" },
    500,
  ],
  [
    "chat",
    { options: { num_predict: "10" } },
    'option "num_predict" must be of type integer',
    { options: { num_predict: 10.5, unknown: "x" } },
    500,
  ],
  [
    "chat",
    { options: { temperature: "hot" } },
    'option "temperature" must be of type float32',
    { options: { temperature: null } },
    500,
  ],
  ["generate", { model: undefined }, "model '' not found", {}],
  [
    "generate",
    { prompt: ["Hello"] },
    "json: cannot unmarshal array into Go struct field GenerateRequest.prompt of type string",
    { prompt: null },
  ],
  [
    "generate",
    { raw: true, system: "Be brief." },
    "raw mode does not support template, system, or context",
    { raw: true, system: "" },
  ],
  ["generate", { images: ["AQ!D"] }, "illegal base64 data at input byte 2", { images: ["AQ=="] }],
  ["embed", { input: 1 }, "invalid input type", { input: ["a", "b"] }],
  ["embed", { input: [1] }, "invalid input type", { input: [] }],
  ["embed", { model: "" }, "model '' not found", {}],
  ["embeddings", { model: "" }, "model is required", {}],
  [
    "embeddings",
    { prompt: ["a"] },
    "json: cannot unmarshal array into Go struct field EmbeddingRequest.prompt of type string",
    { prompt: "a" },
  ],
];

test.for(REFUSALS)("%s refuses %o", async ([path, wrong, message, fine, status]) => {
  const base = path === "chat" ? CHAT : path === "generate" ? GENERATE : EMBED;
  const refused = await post(path, { ...base, ...wrong });
  expect(await refused.json()).toEqual({ error: message });
  expect(refused.status).toBe(status ?? (message.endsWith("not found") ? 404 : 400));
  const accepted = await post(path, { ...base, stream: false, ...fine });
  expect(await accepted.json()).not.toHaveProperty("error");
  expect(accepted.status).toBe(200);
});

test("a body that is none, or no JSON, or no object", async () => {
  expect(await (await post("chat", undefined)).json()).toEqual({ error: "missing request body" });
  expect(await (await post("generate", [])).json()).toEqual({
    error: "json: cannot unmarshal array into Go value of type api.GenerateRequest",
  });
  const malformed = await fetch("http://127.0.0.1:11434/api/chat", { method: "POST", body: "{" });
  expect(malformed.status).toBe(400);
  expect(await malformed.json()).toHaveProperty("error");
});

test("the SDK throws what the server says", async () => {
  const asked = createOllama().chat({ ...CHAT, think: "hard" as "high" });
  await expect(asked).rejects.toMatchObject({
    name: "ResponseError",
    status_code: 400,
    message: /^invalid think value: "hard"/,
  });
});

test("an unknown parameter is refused where that is asked for", async () => {
  server.use(llm.ollama.chat("Hi", { validate: { unknownParameters: true } }));
  const typo = { ...CHAT, temprature: 1 };
  await expect(createOllama().chat(typo)).rejects.toThrow('json: unknown field "temprature"');
  const known = { ...CHAT, keep_alive: "5m", options: {}, think: false, tools: [], format: "json" };
  server.use(llm.ollama.chat("{}", { validate: { unknownParameters: true } }));
  expect((await createOllama().chat(known)).message.content).toBe("{}");
});

function post(path: string, body: unknown): Promise<Response> {
  const url = `http://127.0.0.1:11434/api/${path}`;
  return fetch(url, { method: "POST", ...(body !== undefined && { body: JSON.stringify(body) }) });
}
