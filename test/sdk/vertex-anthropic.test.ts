import { AnthropicVertex } from "@anthropic-ai/vertex-sdk";
import { GoogleAuth } from "google-auth-library";
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import type { SDKError } from "../contract/client.ts";
import { testCodec } from "../contract/test-codec.ts";
import { createMessagesClient } from "../support/anthropic-messages-client.ts";
import { createCredentials } from "../support/google-credentials.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const credentials = createCredentials();
let client: AnthropicVertex;
beforeAll(() => {
  const scopes = "https://www.googleapis.com/auth/cloud-platform";
  const googleAuth = new GoogleAuth({ credentials, scopes }) as never;
  client = new AnthropicVertex({ projectId: "acme", region: "us-east5", googleAuth });
});
testCodec(server, () =>
  createMessagesClient({
    name: "vertex.messages",
    mock: llm.vertex.messages,
    getClient: () => client as never,
    toError,
    errors: {
      rateLimit: { className: "RateLimitError", status: 429, code: null },
      insufficientQuota: { className: "RateLimitError", status: 429, code: null },
      invalidApiKey: { className: "AuthenticationError", status: 401, code: null },
      permissionDenied: { className: "PermissionDeniedError", status: 403, code: null },
      modelNotFound: { className: "NotFoundError", status: 404, code: null },
    },
  }),
);

/** By the names: the SDK's own copy of the classes may be another one. */
function toError(error: unknown): SDKError {
  const { constructor, status, type } = error as Error & { status?: number; type?: string | null };
  const isServerError = status !== undefined && status >= 500;
  const className = isServerError ? "InternalServerError" : constructor.name;
  return { className, status, code: type };
}

const messages = [{ role: "user" as const, content: "Hello" }];

test("the path names the model, and the answer has its dated name", async () => {
  const mock = llm.vertex.messages("Hi");
  server.use(mock);
  const model = "claude-sonnet-4-5@20250929";
  const message = await client.messages.create({ model, max_tokens: 64, messages });
  expect(message).toMatchObject({
    id: expect.stringMatching(/^msg_vrtx_01/),
    model: "claude-sonnet-4-5-20250929",
  });
  expect(mock.calls[0]).toMatchObject({
    modelId: model,
    body: { anthropic_version: expect.any(String) },
  });
});

test("tokens are counted by the model that the body names", async () => {
  const mock = llm.vertex.messages.countTokens(12);
  server.use(mock);
  const count = await client.messages.countTokens({ model: "claude-sonnet-4-5", messages });
  expect(count.input_tokens).toBe(12);
  expect(mock.calls[0]?.modelId).toBe("claude-sonnet-4-5");
});

test("a request without Vertex's version of the format is refused", async () => {
  const send = (body: object): Promise<Response> =>
    fetch(
      "https://us-east5-aiplatform.googleapis.com/v1/projects/p/locations/us-east5/publishers/anthropic/models/claude:rawPredict",
      { method: "POST", body: JSON.stringify({ max_tokens: 64, messages, ...body }) },
    );
  const refused = await send({});
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({
    error: { message: "anthropic_version: Field required" },
  });
  expect((await send({ anthropic_version: "vertex-2023-10-16" })).status).toBe(200);
});

test("open models speak OpenAI's format, with Google's errors", async () => {
  server.use(llm.vertex.chat("Hi"));
  const place = "projects/acme/locations/us-central1/endpoints/openapi";
  const baseURL = `https://us-central1-aiplatform.googleapis.com/v1/${place}`;
  const openai = new OpenAI({ apiKey: "test", baseURL, maxRetries: 0 });
  const request = { model: "meta/llama-4", messages };
  const { choices } = await openai.chat.completions.create(request);
  expect(choices[0]?.message.content).toBe("Hi");
  server.use(llm.vertex.chat(errors.permissionDenied()));
  await expect(openai.chat.completions.create(request)).rejects.toMatchObject({
    status: 403,
    error: { status: "PERMISSION_DENIED" },
  });
});
