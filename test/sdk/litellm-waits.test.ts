import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => {
  client = new OpenAI({ apiKey: "sk-1234", baseURL: "http://localhost:4000", maxRetries: 0 });
});

function ask(mocks: object, options?: OpenAI.RequestOptions): Promise<OpenAI.ChatCompletion> {
  const messages = [{ role: "user" as const, content: "Hi" }];
  return client.chat.completions.create({ model: "gpt-4o", messages, ...mocks }, options);
}

test("mock_delay waits, in seconds, then answers", async () => {
  const before = performance.now();
  const { choices } = await ask({ mock_delay: 0.05, mock_response: "Hello" });
  expect(performance.now() - before).toBeGreaterThanOrEqual(45);
  expect(choices[0]?.message.content).toBe("Hello");
});

test("a stream begins after mock_delay: the SDK's own timeout sees it", async () => {
  const messages = [{ role: "user" as const, content: "Hi" }];
  const params = { model: "gpt-4o", messages, stream: true as const, mock_delay: 60 };
  await expect(client.chat.completions.create(params, { timeout: 40 })).rejects.toThrow(
    OpenAI.APIConnectionTimeoutError,
  );
});

test("mock_delay ends when the client gives up", async () => {
  const handler = llm.litellm.chat();
  server.use(handler);
  const abort = new AbortController();
  const asked = ask({ mock_delay: 60 }, { signal: abort.signal }).catch((error: unknown) => error);
  await expect.poll(() => handler.calls.length).toBe(1);
  abort.abort();
  expect(await asked).toBeInstanceOf(OpenAI.APIUserAbortError);
  await handler.calls[0]?.done;
  expect(handler.calls[0]?.aborted).toBe(true);
  expect(handler.errors).toEqual([]);
});

test("mock_timeout waits for timeout, then fails as LiteLLM's", async () => {
  const before = performance.now();
  await expect(ask({ mock_timeout: true, timeout: 0.05 })).rejects.toMatchObject({
    status: 408,
    error: {
      message: "litellm.Timeout: This is a mock timeout error",
      type: null,
      param: null,
      code: "408",
    },
  });
  expect(performance.now() - before).toBeGreaterThanOrEqual(45);
});

test("mock_timeout: false is none, and timeout alone is LiteLLM's own parameter", async () => {
  const { choices } = await ask({ mock_timeout: false, timeout: 600 });
  expect(choices[0]?.message.content).toBe("This is a mock request");
});

test.for<[name: string, mocks: object, message: RegExp]>([
  [
    "an object as mock_response",
    { mock_response: { choices: [] } },
    /'mock_response': it is no text/,
  ],
  [
    "an error that LiteLLM does not know",
    { mock_response: "litellm.TeapotError" },
    /has no error "litellm\.TeapotError"/,
  ],
  [
    "mock_response beside mock_tool_calls",
    { mock_response: "Hi", mock_tool_calls: [{ function: { name: "a" } }] },
    /'mock_tool_calls': mock_response is there too/,
  ],
  ["no tool calls", { mock_tool_calls: [] }, /it is no list of tool calls/],
  ["a tool call without a name", { mock_tool_calls: [{}] }, /call 0 has no function with a name/],
  [
    "a tool call whose arguments are no JSON",
    { mock_tool_calls: [{ function: { name: "a", arguments: "{" } }] },
    /call 0 has arguments that are no JSON/,
  ],
  ["a delay that is none", { mock_delay: "1" }, /'mock_delay': it is no number of seconds/],
  ["a delay that no timer has", { mock_delay: 1e12 }, /seconds from 0 to 2147483/],
  ["mock_timeout without timeout", { mock_timeout: true }, /there is no timeout to wait for/],
  ["a drill of the router", { mock_testing_fallbacks: true }, /there is no router here/],
  ["a field that there is not", { mock_answer: "Hi" }, /this endpoint knows no such field/],
])("refused in words: %s", async ([, mocks, message]) => {
  const [name] = Object.keys(mocks).toReversed();
  const refusal = await ask(mocks).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(OpenAI.BadRequestError);
  expect(refusal).toMatchObject({
    message: expect.stringMatching(message) as string,
    type: "invalid_request_error",
    param: name,
    code: "400",
  });
});

test("other endpoints honour less, and say so", async () => {
  const params = { model: "gpt-4o", prompt: "Hi", mock_tool_calls: [{ function: { name: "a" } }] };
  await expect(client.completions.create(params)).rejects.toThrow(
    /'mock_tool_calls': .* it honours: mock_response, mock_delay, mock_timeout/,
  );
  const input = { model: "gpt-4o", input: "Hi" };
  await expect(client.responses.create({ ...input, mock_answer: "Hi" } as never)).rejects.toThrow(
    /'mock_answer': .* it honours: mock_response, mock_tool_calls, mock_delay, mock_timeout/,
  );
  await expect(client.embeddings.create({ ...input, mock_delay: 1 } as never)).rejects.toThrow(
    /'mock_delay': .* it honours: mock_response/,
  );
  await expect(
    client.embeddings.create({ ...input, mock_response: "Hi" } as never),
  ).rejects.toThrow(/'mock_response': it is no vector/);
  server.use(llm.litellm.moderations());
  await expect(
    client.moderations.create({ input: "Hi", mock_response: "Hi" } as never),
  ).rejects.toThrow(/'mock_response': .* it honours: none/);
});
