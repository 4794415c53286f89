import OpenAI, { APIError } from "openai";
import { beforeAll, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { uploadFiles } from "../support/upload-files.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

async function refused(promise: Promise<unknown>): Promise<object> {
  const error: unknown = await promise.catch((cause: unknown) => cause);
  if (!(error instanceof APIError)) throw new Error("It was not refused.", { cause: error });
  return { status: error.status, code: error.code, message: error.message };
}

test("a vector store is kept, changed and deleted", async () => {
  const made = await client.vectorStores.create({
    name: "Support FAQ",
    expires_after: { anchor: "last_active_at", days: 2 },
  });
  expect(made).toMatchObject({ name: "Support FAQ", status: "completed", metadata: {} });
  expect(made.expires_at! - made.created_at).toBe(2 * 24 * 60 * 60);
  await client.vectorStores.update(made.id, { name: "FAQ", metadata: { a: "b" } });
  expect(await client.vectorStores.retrieve(made.id)).toEqual({
    ...made,
    name: "FAQ",
    metadata: { a: "b" },
  });
  expect(await client.vectorStores.delete(made.id)).toEqual({
    id: made.id,
    object: "vector_store.deleted",
    deleted: true,
  });
  expect(await refused(client.vectorStores.retrieve(made.id))).toEqual({
    status: 404,
    code: null,
    message: `404 Vector store with id '${made.id}' not found.`,
  });
});

test("the list in pages, from either end", async () => {
  const names = ["a", "b", "c", "d"];
  for (const name of names) await client.vectorStores.create({ name });
  const found: (string | null)[] = [];
  for await (const { name } of client.vectorStores.list({ limit: 3 })) found.push(name);
  expect(found).toEqual(["d", "c", "b", "a"]);
  const ascending = await client.vectorStores.list({ order: "asc" });
  const before = await client.vectorStores.list({
    order: "asc",
    limit: 2,
    before: ascending.data[3]!.id,
  });
  expect(before.data.map(({ name }) => name)).toEqual(["b", "c"]);
  expect(before.has_more).toBe(true);
  const last = await client.vectorStores.list({ limit: 2, before: ascending.data[0]!.id });
  expect(last.data.map(({ name }) => name)).toEqual(["c", "b"]);
  expect(last.has_more).toBe(true);
  const first = await client.vectorStores.list({ before: ascending.data[1]!.id });
  expect(first.data.map(({ name }) => name)).toEqual(["d", "c"]);
  expect(first.has_more).toBe(false);
});

test("files are read by the time that somebody looks, and nobody waits", async () => {
  const [fileA = "", fileB = "", fileC = "", fileD = ""] = await uploadFiles(client, 4);
  const store = await client.vectorStores.create({ file_ids: [fileA] });
  expect(store).toMatchObject({ status: "in_progress", file_counts: { in_progress: 1, total: 1 } });
  const started = Date.now();
  const file = await client.vectorStores.files.createAndPoll(store.id, {
    file_id: fileB,
    attributes: { lang: "en" },
  });
  expect(file).toMatchObject({ id: fileB, status: "completed", attributes: { lang: "en" } });
  const batch = await client.vectorStores.fileBatches.createAndPoll(store.id, {
    file_ids: [fileC, fileD],
  });
  expect(batch).toMatchObject({ status: "completed", file_counts: { completed: 2, total: 2 } });
  expect(Date.now() - started).toBeLessThan(2_000);
  expect(await client.vectorStores.retrieve(store.id)).toMatchObject({
    status: "completed",
    file_counts: { completed: 4, in_progress: 0, total: 4 },
  });
  const path = { vector_store_id: store.id };
  const inBatch = await client.vectorStores.fileBatches.listFiles(batch.id, path);
  expect(inBatch.data.map(({ id }) => id)).toEqual([fileD, fileC]);
});

test("a file that takes its time is asked for again at once", async () => {
  const [fileA = ""] = await uploadFiles(client, 1);
  const store = await client.vectorStores.create({});
  let looks = 0;
  server.use(
    llm.openai.vectorStores.files.retrieve(() => ({
      status: ++looks < 3 ? "in_progress" : "failed",
      last_error: looks < 3 ? null : { code: "unsupported_file", message: "No text." },
    })),
  );
  const started = Date.now();
  const file = await client.vectorStores.files.createAndPoll(store.id, { file_id: fileA });
  expect(file).toMatchObject({ status: "failed", last_error: { code: "unsupported_file" } });
  expect(looks).toBe(3);
  expect(Date.now() - started).toBeLessThan(2_000);
});

test("a file's attributes change, and it leaves the store", async () => {
  const [fileA = "", fileB = ""] = await uploadFiles(client, 2);
  const { id } = await client.vectorStores.create({ file_ids: [fileA, fileB] });
  const path = { vector_store_id: id };
  await client.vectorStores.files.update(fileA, { ...path, attributes: { page: 2 } });
  expect(await client.vectorStores.files.retrieve(fileA, path)).toMatchObject({
    attributes: { page: 2 },
    chunking_strategy: {
      type: "static",
      static: { max_chunk_size_tokens: 800, chunk_overlap_tokens: 400 },
    },
  });
  await client.vectorStores.files.delete(fileA, path);
  const { data } = await client.vectorStores.files.list(id, { filter: "completed" });
  expect(data.map((file) => file.id)).toEqual([fileB]);
  expect(await refused(client.vectorStores.files.retrieve(fileA, path))).toMatchObject({
    status: 404,
    message: `404 No file found with id '${fileA}' in vector store '${id}'.`,
  });
});

test("a batch can be cancelled until it is done", async () => {
  const [fileA = ""] = await uploadFiles(client, 1);
  const { id } = await client.vectorStores.create({});
  const path = { vector_store_id: id };
  const { id: batchId } = await client.vectorStores.fileBatches.create(id, { file_ids: [fileA] });
  expect(await client.vectorStores.fileBatches.cancel(batchId, path)).toMatchObject({
    status: "cancelled",
    file_counts: { cancelled: 1, in_progress: 0 },
  });
  expect(await refused(client.post(`/vector_stores/${id}/file_batches`, { body: {} }))).toEqual({
    status: 400,
    code: "missing_required_parameter",
    message: "400 Missing required parameter: 'file_ids'.",
  });
});

test("a search that a test answers, and one without a query", async () => {
  const { id } = await client.vectorStores.create({});
  server.use(
    llm.openai.vectorStores.search([
      { filename: "faq.md", score: 0.9, content: [{ type: "text", text: "Yes." }] },
    ]),
  );
  const found = await client.vectorStores.search(id, { query: "Is it?" });
  expect(found.data).toMatchObject([
    { filename: "faq.md", score: 0.9, content: [{ text: "Yes." }] },
  ]);
  server.resetHandlers();
  expect(await refused(client.post(`/vector_stores/${id}/search`, { body: {} }))).toMatchObject({
    message: "400 Missing required parameter: 'query'.",
  });
});
