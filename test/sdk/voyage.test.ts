import { beforeAll, expect, test } from "vitest";
import { VoyageAIClient, VoyageAIError } from "voyageai";
import { errors, llm, sequence } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: VoyageAIClient;
beforeAll(() => void (client = new VoyageAIClient({ apiKey: "test" })));

const TEXTS = ["red apples", "red apple", "quantum physics"];
const DOCUMENTS = ["Bananas are yellow.", "Oslo is the capital of Norway."];
const RERANK = { model: "rerank-2.5", query: "the capital of Norway", documents: DOCUMENTS };

test("embeddings are made from the texts, as long as they are asked for", async () => {
  const { data, usage, model } = await client.embed({ model: "voyage-3.5", input: TEXTS });
  const [one, two, other] = data!.map(({ embedding }) => embedding!);
  expect(one).toHaveLength(1024);
  expect(dot(one!, two!)).toBeGreaterThan(dot(one!, other!));
  expect(usage?.totalTokens).toBeGreaterThan(0);
  expect(model).toBe("voyage-3.5");
  const lite = await client.embed({ model: "voyage-3-lite", input: "a" });
  expect(lite.data?.[0]?.embedding).toHaveLength(512);
  const short = await client.embed({
    model: "voyage-3.5",
    input: "a",
    outputDimension: 256,
    outputDtype: "ubinary",
  });
  expect(short.data?.[0]?.embedding).toHaveLength(32);
});

test("embeddings that a test gives, and one too few", async () => {
  server.use(llm.voyage.embed([[0.5, -0.5]]));
  const { data } = await client.embed({ model: "voyage-3.5", input: "a" });
  expect(data?.[0]?.embedding).toEqual([0.5, -0.5]);
  await expect(client.embed({ model: "voyage-3.5", input: ["a", "b"] })).rejects.toThrow(
    "the request has 2 inputs and the reply 1 vector.",
  );
});

test("embeddings in base64", async () => {
  const response = await fetch("https://api.voyageai.com/v1/embeddings", {
    method: "POST",
    body: JSON.stringify({ model: "voyage-3.5", input: "a", encoding_format: "base64" }),
  });
  const { data } = (await response.json()) as { data: { embedding: string }[] };
  expect(Buffer.from(data[0]!.embedding, "base64")).toHaveLength(1024 * 4);
});

test("texts with images are embedded, and the images counted", async () => {
  const { data, usage } = await client.multimodalEmbed({
    model: "voyage-multimodal-3",
    inputs: [
      {
        content: [
          { type: "text", text: "A banana." },
          { type: "image_url", imageUrl: "https://example.com/banana.jpg" },
        ],
      },
    ],
  });
  expect(data?.[0]?.embedding).toHaveLength(1024);
  expect(usage).toMatchObject({ image_pixels: 50_176, totalTokens: expect.any(Number) });
});

test("documents come in order, the test's or their own", async () => {
  const { data } = await client.rerank({ ...RERANK, topK: 1, returnDocuments: true });
  expect(data).toMatchObject([{ index: 1, document: DOCUMENTS[1] }]);
  // the query counts with each document: https://docs.voyageai.com/docs/faq
  const total = async (...documents: string[]): Promise<number> =>
    (await client.rerank({ ...RERANK, documents })).usage!.totalTokens!;
  expect(await total("a", "a", "a")).toBe(3 * (await total("a")));
  server.use(llm.voyage.rerank([0, 1]));
  const given = await client.rerank(RERANK);
  expect(given.data?.map(({ index }) => index)).toEqual([0, 1]);
  expect(given.data?.[0]).not.toHaveProperty("document");
  server.use(llm.voyage.rerank({ scores: [0.2, 0.7] }));
  expect((await client.rerank(RERANK)).data?.[0]).toEqual({ index: 1, relevanceScore: 0.7 });
});

test("an error is the SDK's own, in Voyage's words", async () => {
  server.use(llm.voyage.embed(errors.invalidApiKey()));
  const error: unknown = await client
    .embed({ model: "voyage-3.5", input: "a" }, { maxRetries: 0 })
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(VoyageAIError);
  expect(error).toMatchObject({
    statusCode: 401,
    body: { detail: "Provided API key is invalid." },
  });
  server.use(llm.voyage.embed(errors.modelNotFound()));
  await expect(client.embed({ model: "mine", input: "a" })).rejects.toMatchObject({
    statusCode: 400,
    body: { detail: expect.stringMatching(/^Model mine is not supported\./) as unknown },
  });
});

test("an error is retried, and each attempt is a call", async () => {
  const handler = llm.voyage.rerank(sequence(errors.rateLimit(), [1, 0]));
  server.use(handler);
  await client.rerank(RERANK, { maxRetries: 1 });
  expect(handler.calls.map(({ status }) => status)).toEqual([429, 200]);
});

const embed = { model: "m", input: "a" };
const rerank = { model: "m", query: "q", documents: ["a"] };

test.for<[path: string, body: object, detail: string]>([
  ["embeddings", { ...embed, model: undefined }, "Argument 'model' is required."],
  ["embeddings", { ...embed, input: undefined }, "Argument 'input' is required."],
  ["embeddings", { ...embed, input: [] }, "Argument 'input' is not of the right type."],
  ["embeddings", { ...embed, input: {} }, "Argument 'input' is not of the right type."],
  ["embeddings", { ...embed, input: ["a", 1] }, "Argument 'input' is not of the right type."],
  [
    "embeddings",
    { ...embed, input: Array(1001).fill("a") },
    "The batch size limit is 1000. Your batch size is 1001.",
  ],
  [
    "embeddings",
    { ...embed, output_dtype: "int4" },
    "Argument 'output_dtype' must be one of float, int8, uint8, binary, ubinary.",
  ],
  ["multimodalembeddings", { model: "m" }, "Argument 'inputs' is required."],
  [
    "multimodalembeddings",
    { model: "m", inputs: [{ content: [] }, null] },
    "Argument 'inputs' is not of the right type.",
  ],
  [
    "multimodalembeddings",
    { model: "m", inputs: [{ content: "a" }] },
    "Argument 'inputs' is not of the right type.",
  ],
  [
    "multimodalembeddings",
    { model: "m", inputs: "a" },
    "Argument 'inputs' is not of the right type.",
  ],
  [
    "multimodalembeddings",
    { model: "m", inputs: [] },
    "Argument 'inputs' is not of the right type.",
  ],
  ["rerank", { ...rerank, model: undefined }, "Argument 'model' is required."],
  ["rerank", { ...rerank, query: undefined }, "Argument 'query' is required."],
  ["rerank", { ...rerank, documents: [] }, "Argument 'documents' is required."],
  ["rerank", { ...rerank, documents: [1] }, "Argument 'documents' is not of the right type."],
  [
    "rerank",
    { ...rerank, documents: Array(1001).fill("a") },
    "The number of documents cannot exceed 1000. Your request has 1001.",
  ],
])("%s refuses a request: %#", async ([path, body, detail]) => {
  const response = await post(path, body);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ detail });
});

test.for<[path: string, body: object]>([
  ["embeddings", { ...embed, input: Array(1000).fill("a"), output_dimension: null }],
  ["embeddings", { ...embed, output_dtype: null }],
  ["multimodalembeddings", { model: "m", inputs: [{ content: [] }] }],
  ["rerank", { ...rerank, top_k: null }],
  ["rerank", { ...rerank, documents: Array(1000).fill("a") }],
])("%s accepts a request that is nearly wrong: %#", async ([path, body]) => {
  expect((await post(path, body)).status).toBe(200);
});

test("vectors of every kind of number, of a text of any length", async () => {
  for (const output_dtype of ["float", "int8", "uint8", "binary", "ubinary"]) {
    expect((await post("embeddings", { ...embed, output_dtype })).status).toBe(200);
  }
  const long = { ...embed, input: "a".repeat(1001) };
  expect((await post("embeddings", long)).status).toBe(200);
});

function post(path: string, body: object): Promise<Response> {
  return fetch(`https://api.voyageai.com/v1/${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
}

function dot(one: number[], other: number[]): number {
  return one.reduce((sum, number, index) => sum + number * other[index]!, 0);
}
