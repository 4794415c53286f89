import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ask, type BatchClient, createBatchClient } from "./openai-batch-client.ts";

const server = usePack();
let client: OpenAI;
let batches: BatchClient;
beforeAll(() => {
  client = new OpenAI({ apiKey: "test", maxRetries: 0 });
  batches = createBatchClient(client);
});

const CHAT = "/v1/chat/completions";

test("one wrong line fails the whole, each with its reason", async () => {
  const { id } = await batches.create([
    "{oops",
    { ...ask("b", "x"), custom_id: undefined },
    { ...ask("c", "x"), url: "/v1/embeddings" },
    ask("d", "x"),
    ask("d", "x"),
    { ...ask("e", "x"), body: { stream: true } },
  ]);
  const { batch, states } = await batches.poll(id);
  expect(states).toEqual(["failed"]);
  expect(batch.failed_at).toBeGreaterThan(0);
  expect(batch.errors?.data?.map(({ line, code, param }) => [line, code, param])).toEqual([
    [1, "invalid_json_line", null],
    [2, "missing_required_parameter", "custom_id"],
    [3, "invalid_url", "url"],
    [5, "duplicate_custom_id", "custom_id"],
    [6, "streaming_unsupported", "body.stream"],
  ]);
  const [, , , , streaming] = batch.errors!.data!;
  expect(streaming?.message).toBe("Chat Completions: Streaming is not supported in the Batch API.");
});

test("a file that there is not, or an empty one, fails it", async () => {
  const unknown = { input_file_id: "file-x", endpoint: CHAT, completion_window: "24h" } as const;
  const { batch } = await batches.poll((await client.batches.create(unknown)).id);
  expect(batch.errors?.data).toMatchObject([
    { code: "invalid_request", param: "file_id", message: expect.stringMatching(/file-x/) },
  ]);
  const empty = await batches.poll((await batches.create([" "])).id);
  expect(empty.batch.errors?.data).toMatchObject([{ code: "empty_file" }]);
});

test("a cancelled one runs nothing", async () => {
  const mock = llm.openai.chat("Hi");
  server.use(mock);
  const { id } = await batches.create([ask("a", "one")]);
  await client.batches.retrieve(id);
  expect(await client.batches.cancel(id)).toMatchObject({ status: "cancelling" });
  const { states, batch } = await batches.poll(id);
  expect(states).toEqual(["cancelled"]);
  expect(batch.cancelled_at).toBeGreaterThan(0);
  expect(mock.calls).toEqual([]);
  expect(await client.batches.cancel(id)).toMatchObject({ status: "cancelled" });
});

test("a completed one cannot be cancelled, an unknown one is a 404", async () => {
  const { id } = await batches.create([ask("a", "one")]);
  await batches.poll(id);
  await expect(client.batches.cancel(id)).rejects.toMatchObject({
    status: 409,
    error: { message: "Cannot cancel a batch with status 'completed'." },
  });
  await expect(client.batches.retrieve("batch_x")).rejects.toMatchObject({ status: 404 });
});

test("a list in pages, the newest first", async () => {
  const ids: string[] = [];
  for (const name of ["a", "b", "c"]) ids.push((await batches.create([ask(name, "x")])).id);
  const listed: string[] = [];
  for await (const { id, status } of client.batches.list({ limit: 2 })) {
    listed.push(id);
    expect(status).toBe("validating");
  }
  expect(listed).toEqual(ids.toReversed());
});

test("a test says what state it is in", async () => {
  server.use(llm.openai.batches({ id: "batch_1", status: "finalizing", metadata: { a: "b" } }));
  const created = await batches.create([ask("a", "x")]);
  expect(created).toMatchObject({ id: "batch_1", status: "finalizing", metadata: { a: "b" } });
  expect((await batches.poll("batch_1")).states).toEqual(["completed"]);
  server.use(llm.openai.batches.retrieve({ status: "expired" }));
  expect(await client.batches.retrieve("batch_1")).toMatchObject({ status: "expired" });
});

test.for([
  [{ input_file_id: undefined }, "input_file_id", "missing_required_parameter"],
  [{ endpoint: undefined }, "endpoint", "missing_required_parameter"],
  [{ completion_window: undefined }, "completion_window", "missing_required_parameter"],
  [{ endpoint: "/v1/other" }, "endpoint", "invalid_value"],
  [{ completion_window: "48h" }, "completion_window", "invalid_value"],
])("refuses %o", async ([change, param, code]) => {
  const body = { input_file_id: "file-x", endpoint: CHAT, completion_window: "24h" };
  const create = client.batches.create({ ...body, ...(change as object) } as never);
  await expect(create).rejects.toMatchObject({ status: 400, param, code });
});
