import Anthropic, { type APIError } from "@anthropic-ai/sdk";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Anthropic;
beforeAll(() => void (client = new Anthropic({ apiKey: "test", maxRetries: 0 })));

const HELLO = { role: "user" as const, content: "Hello" };
const PARAMS = { model: "claude-sonnet-5", max_tokens: 64, messages: [HELLO] };
const SCHEMA = { type: "object" as const, properties: {}, additionalProperties: false };

function post(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return fetch("https://api.anthropic.com/v1/messages", { method: "POST", headers, body: text });
}

test("a request in neutral words", async () => {
  const handler = llm.anthropic.messages("ok");
  server.use(handler);
  const image = { type: "base64" as const, media_type: "image/png" as const, data: "AA==" };
  await client.messages.create({
    ...PARAMS,
    system: [
      { type: "text", text: "Be brief.", cache_control: { type: "ephemeral" } },
      { type: "text", text: "Be kind." },
    ],
    messages: [
      {
        role: "user",
        content: [
          { type: "image", source: image },
          { type: "image", source: { type: "url", url: "https://example.com/a.jpg" } },
          { type: "document", source: { type: "text", media_type: "text/plain", data: "Rain." } },
          { type: "text", text: "And in Oslo?" },
        ],
      },
      {
        role: "assistant",
        content: [
          { type: "thinking", thinking: "Hm.", signature: "c2ln" },
          { type: "redacted_thinking", data: "ZGF0YQ==" },
          { type: "text", text: "Let me look." },
          { type: "tool_use", id: "toolu_1", name: "get_weather", input: { city: "Oslo" } },
          { type: "tool_use", id: "toolu_2", name: "get_time", input: {} },
        ],
      },
      {
        role: "user",
        content: [
          {
            type: "tool_result",
            tool_use_id: "toolu_1",
            content: [{ type: "text", text: "Rain" }],
          },
          { type: "tool_result", tool_use_id: "toolu_2", content: "No clock", is_error: true },
          { type: "text", text: "Well?" },
        ],
      },
    ],
    tools: [
      { name: "get_weather", description: "The weather", input_schema: SCHEMA, strict: true },
      { name: "get_time", type: "custom", input_schema: SCHEMA },
      { name: "web_search", type: "web_search_20250305" },
    ],
    tool_choice: { type: "any" },
    stop_sequences: ["END"],
  });
  const [call] = handler.calls;
  expect(call).toMatchObject({
    modelId: "claude-sonnet-5",
    system: "Be brief.\nBe kind.",
    lastUserText: "Well?",
    maxOutputTokens: 64,
    stopSequences: ["END"],
    toolChoice: { type: "required" },
    stream: false,
  });
  expect(call?.prompt).toEqual([
    { role: "system", content: "Be brief.\nBe kind." },
    {
      role: "user",
      content: [
        { type: "file", mediaType: "image/png", data: "AA==" },
        { type: "file", mediaType: "image/*", data: "https://example.com/a.jpg" },
        { type: "file", mediaType: "text/plain", data: "Rain." },
        { type: "text", text: "And in Oslo?" },
      ],
    },
    {
      role: "assistant",
      content: [
        { type: "reasoning", text: "Hm.", signature: "c2ln" },
        { type: "reasoning", text: "", redactedData: "ZGF0YQ==" },
        { type: "text", text: "Let me look." },
        { ...toolCall("get_weather", { city: "Oslo" }, { id: "toolu_1" }) },
        { ...toolCall("get_time", {}, { id: "toolu_2" }) },
      ],
    },
    {
      role: "tool",
      content: [result(1, "get_weather", "Rain"), result(2, "get_time", "No clock")],
    },
    { role: "user", content: [{ type: "text", text: "Well?" }] },
  ]);
  expect(call?.tools).toEqual([
    {
      type: "function",
      name: "get_weather",
      description: "The weather",
      inputSchema: SCHEMA,
      strict: true,
    },
    { type: "function", name: "get_time", inputSchema: SCHEMA },
    { type: "provider", name: "web_search" },
  ]);
});

function result(call: number, toolName: string, output: string): object {
  const isError = output === "No clock";
  const toolCallId = `toolu_${call}`;
  return { type: "tool-result", toolCallId, toolName, output, ...(isError && { isError }) };
}

test("keys and tokens, old and new versions", async () => {
  server.use(llm.anthropic.messages("Hi", { validate: { credentials: true } }));
  const oauth = new Anthropic({ apiKey: null, authToken: "test" });
  for (const { messages } of [client, oauth]) {
    expect((await messages.create(PARAMS)).content).toEqual([{ type: "text", text: "Hi" }]);
  }
  const old = { "x-api-key": "test", "anthropic-version": "2023-06-01" };
  expect((await post(PARAMS, old)).status).toBe(200);
  const response = await post(PARAMS);
  expect([response.status, await response.json()]).toMatchObject([
    401,
    { error: { type: "authentication_error", message: "invalid x-api-key" } },
  ]);
});

test("each answer names its request, in header and body", async () => {
  const message = await client.messages.create(PARAMS);
  expect(message._request_id).toMatch(/^req_011C[1-9A-HJ-NP-Za-km-z]{20}$/);
  expect(message.id).toMatch(/^msg_01[1-9A-HJ-NP-Za-km-z]{22}$/);
  server.use(llm.anthropic.messages(errors.badRequest("No.")));
  const cause: unknown = await client.messages.create(PARAMS).catch((error: unknown) => error);
  const error = cause as APIError;
  expect(error.error).toEqual({
    type: "error",
    error: { type: "invalid_request_error", message: "No." },
    request_id: error.requestID,
  });
  expect(error.headers?.get("x-should-retry")).toBe("false");
  server.use(llm.anthropic.messages(errors.rateLimit({ retryAfter: 2 })));
  const limited = await post(PARAMS);
  expect(limited.headers.get("retry-after")).toBe("2");
  expect(limited.headers.has("x-should-retry")).toBe(false);
});

test("tokens are counted as the message's usage has them", async () => {
  const params = {
    model: "claude-sonnet-5",
    system: "Be brief.",
    messages: [HELLO],
    tools: [{ name: "now", input_schema: SCHEMA }],
  };
  const { input_tokens } = await client.messages.countTokens(params);
  const { usage } = await client.messages.create({ ...params, max_tokens: 64 });
  expect(input_tokens).toBe(usage.input_tokens);
  server.use(llm.anthropic.countTokens(12));
  expect(await client.messages.countTokens(params)).toEqual({ input_tokens: 12 });
});

test.for<[error: { status: number; type?: string }, type: string]>([
  [{ status: 402 }, "billing_error"],
  [{ status: 404 }, "not_found_error"],
  [{ status: 418 }, "invalid_request_error"],
  [{ status: 499 }, "invalid_request_error"],
  [{ status: 500 }, "api_error"],
  [{ status: 529 }, "overloaded_error"],
  [{ status: 529, type: "api_error" }, "api_error"],
])("an error of one's own, %o, has the type %s", async ([error, type]) => {
  server.use(llm.anthropic.messages(errors.custom({ ...error, message: "No." })));
  await expect(client.messages.create(PARAMS)).rejects.toMatchObject({
    status: error.status,
    error: { error: { type, message: "No." } },
  });
});
