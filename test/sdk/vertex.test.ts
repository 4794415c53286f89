import { createVertex } from "@ai-sdk/google-vertex";
import { createVertexAnthropic } from "@ai-sdk/google-vertex/anthropic";
import { GoogleGenAI } from "@google/genai";
import { embed, generateText, streamText } from "ai";
import { expect, test } from "vitest";
import { errors, llm, reasoning, toolCall } from "../../src/index.ts";
import { testCodec } from "../contract/test-codec.ts";
import { createCredentials } from "../support/google-credentials.ts";
import { usePack } from "../support/server.ts";
import { createGeminiClient, toError, toRow } from "./gemini-client.ts";

const server = usePack();
const credentials = createCredentials();
const project = "acme";
const ai = createAI("us-central1");
testCodec(server, () => generateContent);

function createAI(location: string): GoogleGenAI {
  return new GoogleGenAI({ vertexai: true, project, location, googleAuthOptions: { credentials } });
}

const generateContent = createGeminiClient({
  name: "vertex.generateContent",
  mock: llm.vertex.generateContent,
  ai,
  errors: { invalidApiKey: toRow(401, "UNAUTHENTICATED") },
});

const model = "gemini-2.5-flash";

test.for(["us-central1", "global", "us", "eu"])("Gemini in %s", async (location) => {
  server.use(llm.vertex.generateContent("Hi"));
  const answer = await createAI(location).models.generateContent({ model, contents: "Hello" });
  expect(answer.text).toBe("Hi");
});

test("the token is asked for once, before the first request", async () => {
  const token = llm.googleAuth.token({ access_token: "ya29.other" });
  const mock = llm.vertex("Hi");
  server.use(token, mock);
  const own = createAI("global");
  await own.models.generateContent({ model, contents: "Hello" });
  await own.models.generateContent({ model, contents: "Hello" });
  expect(token.callCount).toBe(1);
  expect(mock.callCount).toBe(2);
  server.use(llm.googleAuth.token(errors.invalidApiKey()));
  const refused = createAI("global").models.generateContent({ model, contents: "Hello" });
  await expect(refused).rejects.toThrow("invalid_grant");
});

test("an answer tells of its time and traffic, and of its usage at the end", async () => {
  const reply = [reasoning("Hm."), "Hi there, how are you?"];
  server.use(llm.vertex.generateContent(reply, { now: () => 1_773_338_766_323 }));
  const answer = await ai.models.generateContent({ model, contents: "Hello" });
  expect(answer).toMatchObject({
    createTime: "2026-03-12T18:06:06.323000Z",
    usageMetadata: {
      trafficType: "ON_DEMAND",
      candidatesTokensDetails: [{ modality: "TEXT" }],
    },
  });
  expect(answer.usageMetadata).not.toHaveProperty("serviceTier");
  expect(answer.candidates?.[0]).not.toHaveProperty("index");
  const chunks = [];
  for await (const chunk of await ai.models.generateContentStream({ model, contents: "Hello" })) {
    chunks.push(chunk);
  }
  expect(chunks[0]?.usageMetadata).toEqual({ trafficType: "ON_DEMAND" });
  expect(chunks.at(-1)).toMatchObject({
    createTime: "2026-03-12T18:06:06.323000Z",
    usageMetadata: { totalTokenCount: answer.usageMetadata?.totalTokenCount },
  });
});

test("several candidates have their numbers but the first", async () => {
  server.use(llm.vertex.generateContent("Hi"));
  const config = { candidateCount: 2 };
  const { candidates } = await ai.models.generateContent({ model, contents: "Hello", config });
  expect(candidates?.map(({ index }) => index)).toEqual([undefined, 1]);
});

test("a test says the traffic", async () => {
  const body = { usageMetadata: { trafficType: "PROVISIONED_THROUGHPUT" } };
  server.use(llm.vertex.generateContent({ content: ["Hi"], body }));
  const answer = await ai.models.generateContent({ model, contents: "Hello" });
  expect(answer).toMatchObject(body);
  for await (const chunk of await ai.models.generateContentStream({ model, contents: "Hello" })) {
    expect(chunk).toMatchObject(body);
  }
});

test("errors are in Vertex's words", async () => {
  const ask = (): Promise<unknown> => ai.models.generateContent({ model, contents: "Hello" });
  server.use(llm.vertex.generateContent(errors.modelNotFound()));
  await expect(ask()).rejects.toThrow(
    "Publisher Model `projects/acme/locations/us-central1/publishers/google/models/gemini-2.5-flash` not found.",
  );
  server.use(llm.vertex.generateContent(errors.rateLimit()));
  await expect(ask()).rejects.toThrow(/Resource exhausted.*error-code-429/);
  server.use(llm.vertex.generateContent(errors.invalidApiKey()));
  const response = await fetch(
    `https://aiplatform.googleapis.com/v1/publishers/google/models/${model}:generateContent`,
    {
      method: "POST",
      body: JSON.stringify({ contents: [{ role: "user", parts: [{ text: "Hi" }] }] }),
    },
  );
  expect(response.headers.get("www-authenticate")).toMatch(/^Bearer realm=/);
  expect(await response.json()).toMatchObject({ error: { code: 401, status: "UNAUTHENTICATED" } });
});

test("the tokens themselves", async () => {
  const user = { role: "user", parts: [{ text: "The quick" }, { text: " fox" }] };
  const contents = [user, { role: "model", parts: [{ text: "Grüß" }] }];
  const read = async (): Promise<unknown[]> => {
    const { tokensInfo = [] } = await ai.models.computeTokens({ model, contents });
    return tokensInfo.map(({ role, tokenIds, tokens }) => {
      expect(tokenIds).toHaveLength(tokens!.length);
      expect(tokenIds!.every((id) => /^\d+$/.test(id))).toBe(true);
      return [role, tokens!.map((token) => Buffer.from(token, "base64").toString())];
    });
  };
  expect(await read()).toEqual([
    ["user", ["The", " quick", " fox"]],
    ["model", ["Grüß"]],
  ]);
  server.use(
    llm.vertex.computeTokens([
      ["The quick", " fox"],
      ["Gr", "üß"],
    ]),
  );
  expect(await read()).toEqual([
    ["user", ["The quick", " fox"]],
    ["model", ["Gr", "üß"]],
  ]);
  server.use(llm.vertex.computeTokens([["The"]]));
  await expect(read()).rejects.toThrow("has 2 contents and the reply 1");
});

test("counts and vectors", async () => {
  const contents = "What is the capital of France?";
  const count = await ai.models.countTokens({ model, contents });
  expect(count.totalTokens).toBeGreaterThan(0);
  // the SDK leaves it out
  const url = `https://aiplatform.googleapis.com/v1/publishers/google/models/${model}:countTokens`;
  const body = JSON.stringify({ contents: [{ role: "user", parts: [{ text: contents }] }] });
  const answer = await fetch(url, { method: "POST", body });
  expect(await answer.json()).toMatchObject({ totalBillableCharacters: 25 });
  server.use(llm.vertex.predict([[0.5, 0.25]]));
  const { embeddings } = await ai.models.embedContent({ model: "text-embedding-005", contents });
  expect(embeddings?.[0]).toMatchObject({
    values: [0.5, 0.25],
    statistics: { truncated: false, tokenCount: expect.any(Number) },
  });
  server.use(llm.vertex.predict(errors.permissionDenied()));
  const refused = ai.models.embedContent({ model: "text-embedding-005", contents });
  await expect(refused.catch(toError)).resolves.toEqual(toRow(403, "PERMISSION_DENIED"));
  server.use(llm.vertex.predict());
  const none = await fetch(
    `https://aiplatform.googleapis.com/v1/projects/${project}/locations/global/publishers/google/models/text-embedding-005:predict`,
    { method: "POST", body: '{"instances":[]}' },
  );
  expect(await none.json()).toMatchObject({ error: { code: 400, message: "Empty instances." } });
  const music = await fetch(
    `https://aiplatform.googleapis.com/v1/projects/${project}/locations/global/publishers/google/models/lyria-002:predict`,
    { method: "POST", body: '{"instances":[{"prompt":"A waltz"}]}' },
  );
  expect(await music.text()).toMatch(/msw-llm: .*no other prediction is mocked/);
});

test("the AI SDK: Gemini, Claude, vectors", async () => {
  const vertex = createVertex({
    project,
    location: "us-central1",
    googleAuthOptions: { credentials },
  });
  const claude = createVertexAnthropic({
    project,
    location: "us-east5",
    googleAuthOptions: { credentials },
  });
  server.use(llm.vertex("Hi there"));
  for (const model of [vertex("gemini-2.5-flash"), claude("claude-sonnet-4-5@20250929")]) {
    expect((await generateText({ model, prompt: "Hello" })).text).toBe("Hi there");
    expect(await streamText({ model, prompt: "Hello" }).text).toBe("Hi there");
  }
  const value = "Hello";
  const { embedding } = await embed({ model: vertex.embeddingModel("text-embedding-005"), value });
  expect(embedding).toHaveLength(768);
  server.use(llm.vertex(toolCall("get", {}), { validate: { replies: false } }));
  const { toolCalls } = await generateText({ model: vertex("gemini-2.5-flash"), prompt: "Hello" });
  expect(toolCalls[0]?.toolName).toBe("get");
});
