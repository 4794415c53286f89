import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, faults, llm, sequence } from "../../src/index.ts";
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

test("the requests of the file are answered as they would be alone", async () => {
  const mock = llm.openai.chat((call) => `You said: ${call.lastUserText}`);
  server.use(mock);
  const created = await batches.create([ask("a", "one"), ask("b", "two")]);
  expect(created).toMatchObject({
    id: expect.stringMatching(/^batch_[0-9a-f]{32}$/),
    object: "batch",
    status: "validating",
    endpoint: CHAT,
    expires_at: created.created_at + 24 * 60 * 60,
    request_counts: { total: 0, completed: 0, failed: 0 },
  });
  expect(mock.calls).toEqual([]);

  const { batch, states } = await batches.poll(created.id);
  expect(states).toEqual(["in_progress", "finalizing", "completed"]);
  expect(batch).toMatchObject({
    request_counts: { total: 2, completed: 2, failed: 0 },
    error_file_id: null,
    model: "gpt-5.4",
  });
  expect(mock.calls.map(({ lastUserText }) => lastUserText)).toEqual(["one", "two"]);
  const usage = mock.calls.map((call) => call.usage!.inputTokens.total);
  expect(batch.usage?.input_tokens).toBe(usage[0]! + usage[1]!);

  const output = await client.files.retrieve(batch.output_file_id!);
  expect(output).toMatchObject({
    purpose: "batch_output",
    filename: `${batch.id}_output.jsonl`,
  });
  const answer = (text: string): object => ({
    status_code: 200,
    body: { object: "chat.completion", choices: [{ message: { content: `You said: ${text}` } }] },
  });
  expect(await batches.read(output.id)).toMatchObject([
    { custom_id: "a", error: null, response: answer("one") },
    { custom_id: "b", error: null, response: answer("two") },
  ]);
});

test("overrides count: a condition, once, a sequence; the pack answers the rest", async () => {
  server.use(
    llm.openai.chat("only once", { once: true }),
    llm.openai.chat("a condition", { when: { user: "two" } }),
    llm.openai.chat(sequence(errors.rateLimit(), "after all"), {
      when: { user: "three" },
    }),
  );
  const { id } = await batches.create([
    ask("a", "one"),
    ask("b", "two"),
    ask("c", "three"),
    ask("d", "three"),
    ask("e", "four"),
  ]);
  const { batch } = await batches.poll(id);
  expect(batch.request_counts).toEqual({ total: 5, completed: 4, failed: 1 });
  const texts = (await batches.read(batch.output_file_id)).map((line) => {
    const { body } = line["response"] as { body: OpenAI.ChatCompletion };
    return [line["custom_id"], body.choices[0]?.message.content];
  });
  expect(texts).toEqual([
    ["a", "only once"],
    ["b", "a condition"],
    ["d", "after all"],
    ["e", "This is a mock request"],
  ]);
  expect(await batches.read(batch.error_file_id)).toMatchObject([
    { custom_id: "c", error: null, response: { status_code: 429, body: { error: {} } } },
  ]);
});

test("a request that the provider would refuse is refused, a broken connection is an error", async () => {
  server.use(llm.openai.chat(faults.networkError(), { when: { user: "break" } }));
  const wrong = { ...ask("a", ""), body: { model: "gpt-5.4" } };
  const { batch } = await batches.poll((await batches.create([wrong, ask("b", "break")])).id);
  expect(batch).toMatchObject({ status: "completed", output_file_id: null });
  expect(await batches.read(batch.error_file_id)).toMatchObject([
    {
      custom_id: "a",
      response: { status_code: 400, body: { error: { param: "messages" } } },
      error: null,
    },
    { custom_id: "b", response: null, error: { code: "request_timeout" } },
  ]);
});

const ENDPOINTS = [
  "/v1/responses",
  "/v1/chat/completions",
  "/v1/embeddings",
  "/v1/completions",
  "/v1/moderations",
  "/v1/images/generations",
  "/v1/images/edits",
  "/v1/videos",
] as const;

test.for(ENDPOINTS)("a batch of %s is taken in", async (endpoint) => {
  expect(await batches.create([ask("a", "Hi")], endpoint)).toMatchObject({ endpoint });
});

test("other endpoints", async () => {
  const request = (url: string, body: object): object => ({
    custom_id: "a",
    method: "POST",
    url,
    body,
  });
  const embed = request("/v1/embeddings", { model: "text-embedding-3-small", input: "Hi" });
  const vectors = await batches.poll((await batches.create([embed], "/v1/embeddings")).id);
  expect(await batches.read(vectors.batch.output_file_id)).toMatchObject([
    { response: { body: { object: "list", data: [{ object: "embedding" }] } } },
  ]);
  const respond = request("/v1/responses", { model: "gpt-5.4", input: "Hi" });
  const answers = await batches.poll((await batches.create([respond], "/v1/responses")).id);
  expect(await batches.read(answers.batch.output_file_id)).toMatchObject([
    { response: { body: { object: "response", status: "completed" } } },
  ]);
});

test("a spy in front changes nothing", async () => {
  const spy = llm.openai.batches.retrieve();
  server.use(llm.openai.chat("Hi"));
  const { id } = await batches.create([ask("a", "one")]);
  server.use(spy);
  const { batch } = await batches.poll(id);
  expect(spy.callCount).toBe(3);
  expect(batch.request_counts).toMatchObject({ completed: 1 });
});
