import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, refusal, source, toolCall } from "../../src/index.ts";
import { toParams } from "../support/openai-chat-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => {
  client = new OpenAI({ apiKey: "ollama", baseURL: "http://localhost:11434/v1" });
});

test("a refusal is a text, and a source is told to the test", async () => {
  server.use(llm.ollama.chatCompletions(refusal("I can't")));
  const { choices } = await client.chat.completions.create(toParams({}));
  expect(choices[0]?.message).toEqual({ role: "assistant", content: "I can't" });
  const stream = client.chat.completions.stream(toParams({}));
  expect((await stream.finalMessage()).content).toBe("I can't");
  server.use(llm.ollama.chatCompletions(["Hi", source({ url: "https://a.b" })]));
  const sourced = client.chat.completions.create(toParams({}), { maxRetries: 0 });
  await expect(sourced).rejects.toThrow(/of Ollama's carries no source/);
});

test("reasons for an end are three", async () => {
  const named = { type: "function" as const, function: { name: "get_time" } };
  server.use(llm.ollama.chatCompletions(toolCall("get_time", {}), { once: true }));
  const called = await client.chat.completions.create({ ...toParams({}), tool_choice: named });
  expect(called.choices[0]?.finish_reason).toBe("tool_calls");
  server.use(llm.ollama.chatCompletions({ content: "Hi", finishReason: "content-filter" }));
  const filtered = await client.chat.completions.create(toParams({}));
  expect(filtered.choices[0]?.finish_reason).toBe("stop");
});

test("log probabilities", async () => {
  const asked = { ...toParams({}), logprobs: true, top_logprobs: 1 };
  const { choices } = await client.chat.completions.create(asked);
  expect(choices[0]?.logprobs).toEqual({ content: expect.any(Array) });
  expect(choices[0]?.logprobs?.content?.[0]).toMatchObject({
    token: expect.any(String),
    bytes: expect.any(Array),
    top_logprobs: [{ logprob: expect.any(Number) }],
  });
});

test.for<[error: { status: number; type?: string; code?: string }, type: string]>([
  [{ status: 404 }, "not_found_error"],
  [{ status: 418 }, "api_error"],
  [{ status: 404, type: "gone_error", code: "gone" }, "gone_error"],
])("an error of one's own, %o, has the type %s", async ([error, type]) => {
  server.use(llm.ollama.chatCompletions(errors.custom({ ...error, message: "No." })));
  const asked = client.chat.completions.create(toParams({}), { maxRetries: 0 });
  const { status, code = null } = error;
  await expect(asked).rejects.toMatchObject({ status, type, code, param: null });
});
