import { Mistral } from "@mistralai/mistralai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, sequence } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Mistral;
beforeAll(() => void (client = new Mistral({ apiKey: "test" })));

test("embeddings are made from the texts, as long as they are asked for", async () => {
  const { data, usage } = await client.embeddings.create({
    model: "mistral-embed",
    inputs: ["red apples", "red apple", "quantum physics"],
  });
  const [one, two, other] = data.map(({ embedding }) => embedding!);
  expect(one).toHaveLength(1024);
  expect(dot(one!, two!)).toBeGreaterThan(dot(one!, other!));
  expect(usage.promptTokens).toBeGreaterThan(0);
  const short = await client.embeddings.create({
    model: "codestral-embed",
    inputs: "let a",
    outputDimension: 64,
    outputDtype: "int8",
  });
  expect(short.data[0]?.embedding).toHaveLength(64);
  expect(short.data[0]?.embedding?.every((number) => Number.isInteger(number))).toBe(true);
});

test("embeddings that a test gives, and one too few", async () => {
  server.use(llm.mistral.embeddings([[0.5, -0.5]]));
  const { data } = await client.embeddings.create({ model: "mistral-embed", inputs: "a" });
  expect(data[0]?.embedding).toEqual([0.5, -0.5]);
  const two = client.embeddings.create({ model: "mistral-embed", inputs: ["a", "b"] });
  await expect(two).rejects.toThrow("the request has 2 inputs and the reply 1 vector.");
});

test("embeddings in base64", async () => {
  const response = await fetch("https://api.mistral.ai/v1/embeddings", {
    method: "POST",
    body: JSON.stringify({ model: "codestral-embed", input: "a", encoding_format: "base64" }),
  });
  const { data } = (await response.json()) as { data: { embedding: string }[] };
  expect(Buffer.from(data[0]!.embedding, "base64")).toHaveLength(1536 * 4);
});

test("an error is retried where the SDK is told to", async () => {
  const handler = llm.mistral.embeddings(sequence(errors.rateLimit(), [[1]]));
  server.use(handler);
  const backoff = { initialInterval: 1, maxInterval: 1, exponent: 1, maxElapsedTime: 2000 };
  await client.embeddings.create(
    { model: "mistral-embed", inputs: "a" },
    { retries: { strategy: "backoff", backoff, retryConnectionErrors: false } },
  );
  expect(handler.calls.map(({ status }) => status)).toEqual([429, 200]);
});

test("moderations, of texts and of chats", async () => {
  const harmless = await client.classifiers.moderate({
    model: "mistral-moderation-latest",
    inputs: ["Hello", "Bye"],
  });
  expect(harmless.results.map(({ categories }) => categories?.["sexual"])).toEqual([false, false]);
  server.use(llm.mistral.moderations.chat({ categories: { selfharm: true } }));
  const flagged = await client.classifiers.moderateChat({
    model: "mistral-moderation-latest",
    inputs: [{ role: "user", content: "…" }],
  });
  expect(flagged.results[0]?.categories).toMatchObject({ selfharm: true, law: false });
  expect(flagged.results[0]?.categoryScores?.["selfharm"]).toBeGreaterThan(0.9);
});

test("a moderation of a category that there is not is told to the test", async () => {
  server.use(llm.mistral.moderations({ categories: { selfharmm: true } }));
  const request = client.classifiers.moderate({ model: "m", inputs: "a" });
  await expect(request).rejects.toThrow('has no category \\"selfharmm\\"');
});

test("classifications, of texts and of chats", async () => {
  server.use(llm.mistral.classifications([{ mood: "good" }, { mood: { good: 0.2, bad: 0.8 } }]));
  const { results } = await client.classifiers.classify({ model: "mine", inputs: ["a", "b"] });
  expect(results.map(({ mood }) => mood?.scores)).toEqual([
    { good: 0.98 },
    { good: 0.2, bad: 0.8 },
  ]);
  server.use(llm.mistral.classifications.chat({ mood: "bad" }));
  const chats = await client.classifiers.classifyChat({
    model: "mine",
    input: [{ messages: [{ role: "user", content: "Hi" }] }],
  });
  expect(chats.results).toEqual([{ mood: { scores: { bad: 0.98 } } }]);
});

test("a document is read as the test says, the pages that are asked for", async () => {
  server.use(llm.mistral.ocr(["# One", "Two", { markdown: "Three", header: "III" }]));
  const { pages, usageInfo } = await client.ocr.process({
    model: "mistral-ocr-latest",
    document: { type: "document_url", documentUrl: "data:application/pdf;base64,AAAA" },
    pages: "1-2",
  });
  expect(pages.map(({ index, markdown, header }) => [index, markdown, header])).toEqual([
    [1, "Two", null],
    [2, "Three", "III"],
  ]);
  expect(usageInfo).toEqual({ pagesProcessed: 2, docSizeBytes: 3 });
});

test("models are listed, found and deleted once", async () => {
  const { data = [] } = await client.models.list();
  expect(data.map(toId)).toContain("mistral-large-latest");
  const model = await client.models.retrieve({ modelId: "ft:mine" });
  expect(model).toMatchObject({ id: "ft:mine", object: "model", ownedBy: "mistralai" });
  expect(await client.models.delete({ modelId: "ft:mine" })).toMatchObject({ deleted: true });
  await expect(client.models.retrieve({ modelId: "ft:mine" })).rejects.toThrow(
    "Invalid model: ft:mine",
  );
  server.use(llm.mistral.models(["mine"]));
  expect((await client.models.list()).data?.map(toId)).toEqual(["mine"]);
});

function dot(one: number[], other: number[]): number {
  return one.reduce((sum, number, index) => sum + number * other[index]!, 0);
}

/** The SDK leaves room for kinds of models that it does not know. */
function toId(model: object): unknown {
  return "id" in model ? model.id : undefined;
}
