import Groq from "groq-sdk";
import { toFile } from "groq-sdk/uploads";
import type OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ask, type BatchClient, createBatchClient } from "./openai-batch-client.ts";

const server = usePack();
let client: Groq;
let batches: BatchClient;
beforeAll(() => {
  client = new Groq({ apiKey: "test", maxRetries: 0 });
  // files and batches are called as OpenAI's are
  batches = createBatchClient(client as unknown as OpenAI);
});

async function upload(text: string, filename = "in.jsonl"): Promise<Groq.FileCreateResponse> {
  const file = await toFile(new TextEncoder().encode(text), filename);
  return client.files.create({ file, purpose: "batch" });
}

test("files: what Groq tells of them, their bytes, and none that was deleted", async () => {
  const created = await upload("one\ntwo\n");
  expect(created).toEqual({
    id: expect.stringMatching(/^file_01[a-z0-9]{24}$/) as unknown,
    object: "file",
    bytes: 8,
    created_at: expect.any(Number) as unknown,
    filename: "in.jsonl",
    purpose: "batch",
  });
  const id = created.id!;
  expect(await client.files.info(id)).toEqual(created);
  expect(await client.files.list()).toEqual({ object: "list", data: [created] });
  expect(await (await client.files.content(id)).text()).toBe("one\ntwo\n");
  expect(await client.files.delete(id)).toEqual({ id, object: "file", deleted: true });
  await expect(client.files.info(id)).rejects.toMatchObject({
    status: 404,
    error: { error: { message: `No such File object: ${id}`, type: "invalid_request_error" } },
  });
  await expect(client.files.content(id)).rejects.toMatchObject({ status: 404 });
  await expect(client.files.delete(id)).rejects.toMatchObject({ status: 404 });
});

test("files: for batches alone", async () => {
  const file = await toFile(new TextEncoder().encode("a"), "a.txt");
  await expect(
    client.files.create({ file, purpose: "assistants" as "batch" }),
  ).rejects.toMatchObject({ status: 400 });
});

test("a batch is answered as its requests would be alone", async () => {
  server.use(llm.groq.chat((call) => `You said: ${call.lastUserText}`));
  const created = await batches.create([ask("a", "one"), ask("b", "two")]);
  expect(created).toMatchObject({
    id: expect.stringMatching(/^batch_01[a-z0-9]{24}$/) as unknown,
    status: "validating",
    request_counts: { total: 0, completed: 0, failed: 0 },
  });
  expect(created).not.toHaveProperty("model");
  const { batch, states } = await batches.poll(created.id);
  expect(states).toEqual(["in_progress", "finalizing", "completed"]);
  expect(batch).toMatchObject({ request_counts: { completed: 2 }, error_file_id: null });
  expect(batch).not.toHaveProperty("usage");
  expect(await client.files.info(batch.output_file_id!)).toMatchObject({
    purpose: "batch_output",
    id: expect.stringMatching(/^file_01/) as unknown,
  });
  expect(await batches.read(batch.output_file_id)).toMatchObject([
    {
      custom_id: "a",
      response: { body: { choices: [{ message: { content: "You said: one" } }] } },
    },
    { custom_id: "b", error: null, response: { status_code: 200 } },
  ]);
  expect(await client.batches.list()).toEqual({ object: "list", data: [batch] });
});

test("a batch of transcriptions, whose sounds are URLs", async () => {
  server.use(llm.groq.transcriptions("Hello, friend."));
  const url = "/v1/audio/transcriptions";
  const body = { model: "whisper-large-v3", url: "https://sounds.example/a.mp3" };
  const { id } = await batches.create(
    [{ custom_id: "a", method: "POST", url, body }],
    url as "/v1/responses",
  );
  const { batch } = await batches.poll(id);
  expect(await batches.read(batch.output_file_id)).toMatchObject([
    { response: { status_code: 200, body: { text: "Hello, friend." } } },
  ]);
});

test("a week is a window, a month is none; nor are there batches of vectors", async () => {
  const { id } = await upload(JSON.stringify(ask("a", "one")));
  const params = {
    input_file_id: id!,
    endpoint: "/v1/chat/completions",
    completion_window: "7d",
  } as const;
  const { completion_window, created_at, expires_at } = await client.batches.create(params);
  expect([completion_window, expires_at! - created_at]).toEqual(["7d", 7 * 24 * 60 * 60]);
  await expect(
    client.batches.create({ ...params, completion_window: "30d" }),
  ).rejects.toMatchObject({ status: 400 });
  await expect(
    client.batches.create({ ...params, endpoint: "/v1/embeddings" as "/v1/chat/completions" }),
  ).rejects.toMatchObject({ status: 400 });
});

test("what a test says: a state, an error in Groq's words, and no such batch", async () => {
  server.use(llm.groq.batches.retrieve({ status: "expired" }));
  expect(await client.batches.retrieve("batch_01x")).toMatchObject({
    id: "batch_01x",
    status: "expired",
  });
  server.use(llm.groq.batches(errors.invalidApiKey()));
  const params = {
    input_file_id: "file_01x",
    endpoint: "/v1/chat/completions",
    completion_window: "24h",
  } as const;
  await expect(client.batches.create(params)).rejects.toMatchObject({
    status: 401,
    error: { error: { message: "Invalid API Key" } },
  });
  await expect(client.batches.cancel("batch_01x")).rejects.toMatchObject({ status: 404 });
  server.use(llm.groq.files.info(errors.rateLimit()));
  await expect(client.files.info("file_01x")).rejects.toBeInstanceOf(Groq.RateLimitError);
});
