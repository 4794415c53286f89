import { expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

/** Jina has no SDK of its own: its API is asked as its pages show it. */
async function post(path: string, body: object): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`https://api.jina.ai/v1/${path}`, {
    method: "POST",
    headers: { authorization: "Bearer jina_test" },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const EMBED = { model: "jina-embeddings-v3", input: ["red apples", { text: "red apple" }] };
const DOCUMENTS = ["Bananas are yellow.", { text: "Oslo is the capital of Norway." }];
const RERANK = { model: "jina-reranker-v3", query: "the capital of Norway", documents: DOCUMENTS };
const CLASSIFY = {
  model: "jina-embeddings-v3",
  input: ["fresh fruit salad", "the rocket engine failed"],
  labels: ["fruit and vegetables", "rocket science"],
};

test("embeddings are made from texts and documents", async () => {
  const { body } = await post("embeddings", EMBED);
  expect(body).toMatchObject({
    model: "jina-embeddings-v3",
    object: "list",
    usage: { total_tokens: expect.any(Number), prompt_tokens: expect.any(Number) },
    data: [
      { object: "embedding", index: 0, embedding: { length: 1024 } },
      { object: "embedding", index: 1, embedding: { length: 1024 } },
    ],
  });
});

test("embeddings as long as they are asked for, and in other types", async () => {
  const short = { ...EMBED, input: "a", dimensions: 64 };
  expect(await post("embeddings", { ...short, embedding_type: "ubinary" })).toMatchObject({
    body: { data: [{ embedding: { length: 8 } }] },
  });
  const { body } = await post("embeddings", { ...short, embedding_type: ["base64"] });
  const { data } = body as { data: { embedding: string }[] };
  expect(Buffer.from(data[0]!.embedding, "base64")).toHaveLength(64 * 4);
  const many = { ...short, model: "jina-embeddings-v4", return_multivector: true };
  expect(await post("embeddings", many)).toMatchObject({
    body: { data: [{ object: "embeddings", embeddings: [{ length: 64 }] }] },
  });
});

test("embeddings that a test gives", async () => {
  server.use(llm.jina.embeddings([[0.5], [1]]));
  expect(await post("embeddings", EMBED)).toMatchObject({
    body: { data: [{ embedding: [0.5] }, { embedding: [1] }] },
  });
});

test("documents come in order, and are given back where nobody says otherwise", async () => {
  expect(await post("rerank", { ...RERANK, top_n: 1 })).toMatchObject({
    body: { object: "list", results: [{ index: 1, document: DOCUMENTS[1] }] },
  });
  server.use(llm.jina.rerank([0]));
  expect(await post("rerank", { ...RERANK, return_documents: false })).toMatchObject({
    body: { results: [{ index: 0, relevance_score: expect.closeTo(0.98) }] },
  });
  expect(await post("rerank", RERANK)).toMatchObject({
    body: { results: [{ index: 0, document: { text: DOCUMENTS[0] } }] },
  });
});

interface Classified {
  data: { prediction: string; predictions: { score: number }[] }[];
}

test("inputs get the labels that they share words with, or those of the test", async () => {
  const { body } = await post("classify", CLASSIFY);
  const { data } = body as Classified;
  expect(data.map(({ prediction }) => prediction)).toEqual(CLASSIFY.labels);
  const sum = ({ data: [first] }: Classified): number =>
    first!.predictions.reduce((total, { score }) => total + score, 0);
  expect(sum(body as Classified)).toBeCloseTo(1);
  const more = await post("classify", { ...CLASSIFY, labels: [...CLASSIFY.labels, "a", "b"] });
  expect(sum(more.body as Classified)).toBeCloseTo(1);
  server.use(llm.jina.classify("rocket science"));
  expect(await post("classify", CLASSIFY)).toMatchObject({
    body: { data: [{ prediction: "rocket science" }, { prediction: "rocket science" }] },
  });
});

test("a label that the request does not have is told to the test", async () => {
  server.use(llm.jina.classify(["cheese", "rocket science"]));
  const { status, body } = await post("classify", CLASSIFY);
  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain("the request has no label");
});

test("an error has a code and the request's id", async () => {
  server.use(llm.jina.embeddings(errors.modelNotFound()));
  expect(await post("embeddings", { ...EMBED, model: "nope" })).toEqual({
    status: 400,
    body: {
      code: "INPUT_MODEL_NOT_FOUND",
      detail: expect.stringMatching(/^Model 'nope' not found\. Available models: /),
      request_id: expect.stringMatching(/^[0-9a-f]{16}$/),
    },
  });
});

test("a code of the test's own, and documents that are no texts", async () => {
  const error = errors.custom({ status: 418, code: "TEAPOT", message: "No." });
  const mock = llm.jina.embeddings([[1], [2], [3]]);
  server.use(mock, llm.jina.rerank(error));
  expect(await post("rerank", RERANK)).toMatchObject({
    status: 418,
    body: { code: "TEAPOT", detail: "No." },
  });
  const urls = ["text", "image", "pdf"].map((kind) => ({ [kind]: `https://a.example/${kind}` }));
  expect((await post("embeddings", { ...EMBED, input: urls })).status).toBe(200);
  expect(mock.calls[0]).toMatchObject({ values: urls.flatMap((url) => Object.values(url)) });
});

const WORDS = {
  missing: "Field required",
  string_type: "Input should be a valid string",
  list_type: "Input should be a valid list",
  too_short: "List should have at least 1 item after validation, not 0",
  greater_than: "Input should be greater than 0",
  greater_than_equal: "Input should be greater than or equal to 1",
  literal_error: "Input should be 'float', 'base64', 'binary' or 'ubinary'",
};

test.for<[path: string, body: object, field: string, type: keyof typeof WORDS]>([
  ["embeddings", { ...EMBED, model: undefined }, "model", "missing"],
  ["embeddings", { ...EMBED, input: undefined }, "input", "missing"],
  ["embeddings", { ...EMBED, input: ["a", 1] }, "input", "string_type"],
  ["embeddings", { ...EMBED, input: ["a", null] }, "input", "string_type"],
  ["embeddings", { ...EMBED, dimensions: 0 }, "dimensions", "greater_than"],
  ["embeddings", { ...EMBED, embedding_type: "int8" }, "embedding_type", "literal_error"],
  ["rerank", { ...RERANK, model: undefined }, "model", "missing"],
  ["rerank", { ...RERANK, query: undefined }, "query", "missing"],
  ["rerank", { ...RERANK, documents: undefined }, "documents", "missing"],
  ["rerank", { ...RERANK, documents: ["a", {}] }, "documents", "string_type"],
  ["rerank", { ...RERANK, documents: "a" }, "documents", "list_type"],
  ["rerank", { ...RERANK, documents: [] }, "documents", "too_short"],
  ["rerank", { ...RERANK, top_n: 0 }, "top_n", "greater_than_equal"],
  ["classify", { ...CLASSIFY, model: undefined }, "model", "missing"],
  ["classify", { ...CLASSIFY, labels: undefined }, "labels", "missing"],
  ["classify", { ...CLASSIFY, input: undefined }, "input", "missing"],
])("%s refuses a request: %#", async ([path, request, field, type]) => {
  const { status, body } = await post(path, request);
  const message = WORDS[type];
  const input = (request as Record<string, unknown>)[field] ?? null;
  expect(status).toBe(422);
  expect(body).toEqual({ detail: message, errors: [{ field, message, type, input }] });
});

test.for<[path: string, body: object]>([
  ["embeddings", { ...EMBED, input: { image: "https://example.com/a.png" }, dimensions: null }],
  ["embeddings", { ...EMBED, embedding_type: "float" }],
  ["embeddings", { ...EMBED, embedding_type: ["base64", "binary", "ubinary"] }],
  ["rerank", { ...RERANK, top_n: null }],
  ["rerank", { ...RERANK, top_n: 1 }],
  ["classify", { classifier_id: "c", input: "a" }],
  ["classify", { ...CLASSIFY, labels: { topic: ["a", "b"] } }],
])("%s accepts a request that is nearly wrong: %#", async ([path, body]) => {
  expect((await post(path, body)).status).toBe(200);
});
