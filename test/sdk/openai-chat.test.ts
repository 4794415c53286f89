import OpenAI, { APIError } from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, sequence } from "../../src/index.ts";
import type { Answer, AskOptions, Client, SDKError } from "../contract/client.ts";
import { testCodec } from "../contract/test-codec.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test" })));
testCodec(server, () => chat);

const tools = ["get_weather", "get_time"].map((name) => ({
  type: "function" as const,
  function: { name, parameters: { type: "object", properties: {} } },
}));

function toParams({ prompt = "Hello" }: AskOptions) {
  return { model: "gpt-5.4", messages: [{ role: "user" as const, content: prompt }], tools };
}

function toRequest({ signal, maxRetries = 0 }: AskOptions) {
  return { maxRetries, ...(signal && { signal }) };
}

const chat: Client = {
  name: "openai.chat",
  mock: llm.openai.chat,
  ask: async (options = {}) =>
    toAnswer(await client.chat.completions.create(toParams(options), toRequest(options))),
  async stream(options = {}) {
    const params = { ...toParams(options), stream_options: { include_usage: true } };
    const stream = client.chat.completions.stream(params, toRequest(options));
    return toAnswer(await stream.finalChatCompletion());
  },
  async *deltas(options = {}) {
    const params = { ...toParams(options), stream: true as const };
    for await (const chunk of await client.chat.completions.create(params, toRequest(options))) {
      const delta = chunk.choices[0]?.delta.content;
      if (delta) yield delta;
    }
  },
  toError,
  finishReasons: { stop: "stop", toolCalls: "tool_calls" },
  errors: {
    rateLimit: { className: "RateLimitError", status: 429, code: "rate_limit_exceeded" },
    overloaded: { className: "InternalServerError", status: 503, code: null },
    insufficientQuota: { className: "RateLimitError", status: 429, code: "insufficient_quota" },
    invalidApiKey: { className: "AuthenticationError", status: 401, code: "invalid_api_key" },
    permissionDenied: { className: "PermissionDeniedError", status: 403, code: null },
    modelNotFound: { className: "NotFoundError", status: 404, code: "model_not_found" },
    badRequest: { className: "BadRequestError", status: 400, code: null },
    contextLengthExceeded: {
      className: "BadRequestError",
      status: 400,
      code: "context_length_exceeded",
    },
    contentFiltered: { className: "BadRequestError", status: 400, code: "invalid_prompt" },
    serverError: { className: "InternalServerError", status: 500, code: null },
    unavailable: { className: "InternalServerError", status: 503, code: null },
    gatewayTimeout: { className: "InternalServerError", status: 504, code: null },
    custom: { className: "APIError", status: 418, code: null },
  },
  midStream: { className: "APIError", status: undefined, code: null },
};

function toError(error: unknown): SDKError {
  if (!(error instanceof APIError)) throw error;
  return { className: error.constructor.name, status: error.status, code: error.code };
}

/** The helper adds `parsed` and leaves out what no chunk carries. */
function toAnswer(completion: OpenAI.ChatCompletion): Answer {
  const [choice] = completion.choices;
  const { content, refusal, tool_calls: calls = [] } = choice!.message;
  return {
    text: content ?? "",
    toolCalls: calls.flatMap((call) =>
      call.type === "function"
        ? [{ name: call.function.name, input: JSON.parse(call.function.arguments) as unknown }]
        : [],
    ),
    finishReason: choice!.finish_reason,
    usage: {
      input: completion.usage?.prompt_tokens ?? 0,
      output: completion.usage?.completion_tokens ?? 0,
    },
    raw: {
      id: completion.id,
      model: completion.model,
      created: completion.created,
      usage: completion.usage,
      finishReason: choice!.finish_reason,
      content: content || null, // openai 6's helper makes null of an empty text
      refusal,
      calls: calls.map((call) => ({
        ...call,
        function: { ...(call.type === "function" && call.function), parsed_arguments: undefined },
      })),
    },
  };
}

test("a retry says so", async () => {
  const mock = llm.openai.chat(sequence(errors.rateLimit(), "ok"));
  server.use(mock);
  await client.chat.completions.create(toParams({}));
  expect(mock.calls.map(({ status, retry }) => [status, retry])).toEqual([
    [429, 0],
    [200, 1],
  ]);
});
