import { AzureOpenAI } from "openai";
import { beforeAll, expect, test } from "vitest";
import { createChatClient, toParams } from "../support/openai-chat-client.ts";
import { errors, llm, reasoning } from "../../src/index.ts";
import { testCodec } from "../contract/test-codec.ts";
import type { Client } from "../contract/client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: AzureOpenAI;
beforeAll(() => {
  client = new AzureOpenAI({
    apiKey: "test",
    endpoint: "https://acme.openai.azure.com",
    apiVersion: "2024-10-21",
    maxRetries: 0,
  });
});
testCodec(server, () => chat);

const AZURE_ERRORS: Client["errors"] = {
  rateLimit: { className: "RateLimitError", status: 429, code: "RateLimitReached" },
  overloaded: { className: "RateLimitError", status: 429, code: "429" },
  insufficientQuota: { className: "PermissionDeniedError", status: 403, code: "403" },
  invalidApiKey: { className: "AuthenticationError", status: 401, code: "401" },
  permissionDenied: { className: "PermissionDeniedError", status: 403, code: "403" },
  modelNotFound: { className: "NotFoundError", status: 404, code: "DeploymentNotFound" },
  badRequest: { className: "BadRequestError", status: 400, code: null },
  contextLengthExceeded: {
    className: "BadRequestError",
    status: 400,
    code: "context_length_exceeded",
  },
  contentFiltered: { className: "BadRequestError", status: 400, code: "content_filter" },
  serverError: { className: "InternalServerError", status: 500, code: null },
  unavailable: { className: "InternalServerError", status: 503, code: null },
  gatewayTimeout: { className: "APIError", status: 408, code: "Timeout" },
  custom: { className: "APIError", status: 418, code: null },
};

const chat = createChatClient({
  name: "azureOpenAI.chat",
  mock: llm.azureOpenAI.chat,
  getClient: () => client,
  errors: AZURE_ERRORS,
  midStream: { className: "APIError", status: undefined, code: "429" },
});

test("errors have the fields that were recorded, and no others", async () => {
  server.use(llm.azureOpenAI.chat(errors.invalidApiKey()));
  await expect(client.chat.completions.create(toParams({}))).rejects.toMatchObject({
    error: {
      code: "401",
      message: expect.stringMatching(/^Access denied due to invalid subscription key/),
    },
  });
  server.use(llm.azureOpenAI.chat(errors.rateLimit()));
  const message = "Your requests to gpt-5.4 for gpt-5.4 in eastus have exceeded rate limit.";
  await expect(client.chat.completions.create(toParams({}))).rejects.toMatchObject({
    error: { code: "RateLimitReached", message, details: message },
  });
  server.use(llm.azureOpenAI.chat(errors.modelNotFound()));
  const request = client.chat.completions.create(toParams({}));
  await expect(request).rejects.toMatchObject({ type: "invalid_request_error" });
});

test("the path names the model where the body does not", async () => {
  const mock = llm.azureOpenAI.chat("Hi");
  server.use(mock);
  const url =
    "https://acme.cognitiveservices.azure.com/openai/deployments/my%20gpt/chat/completions?api-version=2024-10-21";
  const body = { messages: [{ role: "user", content: "Hi" }] };
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  expect(await response.json()).toMatchObject({ model: "my gpt" });
  expect(mock.calls[0]).toMatchObject({ modelId: "my gpt", body });
  const v1 = "https://acme.openai.azure.com/openai/v1/chat/completions";
  const refused = await fetch(v1, { method: "POST", body: JSON.stringify(body) });
  expect(refused.status).toBe(400);
});

test("an answer carries Azure's headers", async () => {
  server.use(llm.azureOpenAI.chat("Hi"));
  const { response } = await client.chat.completions.create(toParams({})).withResponse();
  expect(response.headers.get("apim-request-id")).toMatch(
    /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/,
  );
  expect(response.headers.get("x-ms-rai-invoked")).toBe("true");
  expect(response.headers.get("x-ratelimit-remaining-requests")).toBe("119");
});

test("reasoning is counted and not shown, in chats", async () => {
  server.use(llm.azureOpenAI.chat([reasoning("Hm, let me think."), "Hi"]));
  const { usage, choices } = await client.chat.completions.create(toParams({}));
  expect(usage?.completion_tokens_details?.reasoning_tokens).toBeGreaterThan(0);
  expect(choices[0]?.message.content).toBe("Hi");
});
