import OpenAI from "openai";
import { beforeAll, expect, test, vi } from "vitest";
import { llm } from "../../src/index.ts";
import { testCodec } from "../contract/test-codec.ts";
import { createChatClient } from "../support/openai-chat-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => {
  client = new OpenAI({ apiKey: "sk-1234", baseURL: "http://localhost:4000", maxRetries: 0 });
});
testCodec(server, () => chat);

const chat = createChatClient({
  name: "litellm.chat",
  mock: llm.litellm.chat,
  getClient: () => client,
  errors: {
    rateLimit: { className: "RateLimitError", status: 429, code: "429" },
    overloaded: { className: "InternalServerError", status: 503, code: "503" },
    insufficientQuota: { className: "RateLimitError", status: 429, code: "429" },
    invalidApiKey: { className: "AuthenticationError", status: 401, code: "401" },
    permissionDenied: { className: "PermissionDeniedError", status: 403, code: "403" },
    modelNotFound: { className: "BadRequestError", status: 400, code: "400" },
    badRequest: { className: "BadRequestError", status: 400, code: "400" },
    contextLengthExceeded: { className: "BadRequestError", status: 400, code: "400" },
    contentFiltered: { className: "BadRequestError", status: 400, code: "400" },
    serverError: { className: "InternalServerError", status: 500, code: "500" },
    unavailable: { className: "InternalServerError", status: 503, code: "503" },
    gatewayTimeout: { className: "APIError", status: 408, code: "408" },
    custom: { className: "APIError", status: 418, code: "418" },
  },
  midStream: { className: "APIError", status: undefined, code: "503" },
});

const HOSTS = ["http://localhost:4000", "http://127.0.0.1:4000", "http://0.0.0.0:4000"];

test.for(HOSTS.flatMap((host) => [host, `${host}/v1`]))("every endpoint of %s", async (baseURL) => {
  const proxy = new OpenAI({ apiKey: "sk-1234", baseURL, maxRetries: 0 });
  const model = "gpt-4o";
  const { choices } = await proxy.chat.completions.create({
    model,
    messages: [{ role: "user", content: "Hi" }],
  });
  expect(choices[0]?.message.content).toBe("This is a mock request");
  const completion = await proxy.completions.create({ model, prompt: "Hi" });
  expect(completion.choices[0]?.text).toBe("This is a mock request");
  const response = await proxy.responses.create({ model, input: "Hi" });
  expect(response.output_text).toBe("This is a mock request");
  const { data } = await proxy.embeddings.create({ model, input: "Hi", dimensions: 4 });
  expect(data[0]?.embedding).toHaveLength(4);
  server.use(llm.litellm.models(["gpt-4o"]), llm.litellm.models.retrieve());
  server.use(llm.litellm.moderations());
  expect((await proxy.models.list()).data.map(({ id }) => id)).toEqual(["gpt-4o"]);
  expect((await proxy.models.retrieve("openai/gpt-4o")).id).toBe("openai/gpt-4o");
  expect((await proxy.moderations.create({ input: "Hi" })).results[0]?.flagged).toBe(false);
});

test("what an app's own server may mean is left to it, until a test says otherwise", async () => {
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  const reach = (path: string, method = "GET"): Promise<string> =>
    fetch(`http://localhost:4000${path}`, {
      method,
      ...(method === "POST" && { body: '{"input":"Hi"}' }),
    }).then(
      () => "answered",
      () => "left alone",
    );
  expect(await reach("/v1/models")).toBe("answered");
  expect(await reach("/models")).toBe("left alone");
  expect(await reach("/")).toBe("left alone");
  expect(await reach("/v1/files")).toBe("left alone");
  expect(await reach("/v1/chat/completions")).toBe("left alone");
  expect(await reach("/moderations", "POST")).toBe("left alone");
  server.use(llm.litellm.moderations());
  expect(await reach("/moderations", "POST")).toBe("answered");
  log.mockRestore();
});

test("an answer carries LiteLLM's call id", async () => {
  const request = client.embeddings.create({ model: "gpt-4o", input: "Hi" });
  const { response } = await request.withResponse();
  expect(response.headers.get("x-litellm-call-id")).toMatch(
    /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
  );
});
