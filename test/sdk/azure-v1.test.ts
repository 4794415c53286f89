import { createAzure } from "@ai-sdk/azure";
import Anthropic from "@anthropic-ai/sdk";
import { embed, generateText, streamText } from "ai";
import OpenAI, { AzureOpenAI } from "openai";
import { expect, test } from "vitest";
import { errors, llm, toolCall } from "../../src/index.ts";
import { toParams } from "../support/openai-chat-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

/** Made for each test: a client takes hold of `fetch` when it is created. */
const v1 = (): OpenAI =>
  new OpenAI({ apiKey: "test", baseURL: "https://acme.openai.azure.com/openai/v1", maxRetries: 0 });

test("the v1 API tells of its tier and times", async () => {
  server.use(llm.azureOpenAI.chat("Hi"));
  const completion = await v1().chat.completions.create(toParams({}));
  expect(completion).toMatchObject({
    model: "gpt-5.4",
    service_tier: "default",
    usage: { latency_checkpoint: { engine_ttft_ms: 42 } },
    choices: [{ message: { content: "Hi" } }],
  });
  const params = { ...toParams({}), stream_options: { include_usage: true } };
  const stream = await v1().chat.completions.create({ ...params, stream: true });
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  expect(chunks.at(-1)).toMatchObject({ choices: [], latency_checkpoint: { engine_ttft_ms: 42 } });
  expect(chunks.at(-1)?.usage).not.toHaveProperty("latency_checkpoint");
});

test("responses have the filters' results once they are there", async () => {
  server.use(llm.azureOpenAI.responses("Hi there"));
  const request = { model: "gpt-5.4", input: "Hello" };
  const filters = [
    { source_type: "prompt", blocked: false },
    { source_type: "completion", blocked: false, content_filter_offsets: { end_offset: 8 } },
  ];
  const response = await v1().responses.create(request);
  expect(response).toMatchObject({ output_text: "Hi there", content_filters: filters });
  const stream = v1().responses.stream(request);
  const created = await new Promise<unknown>((resolve) =>
    stream.on("response.created", (event) => resolve(event.response)),
  );
  expect(created).toMatchObject({ content_filters: null });
  expect(await stream.finalResponse()).toMatchObject({ content_filters: filters });
});

test("a response is found again under either version, and deleted", async () => {
  server.use(llm.azureOpenAI.responses("Hi"));
  const dated = new AzureOpenAI({
    apiKey: "test",
    endpoint: "https://acme.openai.azure.com",
    apiVersion: "2025-03-01-preview",
    maxRetries: 0,
  });
  const { id } = await dated.responses.create({ model: "gpt-5.4", input: "Hello" });
  expect((await v1().responses.retrieve(id)).output_text).toBe("Hi");
  expect((await dated.responses.inputItems.list(id)).data).toHaveLength(1);
  await v1().responses.delete(id);
  await expect(dated.responses.retrieve(id)).rejects.toMatchObject({ status: 404 });
});

test("models, and errors of other endpoints", async () => {
  const { data } = await v1().models.list();
  expect(data.length).toBeGreaterThan(0);
  expect((await v1().models.retrieve("gpt-5.4")).id).toBe("gpt-5.4");
  server.use(llm.azureOpenAI.embeddings(errors.invalidApiKey()));
  await expect(v1().embeddings.create({ model: "m", input: "Hi" })).rejects.toMatchObject({
    status: 401,
    code: "401",
  });
  server.use(llm.azureOpenAI.responses(errors.modelNotFound()));
  await expect(v1().responses.create({ model: "m", input: "Hi" })).rejects.toMatchObject({
    status: 404,
    code: "DeploymentNotFound",
  });
});

test("models of other makers are held to the form of a request alone", async () => {
  server.use(llm.azureOpenAI.chat("Hi"));
  const send = (path: string): Promise<Response> =>
    fetch(`https://acme.services.ai.azure.com${path}`, {
      method: "POST",
      body: JSON.stringify({ ...toParams({}), model: "grok-4", temperature: 3 }),
    });
  expect((await send("/models/chat/completions?api-version=2024-05-01-preview")).status).toBe(200);
  expect((await send("/openai/v1/chat/completions")).status).toBe(400);
  expect((await send("/models/chat/completions")).headers.get("apim-request-id")).not.toBeNull();
});

test("Claude in Foundry", async () => {
  server.use(llm.azureOpenAI.messages("Hi from Claude"));
  const client = new Anthropic({
    apiKey: "test",
    baseURL: "https://acme.services.ai.azure.com/anthropic",
    maxRetries: 0,
  });
  const messages = [{ role: "user" as const, content: "Hello" }];
  const message = await client.messages.create({ model: "claude", max_tokens: 64, messages });
  expect(message.content[0]).toMatchObject({ type: "text", text: "Hi from Claude" });
  const count = await client.messages.countTokens({ model: "claude", messages });
  expect(count.input_tokens).toBeGreaterThan(0);
});

test("what else such a resource serves is left alone", async () => {
  const reach = (url: string): Promise<string> =>
    fetch(url).then(
      () => "answered",
      () => "left alone",
    );
  expect(await reach("https://acme.cognitiveservices.azure.com/vision/v3.2/models")).toBe(
    "left alone",
  );
  expect(await reach("https://acme.openai.azure.com/vision/v3.2/models")).toBe("answered");
});

test("the AI SDK, by its responses, chats, deployments and embeddings", async () => {
  server.use(llm.azureOpenAI("Hi there"));
  const azure = createAzure({ resourceName: "acme", apiKey: "test" });
  const prompt = "Hello";
  expect((await generateText({ model: azure("gpt-5.4"), prompt })).text).toBe("Hi there");
  expect(await streamText({ model: azure("gpt-5.4"), prompt }).text).toBe("Hi there");
  const streamed = streamText({ model: azure.chat("gpt-5.4"), prompt });
  expect(await streamed.text).toBe("Hi there");
  expect((await streamed.usage).outputTokens).toBeGreaterThan(0);
  const dated = createAzure({
    resourceName: "acme",
    apiKey: "test",
    useDeploymentBasedUrls: true,
    apiVersion: "2024-10-21",
  });
  expect((await generateText({ model: dated.chat("gpt-5.4"), prompt })).text).toBe("Hi there");
  server.use(llm.azureOpenAI.embeddings([[0.5, 0.25]]));
  const { embedding } = await embed({ model: azure.embedding("m"), value: "Hi" });
  expect(embedding).toEqual([0.5, 0.25]);
  server.use(
    llm.azureOpenAI(toolCall("get_weather", { city: "Oslo" }), { validate: { replies: false } }),
  );
  const { toolCalls } = await generateText({ model: azure("gpt-5.4"), prompt });
  expect(toolCalls[0]).toMatchObject({ toolName: "get_weather" });
});
