import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { OpenRouter } from "@openrouter/sdk";
import { TooManyRequestsResponseError } from "@openrouter/sdk/models/errors";
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, reasoning, text, toolCall } from "../../src/index.ts";
import { testCodec } from "../contract/test-codec.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { testChatSDK } from "../support/chat-sdk-contract.ts";
import { createChatClient } from "../support/openai-chat-client.ts";
import { OPENROUTER_ERRORS } from "../support/openai-errors.ts";
import { askOpenRouter } from "../support/openrouter-client.ts";
import { readChunks } from "../support/read-chunks.ts";
import { usePack } from "../support/server.ts";

const URL = "https://openrouter.ai/api/v1/chat/completions";
const server = usePack();
let openai: OpenAI;
let client: OpenRouter;
beforeAll(() => {
  openai = new OpenAI({ apiKey: "test", baseURL: "https://openrouter.ai/api/v1" });
  client = new OpenRouter({ apiKey: "test" });
});

testCodec(server, () =>
  createChatClient({
    name: "openrouter.chat",
    mock: llm.openrouter.chat,
    getClient: () => openai,
    errors: OPENROUTER_ERRORS,
    midStream: { className: "APIError", status: undefined, code: 529 },
  }),
);

testChatSDK(server, {
  name: "@openrouter/sdk",
  create: (params, options) =>
    askOpenRouter(client, params as unknown as Record<string, unknown>, options),
  mock: llm.openrouter.chat,
  RateLimitError: TooManyRequestsResponseError,
  countsRetries: false,
});

testAISDK(server, {
  name: "@openrouter/ai-sdk-provider",
  model: () => createOpenRouter({ apiKey: "test" })("openai/gpt-4o-mini"),
  mock: llm.openrouter.chat,
  invalidKey: /^User not found\.$/,
});

const PARAMS = {
  model: "anthropic/claude-haiku-4.5",
  messages: [{ role: "user" as const, content: "Hello" }],
};

test("a body names who answered and what it cost", async () => {
  server.use(llm.openrouter.chat({ content: "Hi", usage: { inputTokens: 9, outputTokens: 2 } }));
  const { id, ...body } = await openai.chat.completions.create(PARAMS);
  expect(id).toMatch(/^gen-\d{10}-[A-Za-z0-9]{20}$/);
  expect(body).toMatchObject({
    provider: "Anthropic",
    model: "anthropic/claude-haiku-4.5",
    system_fingerprint: null,
    service_tier: null,
    choices: [
      {
        index: 0,
        logprobs: null,
        finish_reason: "stop",
        native_finish_reason: "stop",
        message: { role: "assistant", content: "Hi", refusal: null, reasoning: null },
      },
    ],
    usage: { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11, cost: 0, is_byok: false },
  });
});

test("a stream begins with a comment, repeats its role, and ends twice", async () => {
  server.use(llm.openrouter.chat([reasoning("Hm.", { signature: "proof" }), "Hi"]));
  const response = await fetch(URL, {
    method: "POST",
    body: JSON.stringify({ ...PARAMS, stream: true }),
  });
  const body = await response.text();
  expect(body).toMatch(/^: OPENROUTER PROCESSING\n\ndata: \{/);
  expect(body).toMatch(/data: \[DONE\]\n\n$/);
  const chunks = await readChunks(URL, PARAMS);
  const detail = { type: "reasoning.text", format: "anthropic-claude-v1", index: 0 };
  const role = "assistant";
  const said = { finish_reason: null, native_finish_reason: null };
  const ended = { finish_reason: "stop", native_finish_reason: "stop" };
  expect(chunks.map(({ choices }) => (choices as unknown[])[0])).toEqual([
    {
      index: 0,
      delta: {
        role,
        content: "",
        reasoning: "Hm.",
        reasoning_details: [{ ...detail, text: "Hm." }],
      },
      ...said,
    },
    {
      index: 0,
      delta: {
        role,
        content: "",
        reasoning: null,
        reasoning_details: [{ ...detail, signature: "proof" }],
      },
      ...said,
    },
    { index: 0, delta: { role, content: "Hi" }, ...said },
    { index: 0, delta: { role, content: "", reasoning: null }, ...ended },
    { index: 0, delta: { role, content: "" }, ...ended },
  ]);
  expect(chunks.map((chunk) => "usage" in chunk && "service_tier" in chunk)).toEqual([
    false,
    false,
    false,
    false,
    true,
  ]);
});

test("reasoning comes in parts, each with its proof, which the SDK reads", async () => {
  const parts = [
    reasoning("Let me see.", { signature: "proof" }),
    reasoning("", { redactedData: "sealed" }),
  ];
  server.use(llm.openrouter.chat([...parts, "Hi"]));
  const answer = await client.chat.send({ chatRequest: PARAMS });
  const message = "choices" in answer ? answer.choices[0]?.message : undefined;
  const format = "anthropic-claude-v1";
  expect(message).toMatchObject({
    content: "Hi",
    reasoning: "Let me see.",
    reasoningDetails: [
      { type: "reasoning.text", text: "Let me see.", signature: "proof", format, index: 0 },
      { type: "reasoning.encrypted", data: "sealed", format, index: 1 },
    ],
  });
});

test("a stream says the provider's own reason, which stands in the body of a reply", async () => {
  const body = { provider: "Amazon Bedrock", choices: [{ native_finish_reason: "tool_use" }] };
  server.use(llm.openrouter.chat({ content: [toolCall("get_time", {}, { id: "call_1" })], body }));
  const tools = [{ type: "function", function: { name: "get_time" } }];
  const chunks = await readChunks<OpenAI.ChatCompletionChunk>(URL, { ...PARAMS, tools });
  const reasons = chunks.map(
    ({ choices }) => (choices[0] as unknown as Named).native_finish_reason,
  );
  expect(reasons).toEqual([null, null, "tool_use", "tool_use"]);
  expect(new Set(chunks.map((chunk) => (chunk as unknown as Named).provider))).toEqual(
    new Set(["Amazon Bedrock"]),
  );
});

interface Named {
  native_finish_reason?: string;
  provider?: string;
}

test("an error is its message and its status, and amid a stream ends the answer", async () => {
  server.use(llm.openrouter.chat(errors.modelNotFound()));
  const response = await fetch(URL, { method: "POST", body: JSON.stringify(PARAMS) });
  const message = "anthropic/claude-haiku-4.5 is not a valid model ID";
  expect(await response.json()).toEqual({ error: { message, code: 400 } });
  server.use(llm.openrouter.chat([text("Hel"), errors.unavailable()]));
  const chunks = await client.chat.send({ chatRequest: { ...PARAMS, stream: true } });
  const read: unknown[] = [];
  for await (const { error, choices } of chunks as AsyncIterable<Chunk>)
    read.push([error?.code, choices[0]?.finishReason]);
  expect(read.at(-1)).toEqual([503, "error"]);
});

interface Chunk {
  error?: { code: number };
  choices: { finishReason: string | null }[];
}

test("what a stream says of its message is the reply's content, never its body", async () => {
  server.use(llm.openrouter.chat({ content: "Hi", body: { choices: [{ message: {} }] } }));
  const [chunk] = await readChunks(URL, PARAMS);
  expect(JSON.stringify(chunk)).toContain("body.choices cannot be merged into a stream");
});
