import Perplexity from "@perplexity-ai/perplexity_ai";
import { createPerplexity } from "@ai-sdk/perplexity";
import { generateText, streamText } from "ai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, source } from "../../src/index.ts";
import { testAISDK } from "../support/ai-sdk-contract.ts";
import { testChatSDK } from "../support/chat-sdk-contract.ts";
import { readChunks } from "../support/read-chunks.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Perplexity;
beforeAll(() => {
  client = new Perplexity({ apiKey: "test", maxRetries: 0 });
});

testChatSDK(server, {
  name: "@perplexity-ai/perplexity_ai",
  create: (params, options) => client.chat.completions.create(params as never, options),
  mock: llm.perplexity.chat,
  RateLimitError: Perplexity.RateLimitError,
  countsRetries: false,
});

testAISDK(server, {
  name: "@ai-sdk/perplexity",
  model: () => createPerplexity({ apiKey: "test" })("sonar"),
  mock: llm.perplexity.chat,
  hasTools: false,
  invalidKey: /^Invalid API key provided\. Ensure your API key is correct and active\.$/,
});

const URL = "https://api.perplexity.ai/chat/completions";
const PARAMS = { model: "sonar", messages: [{ role: "user" as const, content: "Hello" }] };
const MSW = { url: "https://mswjs.io", title: "MSW" };

test("each chunk repeats what was said and found so far; the last is of its own kind", async () => {
  server.use(llm.perplexity.chat([source(MSW), "Hi", " you"]));
  const chunks = await readChunks(URL, PARAMS);
  const toChoice = (text: string, content: string): object => ({
    index: 0,
    message: { role: "assistant", content: text },
    delta: { role: "assistant", content },
  });
  expect(chunks.map(({ choices }) => choices)).toEqual([
    [toChoice("Hi", "Hi")],
    [toChoice("Hi you", " you")],
    [{ ...toChoice("Hi you", ""), finish_reason: "stop" }],
  ]);
  expect(chunks.map(({ object }) => object)).toEqual([
    "chat.completion.chunk",
    "chat.completion.chunk",
    "chat.completion.done",
  ]);
  const results = [{ ...MSW, snippet: "", source: "web" }];
  for (const chunk of chunks) {
    expect(chunk).toMatchObject({ citations: [MSW.url], search_results: results });
  }
  const usages = chunks.map(({ usage }) => usage as { completion_tokens: number; cost: object });
  expect(usages.map(({ completion_tokens: tokens }) => tokens)).toEqual([1, 2, 2]);
  expect(usages.map(({ cost }) => "request_cost" in cost)).toEqual([false, false, true]);
});

test("a stream has no end marker", async () => {
  const body = JSON.stringify({ ...PARAMS, stream: true });
  const text = await (await fetch(URL, { method: "POST", body })).text();
  expect(text).not.toContain("[DONE]");
});

test("a body says its sources, and a delta of nothing", async () => {
  server.use(llm.perplexity.chat(["Hi", source(MSW)]));
  const { choices, citations, search_results, object } =
    await client.chat.completions.create(PARAMS);
  expect(choices).toEqual([
    {
      index: 0,
      message: { role: "assistant", content: "Hi" },
      delta: { role: "assistant", content: "" },
      finish_reason: "stop",
    },
  ]);
  expect({ citations, search_results, object }).toEqual({
    citations: [MSW.url],
    search_results: [{ ...MSW, snippet: "", source: "web" }],
    object: "chat.completion",
  });
});

test("sources through the AI SDK, in a body and in a stream", async () => {
  server.use(llm.perplexity.chat([source(MSW), "Hi"]));
  const model = createPerplexity({ apiKey: "test" })("sonar");
  const { sources } = await generateText({ model, prompt: "Hello" });
  expect(sources).toMatchObject([{ url: MSW.url }]);
  expect(await streamText({ model, prompt: "Hello" }).sources).toMatchObject([{ url: MSW.url }]);
});

test("a prompt that is too long is refused as recorded", async () => {
  server.use(llm.perplexity.chat(errors.contextLengthExceeded()));
  await expect(client.chat.completions.create(PARAMS)).rejects.toMatchObject({
    status: 400,
    error: {
      error: {
        message: "The total length of all messages is too long.",
        type: "too_many_prompt_tokens",
        code: 400,
      },
    },
  });
});

test("an error amid a stream is thrown", async () => {
  server.use(llm.perplexity.chat(["Hel", errors.overloaded()]));
  const stream = await client.chat.completions.create({ ...PARAMS, stream: true });
  const read = async (): Promise<void> => {
    for await (const _ of stream);
  };
  await expect(read()).rejects.toMatchObject({
    name: "Error",
    error: { error: { message: "The service is overloaded.", code: 503 } },
  });
});
