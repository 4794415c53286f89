import { Mistral } from "@mistralai/mistralai";
import { beforeAll, expect, test } from "vitest";
import { errors, faults, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Mistral;
beforeAll(() => void (client = new Mistral({ apiKey: "test" })));

type Job = Awaited<ReturnType<Mistral["batch"]["jobs"]["get"]>>;

const FINAL = ["SUCCESS", "FAILED", "CANCELLED"];

function ask(
  customId: string,
  content: string,
): { customId: string; body: Record<string, unknown> } {
  return { customId, body: { messages: [{ role: "user", content }] } };
}

function create(...requests: ReturnType<typeof ask>[]): Promise<Job> {
  return client.batch.jobs.create({
    endpoint: "/v1/chat/completions",
    model: "mistral-small-latest",
    requests,
  });
}

async function poll(jobId: string): Promise<{ job: Job; states: string[] }> {
  const states: string[] = [];
  for (;;) {
    const job = await client.batch.jobs.get({ jobId });
    states.push(job.status);
    if (FINAL.includes(job.status)) return { job, states };
  }
}

async function read(fileId: string | null | undefined): Promise<unknown[]> {
  const stream = await client.files.download({ fileId: fileId! });
  const text = await new Response(stream).text();
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
}

test("its requests are answered as they would be alone, and come with the job", async () => {
  const mock = llm.mistral.chat((call) => `You said: ${call.lastUserText}`);
  server.use(mock);
  const created = await create(ask("a", "one"), ask("b", "two"));
  expect(created).toMatchObject({
    object: "batch",
    status: "QUEUED",
    totalRequests: 2,
    completedRequests: 0,
    inputFiles: [expect.stringMatching(/^[0-9a-f-]{36}$/)],
    outputs: null,
  });
  const { job, states } = await poll(created.id);
  expect(states).toEqual(["RUNNING", "SUCCESS"]);
  expect(job).toMatchObject({ succeededRequests: 2, failedRequests: 0, errorFile: null });
  expect(mock.calls.map(({ modelId, lastUserText }) => [modelId, lastUserText])).toEqual([
    ["mistral-small-latest", "one"],
    ["mistral-small-latest", "two"],
  ]);
  const answer = (custom_id: string, content: string): object => ({
    id: expect.stringMatching(
      `^batch-${job.id.slice(0, 8)}-${job.inputFiles[0]!.slice(0, 8)}-\\d+$`,
    ),
    custom_id,
    response: { status_code: 200, body: { choices: [{ message: { content } }] } },
    error: null,
  });
  const expected = [answer("a", "You said: one"), answer("b", "You said: two")];
  expect(job.outputs).toMatchObject(expected);
  expect(await read(job.outputFile)).toMatchObject(expected);
});

test("requests from a file, what fails in the other file", async () => {
  server.use(
    llm.mistral.embeddings(errors.rateLimit(), {
      when: (call) => /one/.test(JSON.stringify(call.body)),
    }),
    llm.mistral.embeddings(faults.networkError(), { once: true }),
  );
  const lines = ["one", "two", "three"].map((input, index) =>
    JSON.stringify({ custom_id: String(index), body: { model: "mistral-embed", input } }),
  );
  const file = await client.files.upload({
    file: new File([lines.join("\n")], "in.jsonl"),
    purpose: "batch",
  });
  const { id } = await client.batch.jobs.create({
    endpoint: "/v1/embeddings",
    inputFiles: [file.id],
  });
  const { job } = await poll(id);
  expect(job).toMatchObject({ succeededRequests: 1, failedRequests: 2, outputs: null });
  expect(job.errors).toMatchObject([{ count: 1 }, { count: 1 }]);
  expect(await read(job.outputFile)).toMatchObject([
    { custom_id: "2", response: { body: { object: "list" } } },
  ]);
  expect(await read(job.errorFile)).toMatchObject([
    { custom_id: "0", response: { status_code: 429 } },
    { custom_id: "1", response: null, error: "Service unavailable." },
  ]);
  const { outputs } = await client.batch.jobs.get({ jobId: id, inline: true });
  expect(outputs).toHaveLength(3);
});

test("a file that there is not fails it", async () => {
  const unknown = "00000000-0000-4000-8000-000000000000";
  const { id } = await client.batch.jobs.create({
    endpoint: "/v1/embeddings",
    inputFiles: [unknown],
  });
  const { job } = await poll(id);
  expect(job).toMatchObject({ status: "FAILED", errors: [{ count: 1 }] });
});

test("a cancelled one runs nothing", async () => {
  const mock = llm.mistral.chat("Hi");
  server.use(mock);
  const { id: jobId } = await create(ask("a", "one"));
  expect(await client.batch.jobs.cancel({ jobId })).toMatchObject({
    status: "CANCELLATION_REQUESTED",
  });
  expect((await poll(jobId)).states).toEqual(["CANCELLED"]);
  expect(mock.calls).toEqual([]);
});

test("a list in pages, the newest first or last; a deleted one is gone", async () => {
  const ids: string[] = [];
  for (const name of ["a", "b", "c"]) ids.push((await create(ask(name, "x"))).id);
  await poll(ids[0]!);
  const list = async (query: Parameters<Mistral["batch"]["jobs"]["list"]>[0]): Promise<string[]> =>
    (await client.batch.jobs.list(query)).data!.map(({ id }) => id);
  expect(await list({})).toEqual(ids.toReversed());
  expect(await list({ orderBy: "created", page: 1, pageSize: 2 })).toEqual([ids[2]]);
  expect(await list({ status: ["SUCCESS", "FAILED"] })).toEqual([ids[0]]);
  expect(await list({ createdAfter: new Date(Date.now() + 60_000) })).toEqual([]);
  expect(await list({ createdAfter: new Date(Date.now() - 60_000) })).toHaveLength(3);
  const jobId = ids[0]!;
  expect(await client.batch.jobs.delete({ jobId })).toMatchObject({ id: jobId, deleted: true });
  await expect(client.batch.jobs.get({ jobId })).rejects.toMatchObject({ statusCode: 404 });
});

test("a test says what state it is in", async () => {
  const id = "00000000-0000-4000-8000-000000000001";
  server.use(llm.mistral.batchJobs({ id, status: "RUNNING" }));
  expect(await create(ask("a", "x"))).toMatchObject({ id, status: "RUNNING" });
  expect((await poll(id)).states).toEqual(["SUCCESS"]);
  server.use(llm.mistral.batchJobs.get({ status: "TIMEOUT_EXCEEDED" }));
  expect(await client.batch.jobs.get({ jobId: id })).toMatchObject({ status: "TIMEOUT_EXCEEDED" });
});
