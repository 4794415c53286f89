import Anthropic from "@anthropic-ai/sdk";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, reasoning, toolCall } from "../../src/index.ts";
import type { SDKError } from "../contract/client.ts";
import { testCodec } from "../contract/test-codec.ts";
import { createMessagesClient } from "../support/anthropic-messages-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let anthropic: Anthropic;
beforeAll(() => {
  anthropic = new Anthropic({ apiKey: "ollama", baseURL: "http://localhost:11434", maxRetries: 0 });
});

testCodec(server, () =>
  createMessagesClient({
    name: "ollama.messages",
    mock: llm.ollama.messages,
    getClient: () => anthropic,
    errors: {
      overloaded: toRow("InternalServerError", 503, "overloaded_error"),
      insufficientQuota: toRow("RateLimitError", 429, "rate_limit_error"),
      contentFiltered: toRow("BadRequestError", 400, "invalid_request_error"),
      unavailable: toRow("InternalServerError", 503, "overloaded_error"),
      gatewayTimeout: toRow("InternalServerError", 504, "api_error"),
      custom: toRow("APIError", 418, "api_error"),
    },
  }),
);

function toRow(className: string, status: number, code: string): SDKError {
  return { className, status, code };
}

const params = {
  model: "m",
  max_tokens: 100,
  messages: [{ role: "user" as const, content: "Hi" }],
  tools: [{ name: "get_time", input_schema: { type: "object" as const } }],
};

test("whole and streamed", async () => {
  server.use(llm.ollama.messages([reasoning("Hm."), "Hello", toolCall("get_time", { a: 1 })]));
  const message = await anthropic.messages.create(params);
  expect(message).toEqual({
    id: expect.stringMatching(/^msg_[0-9a-f]{24}$/),
    type: "message",
    role: "assistant",
    model: "m",
    content: [
      { type: "thinking", thinking: "Hm." },
      { type: "text", text: "Hello" },
      {
        type: "tool_use",
        id: expect.stringMatching(/^call_[a-z0-9]{8}$/),
        name: "get_time",
        input: { a: 1 },
      },
    ],
    stop_reason: "tool_use",
    usage: { input_tokens: expect.any(Number), output_tokens: expect.any(Number) },
  });
  const events: string[] = [];
  const stream = anthropic.messages.stream(params).on("streamEvent", ({ type }) => {
    if (events.at(-1) !== type) events.push(type);
  });
  const streamed = await stream.finalMessage();
  expect(streamed.usage).toMatchObject(message.usage);
  expect(streamed.stop_reason).toBe("tool_use");
  expect(streamed.content.map(({ type }) => type)).toEqual(["thinking", "text", "tool_use"]);
  expect(events).not.toContain("ping");
});

test("what Ollama refuses, in its words, and what it takes that Anthropic doesn't", async () => {
  const refusals: [object, string][] = [
    [{ model: "" }, "model is required"],
    [{ max_tokens: 0 }, "max_tokens is required and must be positive"],
    [{ messages: [] }, "messages is required"],
    [
      {
        messages: [{ role: "assistant", content: [{ type: "tool_use", name: "a", input: {} }] }],
      },
      "tool_use block missing required 'id' field",
    ],
    [
      {
        messages: [
          { role: "user", content: [{ type: "image", source: { type: "url", url: "x" } }] },
        ],
      },
      "invalid image source type: url. Only base64 images are supported.",
    ],
  ];
  for (const [wrong, message] of refusals) {
    const error = await anthropic.messages.create({ ...params, ...wrong }).catch((e: unknown) => e);
    expect(error).toMatchObject({
      status: 400,
      error: { type: "error", error: { type: "invalid_request_error", message } },
    });
  }
  const messages = [{ role: "assistant" as const, content: "I" }, ...params.messages];
  expect(await anthropic.messages.create({ ...params, messages })).toHaveProperty("content");
});

test("errors are the SDK's own", async () => {
  server.use(llm.ollama.messages(errors.modelNotFound()));
  await expect(anthropic.messages.create(params)).rejects.toThrow(Anthropic.NotFoundError);
  server.use(llm.ollama.messages(["Hel", errors.overloaded()]));
  const stream = anthropic.messages.stream(params);
  await expect(stream.finalMessage()).rejects.toThrow(/server busy/);
});

test.for<[error: { status: number; type?: string }, type: string]>([
  [{ status: 404 }, "not_found_error"],
  [{ status: 418 }, "api_error"],
  [{ status: 404, type: "gone_error" }, "gone_error"],
])("an error of one's own, %o, has the type %s", async ([error, type]) => {
  server.use(llm.ollama.messages(errors.custom({ ...error, message: "No." })));
  await expect(anthropic.messages.create(params)).rejects.toMatchObject({
    status: error.status,
    error: { type: "error", error: { type, message: "No." } },
  });
});
