import Together from "together-ai";
import { beforeAll, expect, test } from "vitest";
import { errors, faults, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Together;
beforeAll(() => void (client = new Together({ apiKey: "test", maxRetries: 0 })));

/** Node's own `fetch` does not send what the SDK's helper gives it, a stream: the form that it takes as well. */
async function upload(lines: (object | string)[], purpose = "batch-api"): Promise<Response> {
  const form = new FormData();
  form.append("purpose", purpose);
  form.append("file_name", "in.jsonl");
  const texts = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)));
  form.append("file", new File([texts.join("\n")], "blob"));
  return fetch("https://api.together.xyz/v1/files/upload", { method: "POST", body: form });
}

function ask(custom_id: string, content: string): object {
  return { custom_id, body: { model: "mock", messages: [{ role: "user", content }] } };
}

async function create(
  lines: (object | string)[],
  endpoint: Together.BatchCreateParams["endpoint"] = "/v1/chat/completions",
): Promise<Together.BatchJob> {
  const { id } = (await (await upload(lines)).json()) as { id: string };
  const { job } = await client.batches.create({ endpoint, input_file_id: id });
  return job!;
}

async function poll(id: string): Promise<{ job: Together.BatchJob; states: unknown[] }> {
  const states: unknown[] = [];
  for (;;) {
    const job = await client.batches.retrieve(id);
    states.push(job.status);
    if (!/VALIDATING|IN_PROGRESS/.test(job.status!)) return { job, states };
  }
}

async function read(id: string | undefined): Promise<unknown[]> {
  const text = await (await client.files.content(id!)).text();
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
}

test("files: what Together tells of them, and their bytes until they are deleted", async () => {
  const created = (await (await upload(["one", "two"])).json()) as Together.FileResponse;
  expect(created).toEqual({
    id: expect.stringMatching(/^file-[0-9a-f]{8}-/) as unknown,
    object: "file",
    created_at: expect.any(Number) as unknown,
    filename: "in.jsonl",
    bytes: 7,
    purpose: "batch-api",
    FileType: "jsonl",
    Processed: true,
  });
  const { id } = created;
  expect(await client.files.retrieve(id)).toEqual(created);
  expect(await client.files.list()).toEqual({ data: [created] });
  expect(await (await client.files.content(id)).text()).toBe("one\ntwo");
  expect(await client.files.delete(id)).toEqual({ id, deleted: true });
  await expect(client.files.retrieve(id)).rejects.toMatchObject({ status: 404 });
  expect((await upload(["one"], "assistants")).status).toBe(400);
  server.use(llm.together.files.retrieve({ filename: "mine.jsonl" }));
  expect(await client.files.retrieve("file-1")).toMatchObject({
    id: "file-1",
    filename: "mine.jsonl",
  });
});

test("a batch is answered as its requests would be alone, what fails in a file of its own", async () => {
  server.use(
    llm.together.chat(errors.modelNotFound(), { when: { user: "two" } }),
    llm.together.chat(faults.networkError(), { when: { user: "three" } }),
    llm.together.chat((call) => `You said: ${call.lastUserText}`),
  );
  const lines = [ask("a", "one"), ask("b", "two"), ask("c", "three")];
  const created = await create(lines);
  const file_size_bytes = lines.map((line) => JSON.stringify(line)).join("\n").length;
  expect(created).toMatchObject({ status: "VALIDATING", progress: 0, file_size_bytes });
  const { job, states } = await poll(created.id!);
  expect(states).toEqual(["IN_PROGRESS", "COMPLETED"]);
  expect(job).toMatchObject({ progress: 100, completed_at: expect.any(String) as unknown });
  expect(await read(job.output_file_id)).toMatchObject([
    {
      custom_id: "a",
      response: { body: { choices: [{ message: { content: "You said: one" } }] } },
    },
  ]);
  expect(await read(job.error_file_id)).toEqual([
    {
      custom_id: "b",
      error: {
        code: "model_not_available",
        message: expect.stringMatching(/^Unable to access model mock/) as unknown,
      },
    },
    { custom_id: "c", error: { code: "timeout", message: "Request timeout" } },
  ]);
  expect((await client.batches.list()).map(({ id }) => id)).toEqual([created.id]);
});

test("a batch of transcriptions, whose sounds are URLs", async () => {
  server.use(llm.together.transcriptions("Hello, friend."));
  const body = { model: "openai/whisper-large-v3", file: "https://sounds.example/a.mp3" };
  const created = await create(
    [{ custom_id: "a", method: "FILE", body }],
    "/v1/audio/transcriptions",
  );
  const { job } = await poll(created.id!);
  expect(await read(job.output_file_id)).toMatchObject([
    { response: { status_code: 200, body: { text: "Hello, friend." } } },
  ]);
});

test("an input that is none fails, and one that is cancelled asks nothing", async () => {
  for (const lines of [[""], ["{oops"], [{ custom_id: "a" }], [ask("a", "x"), ask("a", "x")]]) {
    const { job, states } = await poll((await create(lines)).id!);
    expect(states).toEqual(["FAILED"]);
    expect(job.error).toEqual(expect.any(String));
  }
  const mock = llm.together.chat("Hi");
  server.use(mock);
  const { id } = await create([ask("a", "one")]);
  expect(await client.batches.cancel(id!)).toMatchObject({ status: "CANCELLED" });
  expect((await poll(id!)).states).toEqual(["CANCELLED"]);
  await expect(client.batches.cancel(id!)).rejects.toMatchObject({ status: 400 });
  expect(mock.calls).toEqual([]);
});

test("an error is a text, and the answer to what is made a 201", async () => {
  const { id } = (await (await upload([ask("a", "one")])).json()) as { id: string };
  const params = { endpoint: "/v1/chat/completions", input_file_id: id } as const;
  expect((await client.batches.create(params).asResponse()).status).toBe(201);
  await expect(client.batches.retrieve("x")).rejects.toMatchObject({
    status: 404,
    error: { error: "Batch job not found: x" },
  });
  const refused: [wrong: object, message: string | RegExp][] = [
    [{ input_file_id: "x" }, /x/],
    [{ input_file_id: undefined }, "Missing required parameter: 'input_file_id'."],
    [{ endpoint: undefined }, "Missing required parameter: 'endpoint'."],
    [{ endpoint: "/v1/embeddings" }, /Invalid value: '\/v1\/embeddings'/],
  ];
  for (const endpoint of ["/v1/completions", "/v1/audio/translations"]) {
    const { job } = await client.batches.create({ ...params, endpoint: endpoint as never });
    expect(job).toMatchObject({ endpoint });
  }
  for (const [wrong, message] of refused) {
    await expect(client.batches.create({ ...params, ...wrong })).rejects.toMatchObject({
      status: 400,
      error: { error: expect.stringMatching(message) as unknown },
    });
  }
  server.use(llm.together.batches.retrieve({ status: "EXPIRED" }));
  expect(await client.batches.retrieve("x")).toMatchObject({ id: "x", status: "EXPIRED" });
  server.use(llm.together.batches.list(errors.rateLimit()));
  await expect(client.batches.list()).rejects.toBeInstanceOf(Together.RateLimitError);
});
