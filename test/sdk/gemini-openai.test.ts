import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { testCodec } from "../contract/test-codec.ts";
import { createChatClient, toParams } from "../support/openai-chat-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => {
  const baseURL = "https://generativelanguage.googleapis.com/v1beta/openai/";
  client = new OpenAI({ apiKey: "test", baseURL, maxRetries: 0 });
});
testCodec(server, () => chat);

/** Errors come in a list, of which the SDK reads the status alone. */
const chat = createChatClient({
  name: "gemini.chat",
  mock: llm.gemini.chat,
  getClient: () => client,
  errors: {
    rateLimit: { className: "RateLimitError", status: 429, code: undefined },
    overloaded: { className: "InternalServerError", status: 503, code: undefined },
    insufficientQuota: { className: "RateLimitError", status: 429, code: undefined },
    invalidApiKey: { className: "BadRequestError", status: 400, code: undefined },
    permissionDenied: { className: "PermissionDeniedError", status: 403, code: undefined },
    modelNotFound: { className: "NotFoundError", status: 404, code: undefined },
    badRequest: { className: "BadRequestError", status: 400, code: undefined },
    contextLengthExceeded: { className: "BadRequestError", status: 400, code: undefined },
    contentFiltered: { className: "BadRequestError", status: 400, code: undefined },
    serverError: { className: "InternalServerError", status: 500, code: undefined },
    unavailable: { className: "InternalServerError", status: 503, code: undefined },
    gatewayTimeout: { className: "InternalServerError", status: 504, code: undefined },
    custom: { className: "APIError", status: 418, code: undefined },
  },
  midStream: { className: "APIError", status: undefined, code: 503 },
});

test("an answer has what Gemini says, and no more", async () => {
  server.use(llm.gemini.chat("Hi"));
  const completion = await client.chat.completions.create(toParams({}));
  expect(completion).toEqual({
    choices: [{ finish_reason: "stop", index: 0, message: { content: "Hi", role: "assistant" } }],
    created: expect.any(Number),
    id: expect.any(String),
    model: "gpt-5.4",
    object: "chat.completion",
    usage: {
      completion_tokens: expect.any(Number),
      prompt_tokens: expect.any(Number),
      total_tokens: expect.any(Number),
    },
  });
  // the SDK adds nulls of its own
  const response = await post({ ...toParams({}), stream: true });
  expect(await response.text()).not.toMatch(/:null|system_fingerprint/);
});

test("errors are Google's, in a list", async () => {
  server.use(llm.gemini.chat(errors.permissionDenied()), llm.gemini.embeddings([[0.5, 0.25]]));
  const response = await post(toParams({}));
  expect(await response.json()).toEqual([
    { error: { code: 403, message: expect.any(String), status: "PERMISSION_DENIED" } },
  ]);
  const { data } = await client.embeddings.create({ model: "gemini-embedding-001", input: "Hi" });
  expect(data[0]?.embedding).toEqual([0.5, 0.25]);
});

function post(body: object): Promise<Response> {
  const url = "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions";
  return fetch(url, { method: "POST", body: JSON.stringify(body) });
}

test("the models, by this face's names", async () => {
  const { data } = await client.models.list();
  expect(data).toContainEqual({ id: "models/gemini-2.5-pro", object: "model", owned_by: "google" });
  expect((await client.models.retrieve("gemini-2.5-pro")).owned_by).toBe("google");
  server.use(llm.gemini.openaiModels(errors.invalidApiKey()));
  await expect(client.models.list()).rejects.toMatchObject({ status: 400 });
});
