import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { llm, sequence } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => {
  client = new OpenAI({ apiKey: "sk-1234", baseURL: "http://localhost:4000", maxRetries: 0 });
});

type Params = OpenAI.ChatCompletionCreateParamsNonStreaming;

/** With LiteLLM's fields beside the SDK's own. */
function toParams(mocks: object): Params {
  return { model: "gpt-4o", messages: [{ role: "user", content: "Hi" }], ...mocks };
}

function ask(mocks: object, options?: OpenAI.RequestOptions): Promise<OpenAI.ChatCompletion> {
  return client.chat.completions.create(toParams(mocks), options);
}

async function* stream(mocks: object, options?: OpenAI.RequestOptions): AsyncGenerator<string> {
  const params = { ...toParams(mocks), stream: true as const };
  for await (const { choices } of await client.chat.completions.create(params, options)) {
    if (choices[0]?.delta.content) yield choices[0].delta.content;
  }
}

describe("mock_response", () => {
  test("is the text, in each of n choices", async () => {
    const { choices } = await ask({ mock_response: "Hello", n: 3 });
    expect(choices.map(({ index, message }) => [index, message.content])).toEqual([
      [0, "Hello"],
      [1, "Hello"],
      [2, "Hello"],
    ]);
  });

  test("null is none", async () => {
    const { choices } = await ask({ mock_response: null });
    expect(choices[0]?.message.content).toBe("This is a mock request");
  });

  test("answers a text completion too", async () => {
    const params = { model: "gpt-4o", prompt: "Hi", mock_response: "Hello" };
    expect((await client.completions.create(params)).choices[0]?.text).toBe("Hello");
  });

  test("answers a response too, streamed errors included", async () => {
    const params = { model: "gpt-4o", input: "Hi" };
    const response = await client.responses.create({ ...params, mock_response: "Hello" } as never);
    expect((response as OpenAI.Responses.Response).output_text).toBe("Hello");
    const broken = { ...params, mock_response: "Exception: mock_streaming_error" };
    await expect(client.responses.stream(broken).finalResponse()).rejects.toThrow(
      "This is a mock error raised mid-stream",
    );
  });

  test("gives every input of an embedding the same vector, or fails it", async () => {
    const params = { model: "my-embedding", input: ["a", "b"], mock_response: [1, 0.5] };
    const { data } = await client.embeddings.create(params);
    expect(data.map(({ embedding }) => embedding)).toEqual([
      [1, 0.5],
      [1, 0.5],
    ]);
    const failing = { model: "my-embedding", input: "a", mock_response: "error" };
    await expect(client.embeddings.create(failing)).rejects.toMatchObject({ status: 500 });
  });

  test.for([
    ["litellm.RateLimitError", 429, "throttling_error", "this is a mock rate limit error"],
    [
      "litellm.ContextWindowExceededError",
      400,
      null,
      "litellm.BadRequestError: this is a mock context window exceeded error",
    ],
    ["litellm.InternalServerError", 500, null, "this is a mock internal server error"],
  ] as const)("%s, streamed or not", async ([name, status, type, message]) => {
    const error = { message: `${name}: ${message}`, type, param: null, code: String(status) };
    await expect(ask({ mock_response: name })).rejects.toMatchObject({ status, error });
    await expect(stream({ mock_response: name }).next()).rejects.toMatchObject({ status, error });
  });

  test("Exception: content_filter_policy", async () => {
    await expect(ask({ mock_response: "Exception: content_filter_policy" })).rejects.toMatchObject({
      status: 400,
      error: {
        message:
          "litellm.ContentPolicyViolationError: AzureException - Exception: content_filter_policy",
        code: "400",
      },
    });
  });

  test("Exception: mock_streaming_error breaks a stream after some text", async () => {
    let arrived = "";
    const error = {
      message: "litellm.MidStreamFallbackError: This is a mock error raised mid-stream",
      code: "529",
    };
    const read = async (): Promise<void> => {
      for await (const delta of stream({ mock_response: "Exception: mock_streaming_error" })) {
        arrived += delta;
      }
    };
    await expect(read()).rejects.toMatchObject({ error });
    expect(arrived).toBe("This is a mock request");
    await expect(ask({ mock_response: "Exception: mock_streaming_error" })).rejects.toMatchObject({
      status: 529,
      error,
    });
  });

  test("an SDK's retries meet the error again, at once", async () => {
    const before = performance.now();
    await expect(
      ask({ mock_response: "litellm.RateLimitError" }, { maxRetries: 2 }),
    ).rejects.toMatchObject({ status: 429 });
    expect(performance.now() - before).toBeLessThan(400);
  });
});

describe("mock_tool_calls", () => {
  const call = { name: "get_weather", arguments: '{"city":"Oslo"}' };

  test("are called as a model would", async () => {
    const { choices } = await ask({
      mock_tool_calls: [{ id: "call_1", type: "function", function: call }, { function: call }],
    });
    expect(choices[0]?.finish_reason).toBe("tool_calls");
    const [first, second] = choices[0]!.message.tool_calls!;
    expect(first).toEqual({ id: "call_1", type: "function", function: call });
    expect(second).toMatchObject({ type: "function", function: call });
    expect(second!.id).toMatch(/^call_\w{24}$/);
  });

  test("are streamed too", async () => {
    const params = {
      ...toParams({ mock_tool_calls: [{ function: call }] }),
      stream: true as const,
    };
    const { choices } = await client.chat.completions.stream(params).finalChatCompletion();
    expect(choices[0]?.finish_reason).toBe("tool_calls");
    expect(choices[0]?.message.tool_calls?.[0]).toMatchObject({ function: call });
  });
});

test("a reply that a test gives wins over the body's fields", async () => {
  server.use(llm.litellm.chat("x"));
  const { choices } = await ask({ mock_response: "litellm.RateLimitError" });
  expect(choices[0]?.message.content).toBe("x");
});

test("a refused request uses nothing up", async () => {
  const reply = sequence("first");
  const handler = llm.litellm.chat(reply, { once: true });
  server.use(handler);
  await expect(ask({ mock_response: {} })).rejects.toMatchObject({ status: 400 });
  expect(reply.remaining).toBe(1);
  expect((await ask({})).choices[0]?.message.content).toBe("first");
});

test("a gateway knows any parameter", async () => {
  server.use(llm.litellm.chat("x", { validate: { unknownParameters: true } }));
  const { choices } = await ask({ metadata: { tags: ["a"] }, mock_response: "Hello" });
  expect(choices[0]?.message.content).toBe("x");
});
