import { expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ai, toError } from "./gemini-client.ts";

const server = usePack();
const model = "gemini-embedding-001";

/** How alike two vectors of unit length are. */
function similarity(a: number[] = [], b: number[] = []): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

test("embeddings: of the model's size, and alike where the texts are", async () => {
  const contents = ["The cat sat on the mat.", "A cat sat on a mat.", "Stock prices fell."];
  const { embeddings = [] } = await ai.models.embedContent({ model, contents });
  const [cat, other, stocks] = embeddings.map(({ values }) => values!);
  expect(cat).toHaveLength(3072);
  expect(similarity(cat, other)).toBeGreaterThan(similarity(cat, stocks));
});

test("embeddings: of the size that was asked for", async () => {
  const config = { outputDimensionality: 16 };
  const mock = llm.gemini.embedContent();
  server.use(mock);
  const { embeddings } = await ai.models.embedContent({ model, contents: "Hi", config });
  expect(embeddings?.map(({ values }) => values?.length)).toEqual([16]);
  expect(mock.calls[0]?.dimensions).toBe(16);
  server.use(llm.gemini.embedContent([[1, 0]]));
  await expect(ai.models.embedContent({ model, contents: "Hi", config })).rejects.toThrow(
    /vector 0 of the reply has 2 numbers, and the request asks for 16/,
  );
});

test("embeddings: of a test's own, spied on", async () => {
  const mock = llm.gemini.embedContent([
    [1, 0],
    [0, 1],
  ]);
  server.use(mock);
  const { embeddings } = await ai.models.embedContent({ model, contents: ["a", "b"] });
  expect(embeddings).toEqual([{ values: [1, 0] }, { values: [0, 1] }]);
  expect(mock.calls[0]).toMatchObject({ modelId: model, values: ["a", "b"] });
});

test("embeddings: one vector too few fails loudly", async () => {
  server.use(llm.gemini.embedContent([[1, 0]]));
  await expect(ai.models.embedContent({ model, contents: ["a", "b"] })).rejects.toThrow(
    /msw-llm: Failed to answer .*2 contents to embed, and the reply 1 vectors/,
  );
});

test("embeddings: a single one, as other clients send it", async () => {
  const url = `https://generativelanguage.googleapis.com/v1beta/models/text-embedding-004:embedContent`;
  const content = { parts: [{ text: "Hi" }] };
  const response = await fetch(url, { method: "POST", body: JSON.stringify({ content }) });
  const { embedding } = (await response.json()) as { embedding: { values: number[] } };
  expect(embedding.values).toHaveLength(768);
  const refused = await fetch(url, { method: "POST", body: "{}" });
  expect(refused.status).toBe(400);
});

test("counts tokens as the same request's usage does", async () => {
  const mock = llm.gemini.countTokens();
  server.use(mock);
  const request = { model: "gemini-3.5-flash", contents: "The cat sat on the mat." };
  const { totalTokens } = await ai.models.countTokens(request);
  const { usageMetadata } = await ai.models.generateContent(request);
  expect(totalTokens).toBe(usageMetadata?.promptTokenCount);
  expect(mock.calls[0]).toMatchObject({ lastUserText: request.contents, stream: false });
});

test("counts the tokens of a whole request, and as many as a test says", async () => {
  const url = "https://generativelanguage.googleapis.com/v1beta/models/m:countTokens";
  const contents = [{ role: "user", parts: [{ text: "The cat sat on the mat." }] }];
  const count = async (body: object): Promise<number> => {
    const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
    return ((await response.json()) as { totalTokens: number }).totalTokens;
  };
  const systemInstruction = { parts: [{ text: "Be brief and to the point." }] };
  const whole = await count({ generateContentRequest: { contents, systemInstruction } });
  expect(whole).toBeGreaterThan(await count({ contents }));
  server.use(llm.gemini.countTokens(12));
  expect(await ai.models.countTokens({ model: "m", contents: "Hi" })).toMatchObject({
    totalTokens: 12,
  });
});

test("models, in pages that end", async () => {
  const names: (string | undefined)[] = [];
  for await (const { name } of await ai.models.list({ config: { pageSize: 2 } })) names.push(name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain("models/gemini-3.5-flash");
  server.use(llm.gemini.models(["a", { name: "models/b", inputTokenLimit: 7 }]));
  const { page } = await ai.models.list();
  expect(page.map(({ name, inputTokenLimit }) => [name, inputTokenLimit])).toEqual([
    ["models/a", 1_048_576],
    ["models/b", 7],
  ]);
});

test("a page of models that there is not", async () => {
  const url = "https://generativelanguage.googleapis.com/v1beta/models?pageToken=";
  const ask = async (token: string): Promise<unknown> => (await fetch(url + token)).json();
  expect(await ask("nonsense")).toMatchObject({
    error: { code: 400, message: "Invalid page token.", status: "INVALID_ARGUMENT" },
  });
  expect(await ask("")).toMatchObject({ models: expect.any(Array) });
});

test("a model of any name", async () => {
  expect(await ai.models.get({ model: "gemini-9-flash" })).toMatchObject({
    name: "models/gemini-9-flash",
    displayName: "Gemini 9 Flash",
    outputTokenLimit: 65_536,
  });
  server.use(llm.gemini.models.get(errors.modelNotFound()));
  const error = await ai.models.get({ model: "x" }).catch(toError);
  expect(error).toEqual({ className: "ApiError", status: 404, code: "NOT_FOUND" });
});

// https://firebase.google.com/docs/ai-logic, whose SDK goes there with its backend for the Gemini API
test("Firebase's entrance gives Gemini's own answers", async () => {
  const post = async (method: string): Promise<object> => {
    const base = "https://firebasevertexai.googleapis.com/v1beta/projects/p/models/gemini-2.5-pro";
    const body = JSON.stringify({ contents: [{ role: "user", parts: [{ text: "Hello" }] }] });
    return (await (await fetch(base + method, { method: "POST", body })).json()) as object;
  };
  server.use(llm.gemini.generateContent("Hi"));
  const answer = await post(":generateContent");
  expect(answer).toMatchObject({ candidates: [{ content: { parts: [{ text: "Hi" }] } }] });
  // which Vertex AI has, at the same host
  expect(answer).not.toHaveProperty("createTime");
  expect(await post(":countTokens")).toMatchObject({ totalTokens: expect.any(Number) });
  const [chunk] = (await post(":streamGenerateContent")) as object[];
  expect(chunk).toMatchObject({ modelVersion: "gemini-2.5-pro" });
});

test.for([
  "TASK_TYPE_UNSPECIFIED",
  "RETRIEVAL_QUERY",
  "RETRIEVAL_DOCUMENT",
  "SEMANTIC_SIMILARITY",
  "CLASSIFICATION",
  "CLUSTERING",
  "QUESTION_ANSWERING",
  "FACT_VERIFICATION",
  "CODE_RETRIEVAL_QUERY",
])("a text is embedded for the task %s", async (taskType) => {
  const { embeddings = [] } = await ai.models.embedContent({
    model,
    contents: "Hi",
    config: { taskType },
  });
  expect(embeddings).toHaveLength(1);
});
