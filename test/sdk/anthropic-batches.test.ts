import Anthropic from "@anthropic-ai/sdk";
import { beforeAll, expect, test } from "vitest";
import { errors, faults, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Anthropic;
beforeAll(() => void (client = new Anthropic({ apiKey: "test", maxRetries: 0 })));

type Params = Anthropic.Messages.BatchCreateParams.Request["params"];

function ask(
  custom_id: string,
  content: string,
  more: object = {},
): Anthropic.Messages.BatchCreateParams.Request {
  const params: Params = {
    model: "claude-opus-5",
    max_tokens: 64,
    messages: [{ role: "user", content }],
    ...more,
  };
  return { custom_id, params };
}

async function create(
  ...requests: Anthropic.Messages.BatchCreateParams.Request[]
): Promise<string> {
  return (await client.messages.batches.create({ requests })).id;
}

async function poll(id: string): Promise<Anthropic.Messages.MessageBatch> {
  for (;;) {
    const batch = await client.messages.batches.retrieve(id);
    if (batch.processing_status === "ended") return batch;
  }
}

async function read(id: string): Promise<Anthropic.Messages.MessageBatchIndividualResponse[]> {
  const results = [];
  for await (const result of await client.messages.batches.results(id)) results.push(result);
  return results;
}

test("its messages are answered as they would be alone", async () => {
  const mock = llm.anthropic.messages((call) => `You said: ${call.lastUserText}`);
  server.use(mock);
  const created = await client.messages.batches.create({
    requests: [ask("a", "one"), ask("b", "two")],
  });
  expect(created).toMatchObject({
    id: expect.stringMatching(/^msgbatch_01\w{22}$/),
    type: "message_batch",
    processing_status: "in_progress",
    request_counts: { processing: 2, succeeded: 0, errored: 0, canceled: 0, expired: 0 },
    ended_at: null,
    results_url: null,
  });
  expect(Date.parse(created.expires_at) - Date.parse(created.created_at)).toBe(86_400_000);
  // the SDK asks for the batch first
  await expect(client.messages.batches.results(created.id)).rejects.toThrow("in_progress");
  expect(mock.calls).toEqual([]);

  const batch = await poll(created.id);
  expect(batch.request_counts).toMatchObject({ processing: 0, succeeded: 2 });
  expect(batch.results_url).toBe(
    `https://api.anthropic.com/v1/messages/batches/${batch.id}/results`,
  );
  expect(mock.calls.map(({ lastUserText }) => lastUserText)).toEqual(["one", "two"]);
  expect(await read(batch.id)).toMatchObject([
    {
      custom_id: "a",
      result: {
        type: "succeeded",
        message: {
          type: "message",
          content: [{ type: "text", text: "You said: one" }],
          stop_reason: "end_turn",
          usage: { service_tier: "batch" },
        },
      },
    },
    { custom_id: "b", result: { message: { content: [{ text: "You said: two" }] } } },
  ]);
});

test("what fails is told in its result", async () => {
  server.use(
    llm.anthropic.messages(errors.overloaded(), { when: { user: "one" } }),
    llm.anthropic.messages(faults.networkError(), { when: { user: "two" } }),
    llm.anthropic.messages("once", { once: true }),
  );
  const id = await create(
    ask("a", "one"),
    ask("b", "two"),
    ask("c", "three"),
    ask("d", "four", { messages: [] }),
    ask("e", "five", { stream: true }),
    ask("f", "six"),
  );
  expect((await poll(id)).request_counts).toMatchObject({ succeeded: 2, errored: 4 });
  const results = await read(id);
  const types = results.map(({ result }) =>
    result.type === "errored" ? result.error.error.type : result.type,
  );
  expect(types).toEqual([
    "overloaded_error",
    "api_error",
    "succeeded",
    "invalid_request_error",
    "invalid_request_error",
    "succeeded",
  ]);
  expect(results[2]).toMatchObject({ result: { message: { content: [{ text: "once" }] } } });
  expect(results[5]).toMatchObject({
    result: { message: { content: [{ text: "This is a mock request" }] } },
  });
});

test("a cancelled one runs nothing", async () => {
  const mock = llm.anthropic.messages("Hi");
  server.use(mock);
  const id = await create(ask("a", "one"));
  expect(await client.messages.batches.cancel(id)).toMatchObject({
    processing_status: "canceling",
    cancel_initiated_at: expect.stringMatching(/\+00:00$/),
  });
  expect((await poll(id)).request_counts).toMatchObject({ canceled: 1, succeeded: 0 });
  expect(await read(id)).toEqual([{ custom_id: "a", result: { type: "canceled" } }]);
  expect(mock.calls).toEqual([]);
});

test("one that has ended can be deleted, and is gone", async () => {
  const id = await create(ask("a", "one"));
  await expect(client.messages.batches.delete(id)).rejects.toMatchObject({ status: 400 });
  await poll(id);
  expect(await client.messages.batches.delete(id)).toEqual({ id, type: "message_batch_deleted" });
  await expect(client.messages.batches.retrieve(id)).rejects.toMatchObject({ status: 404 });
});

test("a list in pages, the newest first", async () => {
  const ids: string[] = [];
  for (const name of ["a", "b", "c"]) ids.push(await create(ask(name, "x")));
  const listed: string[] = [];
  for await (const { id } of client.messages.batches.list({ limit: 2 })) listed.push(id);
  expect(listed).toEqual(ids.toReversed());
});

test("a test says what state it is in, and what came of it", async () => {
  server.use(
    llm.anthropic.batches({ id: "msgbatch_1" }),
    llm.anthropic.batches.results([{ custom_id: "a", result: { type: "expired" } }]),
  );
  expect(await create(ask("a", "x"))).toBe("msgbatch_1");
  await poll("msgbatch_1");
  expect(await read("msgbatch_1")).toEqual([{ custom_id: "a", result: { type: "expired" } }]);
});

const PATTERN = "String should match pattern '^[a-zA-Z0-9_-]{1,64}$'";

test.for<[body: object, message: string]>([
  [{ requests: undefined }, "requests: Field required"],
  [{ requests: [] }, "requests: List should have at least 1 item after validation, not 0"],
  [{ requests: [{ params: {} }] }, "requests.0.custom_id: Field required"],
  [{ requests: [{ custom_id: "a" }] }, "requests.0.params: Field required"],
  [
    { requests: [{ custom_id: 7, params: {} }] },
    "requests.0.custom_id: Input should be a valid string",
  ],
  [{ requests: [ask("a", "x"), ask("a b", "x")] }, `requests.1.custom_id: ${PATTERN}`],
  [{ requests: [ask("x".repeat(65), "x")] }, `requests.0.custom_id: ${PATTERN}`],
  [{ requests: [ask("a", "x"), ask("a", "y")] }, "requests.1.custom_id: Duplicate custom_id: a"],
])("refuses %o", async ([body, message]) => {
  await expect(client.messages.batches.create(body as never)).rejects.toMatchObject({
    status: 400,
    error: { error: { type: "invalid_request_error", message } },
  });
});

test("ids that differ in case alone, and as long as they may be", async () => {
  const ids = ["a-B_9", "A-b_9", "x".repeat(64)];
  const requests = ids.map((id) => ask(id, "x"));
  expect((await client.messages.batches.create({ requests })).request_counts.processing).toBe(3);
});
