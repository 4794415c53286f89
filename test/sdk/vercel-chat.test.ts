import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, reasoning } from "../../src/index.ts";
import { testCodec } from "../contract/test-codec.ts";
import { createChatClient, toParams } from "../support/openai-chat-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => {
  const baseURL = "https://ai-gateway.vercel.sh/v1";
  client = new OpenAI({ apiKey: "test", baseURL, maxRetries: 0 });
});
testCodec(server, () => chat);

const INVALID = { className: "BadRequestError", status: 400, code: "invalid_request_error" };
const INTERNAL = { className: "InternalServerError", code: "internal_server_error" };

const chat = createChatClient({
  name: "vercelGateway.chat",
  mock: llm.vercelGateway.chat,
  getClient: () => client,
  errors: {
    rateLimit: { className: "RateLimitError", status: 429, code: "rate_limit_exceeded" },
    overloaded: { ...INTERNAL, status: 503 },
    insufficientQuota: { className: "APIError", status: 402, code: "insufficient_funds" },
    invalidApiKey: { className: "AuthenticationError", status: 401, code: "authentication_error" },
    permissionDenied: { className: "PermissionDeniedError", status: 403, code: "forbidden" },
    modelNotFound: { className: "NotFoundError", status: 404, code: "model_not_found" },
    badRequest: INVALID,
    contextLengthExceeded: INVALID,
    contentFiltered: INVALID,
    serverError: { ...INTERNAL, status: 500 },
    unavailable: { ...INTERNAL, status: 503 },
    gatewayTimeout: { ...INTERNAL, status: 504 },
    custom: { className: "APIError", status: 418, code: "internal_server_error" },
  },
  midStream: { className: "APIError", status: undefined, code: "internal_server_error" },
});

test("an answer says what it cost, in a body and in a stream's last chunk", async () => {
  server.use(llm.vercelGateway.chat([reasoning("Hm."), "Hi"]));
  const params = { ...toParams({}), stream_options: { include_usage: true } };
  const completion = await client.chat.completions.create(toParams({}));
  expect(completion).toMatchObject({
    id: expect.stringMatching(/^gen_/),
    generationId: completion.id,
    usage: { cost: 0, is_byok: false, completion_tokens_details: { image_tokens: 0 } },
    choices: [
      {
        message: {
          reasoning: "Hm.",
          provider_metadata: { gateway: { generationId: completion.id } },
        },
      },
    ],
  });
  const chunks = [];
  const stream = await client.chat.completions.create({ ...params, stream: true });
  for await (const chunk of stream) chunks.push(chunk);
  expect(chunks[0]?.choices[0]?.delta).toEqual({ role: "assistant" });
  expect(chunks.at(-1)).toMatchObject({
    generationId: chunks[0]?.id,
    usage: { cost: 0, prompt_tokens: completion.usage?.prompt_tokens },
    choices: [{ finish_reason: "stop", delta: { provider_metadata: { gateway: { cost: "0" } } } }],
  });
});

test("embeddings and models, with the gateway's errors", async () => {
  const { data } = await client.embeddings.create({
    model: "openai/m",
    input: "Hi",
    dimensions: 4,
  });
  expect(data[0]?.embedding).toHaveLength(4);
  expect((await client.models.retrieve("openai/gpt-5.4")).id).toBe("openai/gpt-5.4");
  expect((await client.models.list()).data.length).toBeGreaterThan(0);
  const refused = client.embeddings.create({ model: "openai/m" } as never);
  await expect(refused).rejects.toMatchObject({ code: expect.any(String), status: 400 });
});

test("responses, and Anthropic's messages", async () => {
  const asked = { model: "openai/gpt-5.4", input: "Hello" };
  expect((await client.responses.create(asked)).output_text).toBe("This is a mock request");
  server.use(llm.vercelGateway.responses(errors.insufficientQuota()));
  await expect(client.responses.create(asked)).rejects.toMatchObject({
    status: 402,
    type: "insufficient_funds",
  });
  const anthropic = new Anthropic({ apiKey: "test", baseURL: "https://ai-gateway.vercel.sh" });
  const { content } = await anthropic.messages.create({
    model: "anthropic/claude-sonnet-4.6",
    max_tokens: 100,
    messages: [{ role: "user", content: "Hello" }],
  });
  expect(content).toMatchObject([{ type: "text", text: "This is a mock request" }]);
});
