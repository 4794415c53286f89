import { setupServer } from "msw/node";
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, reasoning } from "../../src/index.ts";
import { collect } from "../support/ollama-client.ts";
import { usePack } from "../support/server.ts";

// What the smaller providers have of their own, as each documents it.

const server = usePack((...pack) => setupServer(...pack, ...llm.llamacpp.handlers));
let create: (baseURL: string) => OpenAI;
beforeAll(() => {
  create = (baseURL) => new OpenAI({ apiKey: "test", baseURL, maxRetries: 0 });
});

const PARAMS = { model: "m", messages: [{ role: "user" as const, content: "Hello" }] };

test("NVIDIA's streams begin with an empty text, whatever follows", async () => {
  server.use(llm.nvidia.chat([reasoning("Hm."), "Hi"]));
  const { chat } = create("https://integrate.api.nvidia.com/v1");
  const chunks = await collect(await chat.completions.create({ ...PARAMS, stream: true }));
  expect(chunks[0]?.choices[0]?.delta).toEqual({ role: "assistant", content: "" });
  expect(chunks[1]?.choices[0]?.delta).toEqual({ reasoning_content: "Hm." });
});

test("AI21's ids", async () => {
  const { chat } = create("https://api.ai21.com/studio/v1");
  expect((await chat.completions.create(PARAMS)).id).toMatch(/^chat-/);
});

test("LM Studio's fingerprint is the model, and its responses tell the reasoning itself", async () => {
  server.use(llm.lmstudio([reasoning("Hm."), "Hi"]));
  const client = create("http://localhost:1234/v1");
  const chat = await client.chat.completions.create({ ...PARAMS, model: "openai/gpt-oss-20b" });
  expect(chat.system_fingerprint).toBe("openai/gpt-oss-20b");
  const { output } = await client.responses.create({ model: "m", input: "Hello" });
  expect(output[0]).toMatchObject({
    type: "reasoning",
    content: [{ type: "reasoning_text", text: "Hm." }],
  });
});

test("Venice hides thoughts from those who turn them off", async () => {
  server.use(llm.venice.chat([reasoning("Hm."), "Hi"]));
  const { chat } = create("https://api.venice.ai/api/v1");
  const ask = async (own: object): Promise<unknown> => {
    const params = { ...PARAMS, venice_parameters: own };
    const { choices } = await chat.completions.create(params as typeof PARAMS);
    return (choices[0]!.message as { reasoning_content?: unknown }).reasoning_content;
  };
  expect(await ask({})).toBe("Hm.");
  expect(await ask({ disable_thinking: true })).toBeNull();
  expect(await ask({ strip_thinking_response: true })).toBeNull();
});

test("Z.ai's word for a filter", async () => {
  server.use(llm.zai.chat({ content: "Hi", finishReason: "content-filter" }));
  const { choices } = await create("https://api.z.ai/api/paas/v4").chat.completions.create(PARAMS);
  expect(choices[0]?.finish_reason).toBe("sensitive");
});

test("Databricks names its errors", async () => {
  // openai 6 shows nothing of a body without OpenAI's own member
  const ask = async (): Promise<[status: number, body: unknown]> => {
    const url = "https://1.azuredatabricks.net/serving-endpoints/chat/completions";
    const answer = await fetch(url, { method: "POST", body: JSON.stringify(PARAMS) });
    return [answer.status, await answer.json()];
  };
  server.use(llm.databricks.chat(errors.rateLimit()));
  expect(await ask()).toMatchObject([429, { error_code: "REQUEST_LIMIT_EXCEEDED" }]);
  server.use(llm.databricks.chat(errors.custom({ status: 418, message: "No." })));
  expect(await ask()).toEqual([418, { error_code: "418", message: "No." }]);
});

test("Copilot's embeddings have vectors and usage alone, and its chats one fingerprint", async () => {
  const client = create("https://api.githubcopilot.com");
  const embeddings = await client.embeddings.create({ model: "m", input: ["a"] });
  expect(Object.keys(embeddings).toSorted()).toEqual(["data", "usage"]);
  const { system_fingerprint: print } = await client.chat.completions.create(PARAMS);
  expect(print).toMatch(/^fp_\w{10}$/);
});

test("llama.cpp takes no time for what it read from its cache", async () => {
  const usage = { inputTokens: { total: 10, cacheRead: 4 }, outputTokens: 3 };
  server.use(llm.llamacpp.chat({ content: "Hi", usage }));
  const answer = await create("http://localhost:8080/v1").chat.completions.create(PARAMS);
  expect(answer).toMatchObject({ timings: { cache_n: 4, prompt_n: 6, predicted_n: 3 } });
});
