import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, llm, reasoning, toolCall } from "../../src/index.ts";
import type { Client, SDKError } from "../contract/client.ts";
import { testCodec } from "../contract/test-codec.ts";
import { collect } from "../support/ollama-client.ts";
import { createChatClient, toParams } from "../support/openai-chat-client.ts";
import { usePack } from "../support/server.ts";

const BASE = "http://localhost:11434/v1";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "ollama", baseURL: BASE })));

const toRow = (className: string, status: number): SDKError => ({ className, status, code: null });

const OPENAI_ERRORS: Client["errors"] = {
  rateLimit: toRow("RateLimitError", 429),
  overloaded: toRow("InternalServerError", 503),
  insufficientQuota: toRow("RateLimitError", 429),
  invalidApiKey: toRow("AuthenticationError", 401),
  permissionDenied: toRow("PermissionDeniedError", 403),
  modelNotFound: toRow("NotFoundError", 404),
  badRequest: toRow("BadRequestError", 400),
  contextLengthExceeded: toRow("BadRequestError", 400),
  contentFiltered: toRow("BadRequestError", 400),
  serverError: toRow("InternalServerError", 500),
  unavailable: toRow("InternalServerError", 503),
  gatewayTimeout: toRow("InternalServerError", 504),
  custom: toRow("APIError", 418),
};

function withoutIndex(call: object & { index?: number }): object {
  const { index: _, ...rest } = call;
  return rest;
}

describe("chat completions", () => {
  const chat = createChatClient({
    name: "ollama.chatCompletions",
    mock: llm.ollama.chatCompletions,
    getClient: () => client,
    errors: OPENAI_ERRORS,
    midStream: { className: "APIError", status: undefined, code: null },
  });
  testCodec(server, () => ({
    ...chat,
    // whole answers number their calls as well, and the SDK's helper keeps no number
    ask: async (options) => {
      const { raw, ...answer } = await chat.ask(options);
      const { calls, ...rest } = raw as { calls: object[] };
      return { ...answer, raw: { ...rest, calls: calls.map((call) => withoutIndex(call)) } };
    },
  }));

  test("ids, reasoning and tool calls are Ollama's own", async () => {
    server.use(llm.ollama.chatCompletions([reasoning("Hm."), toolCall("get_time", { a: 1 })]));
    const completion = await client.chat.completions.create(toParams({}));
    expect(completion).toEqual({
      id: expect.stringMatching(/^chatcmpl-\d{3}$/),
      object: "chat.completion",
      created: expect.any(Number),
      model: "gpt-5.4",
      system_fingerprint: "fp_ollama",
      choices: [
        {
          index: 0,
          message: {
            role: "assistant",
            content: "",
            reasoning: "Hm.",
            tool_calls: [
              {
                id: expect.stringMatching(/^call_[a-z0-9]{8}$/),
                index: 0,
                type: "function",
                function: { name: "get_time", arguments: '{"a":1}' },
              },
            ],
          },
          finish_reason: "tool_calls",
        },
      ],
      usage: {
        prompt_tokens: expect.any(Number),
        completion_tokens: expect.any(Number),
        total_tokens: expect.any(Number),
      },
    });
  });

  test("one choice, whatever n says", async () => {
    const { choices } = await client.chat.completions.create({ ...toParams({}), n: 3 });
    expect(choices).toHaveLength(1);
  });

  test("what Ollama refuses, in its words", async () => {
    const refusals: [object, string][] = [
      [{ messages: [] }, "[] is too short - 'messages'"],
      [{ model: "" }, "model is required"],
      [{ messages: [{ role: "user" }] }, "invalid message content type: <nil>"],
      [{ messages: [{ role: "user", content: [{ type: "text" }] }] }, "invalid message format"],
      [
        { messages: "Hello" },
        "json: cannot unmarshal string into Go struct field ChatCompletionRequest.messages of type []openai.Message",
      ],
    ];
    for (const [wrong, message] of refusals) {
      const request = { ...toParams({}), ...wrong };
      await expect(client.chat.completions.create(request)).rejects.toMatchObject({
        status: 400,
        type: "invalid_request_error",
        message: `400 ${message}`,
      });
    }
    const messages = [
      { role: "user" as const, content: [{ type: "text" as const, text: "Hello" }] },
      {
        role: "assistant" as const,
        tool_calls: [
          { id: "1", type: "function" as const, function: { name: "a", arguments: "{}" } },
        ],
      },
      { role: "tool" as const, tool_call_id: "1", content: "done" },
    ];
    const fine = await client.chat.completions.create({ model: "m", messages });
    expect(fine.choices[0]?.message.content).toBe("This is a mock request");
  });
});

test("text completions, whole and streamed", async () => {
  server.use(llm.ollama.completions("Hello there"));
  const params = { model: "m", prompt: "Say" };
  const { id, system_fingerprint, choices, usage } = await client.completions.create(params);
  expect(id).toMatch(/^cmpl-\d{3}$/);
  expect(system_fingerprint).toBe("fp_ollama");
  expect(choices).toEqual([{ text: "Hello there", index: 0, finish_reason: "stop" }]);
  const options = { stream: true, stream_options: { include_usage: true } } as const;
  const chunks = await collect(await client.completions.create({ ...params, ...options }));
  expect(chunks.map((chunk) => chunk.choices[0]?.text ?? "").join("")).toBe("Hello there");
  expect(chunks.at(-1)).toMatchObject({ choices: [], usage });
  expect(chunks[0]?.usage?.total_tokens).toBe(0);
});

test("text completions refuse lists, and models without a name", async () => {
  const list = client.completions.create({ model: "m", prompt: ["a"] });
  await expect(list).rejects.toThrow(
    "cannot unmarshal array into Go struct field CompletionRequest.prompt of type string",
  );
  const unnamed = client.completions.create({ model: "", prompt: "a" });
  await expect(unnamed).rejects.toMatchObject({ status: 404, type: "not_found_error" });
});

test("embeddings, as numbers and in base64", async () => {
  const { data, model } = await client.embeddings.create({ model: "m", input: "Hello" });
  expect(model).toBe("m");
  const floats = await client.embeddings.create({
    model: "m",
    input: ["Hello"],
    encoding_format: "float",
  });
  expect(floats.data[0]?.embedding).toEqual(data[0]?.embedding);
  await expect(client.embeddings.create({ model: "m", input: [] })).rejects.toThrow(
    "invalid input",
  );
});

test("models are those of the list", async () => {
  const { data } = await client.models.list();
  expect(data.map(({ id, owned_by: owner }) => [id, owner])).toContainEqual([
    "qwen3:8b",
    "library",
  ]);
  expect(await client.models.retrieve("qwen3:8b")).toMatchObject({ id: "qwen3:8b" });
  server.use(llm.ollama.models(["mine"]));
  expect((await client.models.list()).data.map(({ id }) => id)).toEqual(["mine"]);
});

test("responses", async () => {
  server.use(llm.ollama.responses("Hello"));
  const response = await client.responses.create({ model: "m", input: "Hi" });
  expect(response.output_text).toBe("Hello");
  server.use(llm.ollama.responses(errors.modelNotFound()));
  await expect(client.responses.create({ model: "x", input: "Hi" })).rejects.toMatchObject({
    status: 404,
    message: "404 model 'x' not found",
  });
});
