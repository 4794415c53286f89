import { CohereClient, CohereClientV2 } from "cohere-ai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, sequence } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: CohereClientV2;
let older: CohereClient;
beforeAll(() => {
  client = new CohereClientV2({ token: "test", maxRetries: 0 });
  older = new CohereClient({ token: "test", maxRetries: 0 });
});

const TEXTS = ["red apples", "red apple", "quantum physics"];
const EMBED = { model: "embed-v4.0", inputType: "search_document" as const };
const RERANK = { model: "rerank-v3.5", query: "the capital of Norway" };
const DOCUMENTS = ["Bananas are yellow.", "Oslo is the capital of Norway.", "Norway has fjords."];

test("embeddings in every type that is asked for", async () => {
  const { embeddings, texts } = await client.embed({
    ...EMBED,
    texts: TEXTS,
    outputDimension: 256,
    embeddingTypes: ["float", "int8", "uint8", "binary", "ubinary", "base64"],
  });
  const { float, int8, uint8, binary, ubinary, base64 } = embeddings;
  expect(texts).toEqual(TEXTS);
  expect(float?.map(({ length }) => length)).toEqual([256, 256, 256]);
  expect(dot(float![0]!, float![1]!)).toBeGreaterThan(dot(float![0]!, float![2]!));
  expect(Math.max(...int8![0]!.map(Math.abs))).toBe(127);
  expect(uint8![0]).toEqual(int8![0]!.map((number) => number + 128));
  expect(ubinary![0]).toHaveLength(32);
  expect(ubinary![0]).toEqual(binary![0]!.map((number) => number + 128));
  expect((ubinary![0]![0]! & 0x80) !== 0).toBe(float![0]![0]! > 0);
  const bytes = Buffer.from(base64![0]!, "base64");
  expect(bytes.readFloatLE(0)).toBe(float![0]![0]);
});

test("embeddings that a test gives", async () => {
  server.use(llm.cohere.embed([[0.5, -0.5]]));
  const request = { ...EMBED, texts: ["a"], embeddingTypes: ["int8" as const] };
  expect((await client.embed(request)).embeddings).toEqual({ int8: [[127, -127]] });
  await expect(client.embed({ ...request, outputDimension: 256 })).rejects.toThrow(
    "vector 0 of the reply has 2 numbers, where embed-v4.0 was to give 256.",
  );
});

test("images, and texts with images, are embedded too", async () => {
  const image = "data:image/png;base64,AAAA";
  const { embeddings, images } = await client.embed({
    ...EMBED,
    inputType: "image",
    images: [image],
    inputs: [{ content: [{ type: "text", text: "a" }] }],
    embeddingTypes: ["float"],
  });
  expect(embeddings.float).toHaveLength(2);
  expect(images).toMatchObject([{ format: "image/png" }]);
});

test("version 1 gives a list of vectors, or types where they are asked for", async () => {
  const request = { texts: TEXTS, model: "embed-english-light-v3.0", inputType: EMBED.inputType };
  const list = await older.embed(request);
  expect(list.responseType).toBe("embeddings_floats");
  expect((list.embeddings as number[][]).map(({ length }) => length)).toEqual([384, 384, 384]);
  const typed = await older.embed({ ...request, embeddingTypes: ["int8"] });
  expect(typed.responseType).toBe("embeddings_by_type");
});

test("documents that share words with the query come first", async () => {
  const { results, meta } = await client.rerank({ ...RERANK, documents: DOCUMENTS, topN: 2 });
  expect(results.map(({ index }) => index)).toEqual([1, 2]);
  expect(results[0]!.relevanceScore).toBeGreaterThan(results[1]!.relevanceScore);
  expect(meta?.billedUnits?.searchUnits).toBe(1);
});

test("an order that a test gives, and scores", async () => {
  server.use(llm.cohere.rerank([2, 0, 1]));
  const request = { ...RERANK, documents: DOCUMENTS };
  const { results } = await client.rerank(request);
  expect(results.map(({ index }) => index)).toEqual([2, 0, 1]);
  const scores = results.map(({ relevanceScore }) => relevanceScore);
  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  server.use(llm.cohere.rerank({ scores: [0.1, 0.9, 0.5] }));
  expect((await client.rerank(request)).results).toEqual([
    { index: 1, relevanceScore: 0.9 },
    { index: 2, relevanceScore: 0.5 },
    { index: 0, relevanceScore: 0.1 },
  ]);
});

test("an order of documents that there are not is told to the test", async () => {
  const request = { ...RERANK, documents: DOCUMENTS };
  server.use(llm.cohere.rerank([3]));
  await expect(client.rerank(request)).rejects.toThrow("Give each document's index once, from 0.");
  server.use(llm.cohere.rerank([0, 0]));
  await expect(client.rerank(request)).rejects.toThrow("Give each document's index once, from 0.");
  server.use(llm.cohere.rerank({ scores: [1] }));
  await expect(client.rerank(request)).rejects.toThrow("the request has 3 documents");
});

test("version 1 gives the documents back where that is asked for", async () => {
  const { results } = await older.rerank({
    query: RERANK.query,
    documents: [{ text: DOCUMENTS[0]! }, { text: DOCUMENTS[1]! }],
    topN: 1,
    returnDocuments: true,
  });
  expect(results).toMatchObject([{ index: 1, document: { text: DOCUMENTS[1] } }]);
});

test("tokens are those of the text, and make it again", async () => {
  const model = "command-a-03-2025";
  const text = "Hello there, 👩‍👩‍👧‍👦 family";
  const { tokens, tokenStrings } = await older.tokenize({ text, model });
  expect(tokenStrings.join("")).toBe(text);
  expect(new Set(tokens).size).toBe(new Set(tokenStrings).size);
  expect((await older.tokenize({ text, model })).tokens).toEqual(tokens);
  expect((await older.detokenize({ tokens, model })).text).toBe(text);
  server.use(llm.cohere.detokenize("Hi"));
  expect((await older.detokenize({ tokens, model })).text).toBe("Hi");
});

test("models are listed, all or an endpoint's, and found", async () => {
  const { models } = await client.models.list();
  expect(models.map(({ name }) => name)).toContain("command-a-03-2025");
  const embedding = await client.models.list({ endpoint: "embed" });
  expect(embedding.models.map(({ name }) => name)).toEqual(["embed-v4.0", "embed-english-v3.0"]);
  expect(await client.models.get("mine")).toMatchObject({ name: "mine", endpoints: ["chat"] });
});

test("an error is retried, and each attempt is a call", async () => {
  const handler = llm.cohere.embed(sequence(errors.rateLimit(), [[1]]));
  server.use(handler);
  await client.embed({ ...EMBED, texts: ["a"], embeddingTypes: ["float"] }, { maxRetries: 1 });
  expect(handler.calls.map(({ status }) => status)).toEqual([429, 200]);
});

function dot(one: number[], other: number[]): number {
  return one.reduce((sum, number, index) => sum + number * other[index]!, 0);
}
