import OpenAI, { AzureOpenAI, toFile } from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { type BatchClient, createBatchClient } from "./openai-batch-client.ts";

const server = usePack();
const endpoint = "https://acme.openai.azure.com";
let dated: AzureOpenAI;
let v1: OpenAI;
let batches: BatchClient;
beforeAll(() => {
  dated = new AzureOpenAI({ apiKey: "test", endpoint, apiVersion: "2024-10-21", maxRetries: 0 });
  v1 = new OpenAI({ apiKey: "test", baseURL: `${endpoint}/openai/v1`, maxRetries: 0 });
  batches = createBatchClient(dated);
});

/** A line names its deployment, and its path has no version. */
function ask(custom_id: string, content: string, url = "/chat/completions"): object {
  const messages = [{ role: "user", content }];
  return { custom_id, method: "POST", url, body: { model: "my-deployment", messages } };
}

const CHAT = "/chat/completions" as "/v1/chat/completions";

test("a file is found under either version, and waited for", async () => {
  const file = await toFile(new TextEncoder().encode("one"), "a.jsonl");
  const created = await dated.files.create({ file, purpose: "batch" });
  expect(created).toMatchObject({
    id: expect.stringMatching(/^file-[0-9a-f]{32}$/) as unknown,
    status: "processed",
  });
  expect(await v1.files.retrieve(created.id)).toEqual(created);
  expect(await dated.files.waitForProcessing(created.id)).toEqual(created);
  const ids = [];
  for await (const { id } of v1.files.list()) ids.push(id);
  expect(ids).toEqual([created.id]);
  expect(await (await v1.files.content(created.id)).text()).toBe("one");
  await v1.files.delete(created.id);
  await expect(dated.files.retrieve(created.id)).rejects.toMatchObject({ status: 404 });
});

test("the lines of a batch are asked of their deployments", async () => {
  const mock = llm.azureOpenAI.chat("Hi");
  server.use(mock);
  const { id } = await batches.create([ask("a", "one"), ask("b", "two")], CHAT);
  const { batch, states } = await batches.poll(id);
  expect(states).toEqual(["in_progress", "finalizing", "completed"]);
  expect(batch).toMatchObject({ request_counts: { completed: 2 }, endpoint: CHAT });
  expect(mock.calls.map((call) => call.modelId)).toEqual(["my-deployment", "my-deployment"]);
  expect(await batches.read(batch.output_file_id)).toMatchObject([
    { custom_id: "a", response: { body: { choices: [{ content_filter_results: {} }] } } },
    { custom_id: "b", response: { status_code: 200 } },
  ]);
});

test("a client's own deployment stands in the path of what it creates", async () => {
  const own = new AzureOpenAI({
    apiKey: "test",
    endpoint,
    apiVersion: "2024-10-21",
    deployment: "my-deployment",
    maxRetries: 0,
  });
  const client = createBatchClient(own);
  const { id } = await client.create([ask("a", "one", "/v1/chat/completions")]);
  const { batch } = await client.poll(id);
  expect(batch).toMatchObject({ status: "completed", request_counts: { completed: 1 } });
});

test("errors in Azure's words, and what a test says", async () => {
  server.use(llm.azureOpenAI.batches(errors.rateLimit()));
  const params = { input_file_id: "file-1", endpoint: CHAT, completion_window: "24h" } as const;
  await expect(dated.batches.create(params)).rejects.toMatchObject({
    status: 429,
    code: "RateLimitReached",
  });
  server.use(llm.azureOpenAI.files.retrieve({ status: "error", status_details: "No." }));
  expect(await dated.files.retrieve("file-1")).toMatchObject({ id: "file-1", status: "error" });
  await expect(v1.batches.retrieve("batch_x")).rejects.toMatchObject({ status: 404 });
  await expect(v1.batches.create({ ...params, endpoint: "/v1/moderations" })).rejects.toMatchObject(
    { status: 400, code: "invalid_value" },
  );
});
