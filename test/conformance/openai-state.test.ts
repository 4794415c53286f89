import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { hasRecordings, keyPaths, readRecordings } from "./recordings.ts";
import { uploadFiles } from "../support/upload-files.ts";

// What OpenAI keeps: each answer is held against the specification by the client's own fetch.

function createClient(): OpenAI {
  return new OpenAI({ apiKey: "test", maxRetries: 0, fetch: createCheckedFetch(...llm.handlers) });
}

describe.runIf(hasRecordings)("conversations", () => {
  test("have the keys of the recordings", async () => {
    const created: object = await createClient().conversations.create({});
    for (const { response } of readRecordings("openai", "POST /v1/conversations")) {
      expect(keyPaths(created)).toEqual(keyPaths(response.body));
    }
  });

  test("are as specified, whatever is done with them", async () => {
    const client = createClient();
    const { id } = await client.conversations.create({
      metadata: { a: "b" },
      items: [{ type: "message", role: "user", content: "Hello" }],
    });
    const path = { conversation_id: id };
    await client.responses.create({ model: "gpt-5.4", conversation: id, input: "Hello" });
    const { data } = await client.conversations.items.list(id);
    expect(data.length).toBe(3);
    await client.conversations.items.retrieve(data[0]!.id!, path);
    await client.conversations.items.create(id, {
      items: [{ type: "message", role: "developer", content: "Be brief." }],
    });
    await client.conversations.items.delete(data[0]!.id!, path);
    await client.conversations.update(id, { metadata: {} });
    await client.conversations.retrieve(id);
    await client.conversations.delete(id);
  });
});

describe.runIf(hasRecordings)("vector stores", () => {
  test("have the keys of the recordings", async () => {
    const client = createClient();
    const [fileA = "", fileB = ""] = await uploadFiles(client, 2);
    const made = await client.vectorStores.create({ name: "a" });
    const [recorded] = readRecordings("openai", "POST /v1/vector_stores");
    expect(keyPaths(made)).toEqual(keyPaths(recorded!.response.body));
    const file = await client.vectorStores.files.create(made.id, { file_id: fileA });
    const [added] = readRecordings("openai", "POST /v1/vector_stores/{id}/files");
    expect(keyPaths(file)).toEqual(keyPaths(added!.response.body));
    const batch = await client.vectorStores.fileBatches.create(made.id, { file_ids: [fileB] });
    const [cancelled] = readRecordings("openai", "POST /v1/vector_stores/{id}/{id}/{id}/cancel");
    expect(keyPaths(batch)).toEqual(keyPaths(cancelled!.response.body));
    const recordedBatch = cancelled!.response.body as { object: string };
    expect(batch.object).toBe(recordedBatch.object);
    const deleted = await client.vectorStores.delete(made.id);
    const [deletion] = readRecordings("openai", "DELETE /v1/vector_stores/{id}");
    expect(keyPaths(deleted)).toEqual(keyPaths(deletion!.response.body));
  });

  test("are as specified, whatever is done with them", async () => {
    const client = createClient();
    const [fileA = "", fileB = "", fileC = ""] = await uploadFiles(client, 3);
    const { id } = await client.vectorStores.create({ file_ids: [fileA] });
    const path = { vector_store_id: id };
    await client.vectorStores.list();
    await client.vectorStores.update(id, { name: "b" });
    await client.vectorStores.retrieve(id);
    await client.vectorStores.search(id, { query: "Hello" });
    await client.vectorStores.files.create(id, { file_id: fileB, attributes: { a: 1 } });
    await client.vectorStores.files.list(id);
    await client.vectorStores.files.retrieve(fileB, path);
    await client.vectorStores.files.update(fileB, { ...path, attributes: { a: 2 } });
    await client.vectorStores.files.content(fileB, path);
    await client.vectorStores.files.delete(fileB, path);
    const batch = await client.vectorStores.fileBatches.create(id, { file_ids: [fileC] });
    await client.vectorStores.fileBatches.retrieve(batch.id, path);
    await client.vectorStores.fileBatches.listFiles(batch.id, path);
    await client.vectorStores.fileBatches.cancel(batch.id, path);
    await client.vectorStores.delete(id);
  });
});
