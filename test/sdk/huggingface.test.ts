import { InferenceClient, InferenceClientProviderApiError } from "@huggingface/inference";
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, sequence, toolCall } from "../../src/index.ts";
import { testChatSDK } from "../support/chat-sdk-contract.ts";
import { collect } from "../support/ollama-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const client = new InferenceClient("hf_test");
let openai: OpenAI;
beforeAll(() => {
  openai = new OpenAI({ apiKey: "hf_test", baseURL: "https://router.huggingface.co/v1" });
});

testChatSDK(server, {
  name: "@huggingface/inference",
  create: (params) => {
    const asked = params as Parameters<InferenceClient["chatCompletion"]>[0];
    return asked.stream
      ? Promise.resolve(client.chatCompletionStream(asked))
      : client.chatCompletion(asked);
  },
  mock: llm.huggingface.chatCompletion,
  RateLimitError: InferenceClientProviderApiError,
  // it tries once more after this status alone, and says nothing of it
  retried: { error: errors.unavailable(), status: 503 },
  countsRetries: false,
});

const messages = [{ role: "user" as const, content: "Hello" }];
const params = { model: "meta-llama/Llama-3.1-8B-Instruct", messages };

test("a chat, whole and streamed, wherever the router sends it", async () => {
  const { choices, usage } = await client.chatCompletion(params);
  expect(choices[0]?.message.content).toBe("This is a mock request");
  expect(usage.completion_tokens).toBeGreaterThan(0);
  server.use(llm.huggingface.chatCompletion(["Hel", "lo"]));
  const chunks = await collect(client.chatCompletionStream(params));
  expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("")).toBe("Hello");
});

test.for([
  "hf-inference",
  "groq",
  "together",
  "fireworks-ai",
  "novita",
  "cohere",
  "zai-org",
] as const)("%s is looked up, then asked", async (provider) => {
  const mapping = llm.huggingface.mapping();
  const chat = llm.huggingface.chatCompletion("Hi");
  server.use(mapping, chat);
  const model = `meta-llama/${provider}-Instruct`;
  const { choices } = await client.chatCompletion({ ...params, provider, model });
  expect(choices[0]?.message.content).toBe("Hi");
  expect([mapping.calls[0]?.modelId, chat.calls[0]?.lastUserText]).toEqual([model, "Hello"]);
});

test("tools", async () => {
  server.use(llm.huggingface.chatCompletion(toolCall("get_time", { a: 1 })));
  const tools = [{ type: "function" as const, function: { name: "get_time", parameters: {} } }];
  const { choices } = await client.chatCompletion({ ...params, tools });
  expect(choices[0]).toMatchObject({
    finish_reason: "tool_calls",
    message: { tool_calls: [{ function: { name: "get_time", arguments: '{"a":1}' } }] },
  });
});

test("text generation", async () => {
  server.use(llm.huggingface.textGeneration(" Paris"));
  const inputs = "The capital of France is";
  const answer = await client.textGeneration({
    model: "openai-community/gpt2",
    provider: "hf-inference",
    inputs,
  });
  expect(answer.generated_text).toBe(" Paris");
  // the SDK hands out what its type does not say: chunks of OpenAI's text completions, for it asks there
  const asked = { model: "openai-community/gpt2", provider: "hf-inference" as const, inputs };
  const chunks = (await collect(client.textGenerationStream(asked))) as unknown[];
  const texts = (chunks as { choices: { text: string }[] }[]).map(
    ({ choices }) => choices[0]?.text,
  );
  expect(texts.join("")).toBe(" Paris");
});

test("a task that is not mocked is refused in words, by the SDK or by us", async () => {
  const model = "google-bert/bert-base-uncased";
  const asked = { model, provider: "hf-inference" as const, inputs: "Oslo is [MASK]." };
  await expect(client.fillMask(asked)).rejects.toThrow("not supported for task fill-mask");
  const other = { ...asked, model: "google-bert/bert-large-uncased" };
  server.use(llm.huggingface.mapping({ "hf-inference": { task: "fill-mask" } }));
  await expect(client.fillMask(other)).rejects.toThrow(/msw-llm: .*\/hf-inference\/models\//);
});

test("a mapping as the test says", async () => {
  server.use(llm.huggingface.mapping({ together: { task: "text-generation" } }));
  const asked = { model: "me/mine", provider: "together" as const };
  await expect(client.chatCompletion({ ...asked, messages })).rejects.toThrow(
    /not supported for task conversational/,
  );
});

test("feature extraction of one text, and of several", async () => {
  const asked = {
    model: "sentence-transformers/all-MiniLM-L6-v2",
    provider: "hf-inference" as const,
  };
  const one = await client.featureExtraction({ ...asked, inputs: "Hello" });
  expect(one).toHaveLength(384);
  const list = (await client.featureExtraction({
    ...asked,
    inputs: ["Hello", "World"],
  })) as number[][];
  expect(list.map(({ length }) => length)).toEqual([384, 384]);
  expect(list[0]).toEqual(one);
  const nothing = client.featureExtraction({ ...asked, inputs: undefined as never });
  await expect(nothing).rejects.toMatchObject({ httpResponse: { status: 422 } });
  server.use(llm.huggingface.featureExtraction([[0.1, 0.2]]));
  expect(await client.featureExtraction({ ...asked, inputs: "Hello" })).toEqual([0.1, 0.2]);
});

test("sentences that share words are more alike", async () => {
  const [same = 0, other = 1] = await client.sentenceSimilarity({
    model: "sentence-transformers/all-MiniLM-L12-v2",
    provider: "hf-inference",
    inputs: { source_sentence: "The cat sleeps", sentences: ["The cat sleeps", "Stocks fell"] },
  });
  expect(same).toBeCloseTo(1);
  expect(other).toBeLessThan(0.5);
});

test("errors are the SDK's own, alone and in a stream", async () => {
  server.use(llm.huggingface.chatCompletion(errors.invalidApiKey()));
  await expect(client.chatCompletion(params)).rejects.toMatchObject({
    name: "ProviderApiError",
    httpResponse: { status: 401, body: { error: "Invalid username or password." } },
  });
  server.use(llm.huggingface.chatCompletion(["Hel", errors.overloaded()]));
  await expect(collect(client.chatCompletionStream(params))).rejects.toThrow(/Model too busy/);
});

test("a 503 is tried again by the SDK", async () => {
  const mock = llm.huggingface.chatCompletion(sequence(errors.unavailable(), "ok"));
  server.use(mock);
  const { choices } = await client.chatCompletion(params);
  expect(choices[0]?.message.content).toBe("ok");
  expect(mock.calls.map(({ status }) => status)).toEqual([503, 200]);
});

test("openai's package, and the AI SDK's like it, ask the router", async () => {
  const { choices } = await openai.chat.completions.create({ ...params, model: "a/b:groq" });
  expect(choices[0]?.message.content).toBe("This is a mock request");
  server.use(llm.huggingface.models(["a/b"]));
  expect((await openai.models.list()).data.map(({ id }) => id)).toEqual(["a/b"]);
});

test("of the Hub, that look-up alone is answered", () => {
  const isAnswered = (path: string): boolean =>
    llm.huggingface.handlers[0]!.predicate({
      request: new Request(`https://huggingface.co${path}`),
    });
  expect(isAnswered("/api/models/a/b?expand[]=inferenceProviderMapping")).toBe(true);
  expect(isAnswered("/api/models/a/b?expand%5B%5D=inferenceProviderMapping")).toBe(true);
  expect(isAnswered("/api/models/a/b")).toBe(false);
  const [pack] = llm.huggingface.handlers;
  const asked = ["router.huggingface.co", "huggingface.co"].flatMap((host) =>
    ["chat/completions", "embeddings", "responses"].map((path) => `https://${host}/v1/${path}`),
  );
  const answered = asked.filter((url) =>
    pack!.predicate({ request: new Request(url, { method: "POST" }) }),
  );
  expect(answered).toEqual(asked.slice(0, 3));
});

test("responses", async () => {
  const asked = { model: "openai/gpt-oss-120b", input: "Hello" };
  expect((await openai.responses.create(asked)).output_text).toBe("This is a mock request");
  server.use(llm.huggingface.responses(errors.invalidApiKey()));
  await expect(openai.responses.create(asked)).rejects.toMatchObject({
    status: 401,
    error: "Invalid username or password.",
  });
});
