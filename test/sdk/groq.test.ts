import { createGroq } from "@ai-sdk/groq";
import Groq from "groq-sdk";
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, reasoning, toolCall } from "../../src/index.ts";
import { testCodec } from "../contract/test-codec.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { testChatSDK } from "../support/chat-sdk-contract.ts";
import { createChatClient } from "../support/openai-chat-client.ts";
import { OPENAI_ERRORS } from "../support/openai-errors.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
let groq: Groq;
beforeAll(() => {
  client = new OpenAI({ apiKey: "test", baseURL: "https://api.groq.com/openai/v1" });
  groq = new Groq({ apiKey: "test" });
});

testCodec(server, () =>
  createChatClient({
    name: "groq.chat",
    mock: llm.groq.chat,
    getClient: () => client,
    errors: {
      ...OPENAI_ERRORS,
      overloaded: { className: "InternalServerError", status: 503, code: undefined },
      insufficientQuota: { className: "BadRequestError", status: 400, code: "blocked_api_access" },
      permissionDenied: {
        className: "PermissionDeniedError",
        status: 403,
        code: "model_permission_blocked_project",
      },
      badRequest: { className: "BadRequestError", status: 400, code: undefined },
      serverError: { className: "InternalServerError", status: 500, code: undefined },
      unavailable: { className: "InternalServerError", status: 503, code: undefined },
      gatewayTimeout: { className: "InternalServerError", status: 504, code: undefined },
      custom: { className: "APIError", status: 418, code: undefined },
    },
    midStream: { className: "APIError", status: undefined, code: undefined },
  }),
);

testChatSDK(server, {
  name: "groq-sdk",
  create: (params, options) => groq.chat.completions.create(params as never, options),
  mock: llm.groq.chat,
  RateLimitError: Groq.RateLimitError,
});

testAISDK(server, {
  name: "@ai-sdk/groq",
  model: () => createGroq({ apiKey: "test" })("openai/gpt-oss-120b"),
  mock: llm.groq.chat,
  invalidKey: /^Invalid API Key$/,
});

const PARAMS = {
  model: "openai/gpt-oss-120b",
  messages: [{ role: "user" as const, content: "Hello" }],
};

test("the request's id stands in header and body, with times in the usage", async () => {
  server.use(llm.groq.chat([reasoning("Hm."), "Hi"]));
  const { data, response } = await groq.chat.completions.create(PARAMS).withResponse();
  const id = response.headers.get("x-request-id");
  expect(id).toMatch(/^req_01k[a-z0-9]{23}$/);
  expect(data).toMatchObject({ x_groq: { id }, usage_breakdown: null, service_tier: "on_demand" });
  expect(data.choices[0]?.message).toEqual({ role: "assistant", content: "Hi", reasoning: "Hm." });
  expect(data.usage?.total_time).toBe(0.012);
  expect(response.headers.get("x-ratelimit-reset-requests")).toBe("1m26.4s");
});

test("a stream begins and ends with x_groq, and says usage in the finish chunk unasked", async () => {
  server.use(llm.groq.chat([reasoning("Hm."), toolCall("get_time", {}, { id: "abc" })]));
  const tools = [{ type: "function" as const, function: { name: "get_time" } }];
  const stream = await groq.chat.completions.create({ ...PARAMS, tools, stream: true });
  const chunks: Groq.Chat.ChatCompletionChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  expect(chunks.map(({ choices }) => choices[0]?.delta)).toEqual([
    { role: "assistant", content: "" },
    { reasoning: "Hm.", channel: "analysis" },
    {
      tool_calls: [
        { index: 0, id: "abc", type: "function", function: { name: "get_time", arguments: "{}" } },
      ],
    },
    {},
  ]);
  expect(chunks.map((chunk) => Object.keys(chunk.x_groq ?? {}))).toEqual([
    ["id", "seed"],
    [],
    [],
    ["id", "usage"],
  ]);
  expect(chunks.at(-1)).toMatchObject({ usage: chunks.at(-1)?.x_groq?.usage });
});

test.for([{ reasoning_format: "hidden" }, { include_reasoning: false }] as const)(
  "reasoning is hidden where %o asks for that",
  async (hidden) => {
    server.use(llm.groq.chat([reasoning("Hm."), "Hi"]));
    const { choices, usage } = await groq.chat.completions.create({ ...PARAMS, ...hidden });
    expect(choices[0]?.message).toEqual({ role: "assistant", content: "Hi" });
    expect(usage?.completion_tokens_details?.reasoning_tokens).toBeGreaterThan(0);
  },
);

test("an error amid a stream has its event and its status", async () => {
  server.use(llm.groq.chat(["Hel", errors.overloaded()]));
  const body = JSON.stringify({ ...PARAMS, stream: true });
  const response = await fetch("https://api.groq.com/openai/v1/chat/completions", {
    method: "POST",
    body,
  });
  const [last] = (await response.text()).trim().split("\n\n").slice(-1);
  expect(last).toMatch(/^event: error\ndata: \{"error":\{"message":.*"status_code":503\}\}$/);
});

test("models, one of them, and embeddings", async () => {
  server.use(llm.groq.models(["llama-3.3-70b-versatile"]), llm.groq.models.retrieve());
  const { data } = await groq.models.list();
  expect(data).toMatchObject([{ id: "llama-3.3-70b-versatile", owned_by: "Groq", active: true }]);
  expect((await groq.models.retrieve("any")).id).toBe("any");
  const { data: vectors } = await groq.embeddings.create({ model: "mock", input: ["a", "b"] });
  expect(vectors).toHaveLength(2);
});
