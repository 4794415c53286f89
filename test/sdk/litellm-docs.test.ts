// The examples of https://docs.litellm.ai/docs/completion/mock_requests, in TypeScript.
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { usePack } from "../support/server.ts";

usePack();
let client: OpenAI;
beforeAll(
  () => void (client = new OpenAI({ apiKey: "sk-1234", baseURL: "http://localhost:4000" })),
);

const model = "gpt-3.5-turbo";

/** LiteLLM's field beside the SDK's own. */
interface MockResponse {
  mock_response?: string;
}

test("quick start", async () => {
  const params: OpenAI.ChatCompletionCreateParamsNonStreaming & MockResponse = {
    model,
    messages: [{ role: "user", content: "This is a test request" }],
    mock_response: "It's simple to use and easy to get started",
  };
  const response = await client.chat.completions.create(params);
  expect(response.choices[0]?.message.content).toBe("It's simple to use and easy to get started");
});

test("streaming", async () => {
  const params: OpenAI.ChatCompletionCreateParamsStreaming & MockResponse = {
    model,
    messages: [{ role: "user", content: "Hey, I'm a mock request" }],
    stream: true,
    mock_response: "It's simple to use and easy to get started",
  };
  let completeResponse = "";
  for await (const chunk of await client.chat.completions.create(params)) {
    completeResponse += chunk.choices[0]?.delta.content ?? "";
  }
  expect(completeResponse).toBe("It's simple to use and easy to get started");
});

test("the mock response object", async () => {
  const before = Math.floor(Date.now() / 1000);
  const { id, created, usage, ...response } = await client.chat.completions.create({
    model,
    messages: [{ role: "user", content: "This is a test request" }],
  });
  expect(response).toMatchObject({
    object: "chat.completion",
    model,
    choices: [
      {
        finish_reason: "stop",
        index: 0,
        message: { content: "This is a mock request", role: "assistant" },
        logprobs: null,
      },
    ],
  });
  expect(id).toMatch(/^chatcmpl-\w+$/);
  expect(Number.isInteger(created)).toBe(true);
  expect(created).toBeGreaterThanOrEqual(before);
  // the page prints null here: real numbers, as a proxy counts them
  expect(usage!.prompt_tokens).toBeGreaterThan(0);
  expect(usage!.completion_tokens).toBeGreaterThan(0);
  expect(usage!.total_tokens).toBe(usage!.prompt_tokens + usage!.completion_tokens);
});

test("a test function", async () => {
  const params: OpenAI.ChatCompletionCreateParamsNonStreaming & MockResponse = {
    model,
    messages: [{ role: "user", content: "Why is LiteLLM amazing?" }],
    mock_response: "LiteLLM is awesome",
  };
  const response = await client.chat.completions.create(params);
  expect(response.choices[0]?.message.content).toBe("LiteLLM is awesome");
});
