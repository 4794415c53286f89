import { describe, expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import { createCheck } from "./measure/schema.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { compareKeys, SAME_KEYS } from "./replay.ts";

const fetch = createFetch(...llm.handlers);

async function get(url: string): Promise<Record<string, unknown>> {
  return (await fetch(url)).json() as Promise<Record<string, unknown>>;
}

async function post(url: string, body?: unknown): Promise<Record<string, unknown>> {
  const headers = { "content-type": "application/json" };
  const init = {
    method: "POST",
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  return (await fetch(url, init)).json() as Promise<Record<string, unknown>>;
}

/** Looks until a field has a value. */
async function poll(url: string, field: string, value: string): Promise<Record<string, unknown>> {
  for (let look = 0; look < 5; look++) {
    const body = await get(url);
    if (body[field] === value) return body;
  }
  throw new Error(`${field} was never ${value}.`);
}

function bodiesOf(provider: string, endpoint: string): Record<string, unknown>[] {
  return readRecordings(provider, endpoint).map(
    ({ response }) => response.body as Record<string, unknown>,
  );
}

describe.runIf(hasRecordings)("openai.batches", () => {
  const V1 = "https://api.openai.com/v1";
  const [recorded] = readRecordings("openai", "POST /v1/batches");

  async function create(): Promise<Record<string, unknown>> {
    const request = recorded!.request.body as Record<string, unknown>;
    const line = {
      custom_id: "0",
      method: "POST",
      url: request["endpoint"],
      body: { model: "text-embedding-3-small", input: "Hi" },
    };
    const form = new FormData();
    form.append("purpose", "batch");
    form.append("file", new File([JSON.stringify(line)], "a.jsonl"));
    const file = await fetch(`${V1}/files`, { method: "POST", body: form });
    const { id } = (await file.json()) as { id: string };
    return post(`${V1}/batches`, { ...request, input_file_id: id });
  }

  test("a batch has the keys of the recordings, and begins as they do", async () => {
    const created = await create();
    const { status, usage, request_counts } = recorded!.response.body as Record<string, unknown>;
    expect(created).toMatchObject({ status, usage, request_counts });
    const all = [recorded!.response.body, ...bodiesOf("openai", "GET /v1/batches/{id}")];
    const check = createCheck("openai", "Batch");
    const url = `${V1}/batches/${String(created["id"])}`;
    const completed = await poll(url, "status", "completed");
    for (const batch of [created, completed]) {
      expect(compareKeys(batch, all)).toEqual(SAME_KEYS);
      expect(check(batch)).toEqual([]);
    }
    const list = await get(`${V1}/batches`);
    expect(createCheck("openai", "ListBatchesResponse")(list)).toEqual([]);
    const [recordedList] = bodiesOf("openai", "GET /v1/batches");
    expect(Object.keys(list).toSorted()).toEqual(Object.keys(recordedList!).toSorted());
  });

  test("a line of the output has the keys of the recording", async () => {
    const created = await create();
    const url = `${V1}/batches/${String(created["id"])}`;
    const { output_file_id: id } = await poll(url, "status", "completed");
    const response = await fetch(`${V1}/files/${String(id)}/content`);
    const [content] = readRecordings("openai", "GET /v1/files/{id}/content");
    const [line = ""] = content!.response.text!.split("\n");
    expect(compareKeys(JSON.parse(await response.text()), [JSON.parse(line)])).toEqual(SAME_KEYS);
  });

  test("a cancelled one begins to be cancelled, as recorded", async () => {
    const { id } = await create();
    const cancelled = await post(`${V1}/batches/${String(id)}/cancel`);
    const [body] = bodiesOf("openai", "POST /v1/batches/{id}/cancel");
    expect(cancelled["status"]).toBe(body!["status"]);
    const { missing } = compareKeys(cancelled, [body]);
    // the recording is older than the others
    const { unknown } = compareKeys(cancelled, [body, recorded!.response.body]);
    expect({ unknown, missing }).toEqual(SAME_KEYS);
  });
});

describe.runIf(hasRecordings)("anthropic.batches", () => {
  const BATCHES = "https://api.anthropic.com/v1/messages/batches";
  const [recorded] = readRecordings("anthropic", "POST /v1/messages/batches");
  const check = createCheck("anthropic", "MessageBatch");

  test("a batch and its results have the keys of the recordings", async () => {
    const created = await post(BATCHES, recorded!.request.body);
    const { request_counts, processing_status } = recorded!.response.body as Record<
      string,
      unknown
    >;
    expect(created).toMatchObject({ request_counts, processing_status });
    expect(compareKeys(created, [recorded!.response.body])).toEqual(SAME_KEYS);
    const url = `${BATCHES}/${String(created["id"])}`;
    const ended = await poll(url, "processing_status", "ended");
    const [recordedEnd] = bodiesOf("anthropic", "GET /v1/messages/batches/{id}");
    expect(compareKeys(ended, [recordedEnd])).toEqual(SAME_KEYS);
    expect([created, ended].flatMap(check)).toEqual([]);

    const response = await fetch(String(ended["results_url"]));
    const results = readRecordings("anthropic", "GET /v1/messages/batches/{id}/results");
    const lines = results.flatMap(({ response: { text, body } }) =>
      text
        ? text
            .trim()
            .split("\n")
            .map((line) => JSON.parse(line) as unknown)
        : [body],
    );
    const result: unknown = JSON.parse(await response.text());
    expect(compareKeys(result, lines)).toEqual(SAME_KEYS);
    expect(createCheck("anthropic", "MessageBatchIndividualResponse")(result)).toEqual([]);
    const { headers = {} } = results[0]!.response;
    expect(response.headers.get("content-type")).toBe(headers["content-type"]);
    const shape = (text = ""): string => text.replace(/msgbatch_[A-Za-z0-9]+/, "");
    expect(shape(response.headers.get("content-disposition") ?? "")).toBe(
      shape(headers["content-disposition"]),
    );
    const checkList = createCheck("anthropic", "ListResponse_MessageBatch_");
    expect(checkList(await get(BATCHES))).toEqual([]);
    const deletion = await fetch(url, { method: "DELETE" });
    const checkDeletion = createCheck("anthropic", "DeleteMessageBatchResponse");
    expect(checkDeletion(await deletion.json())).toEqual([]);
  });

  test("a cancelled one begins to be cancelled, as recorded", async () => {
    const { id } = await post(BATCHES, recorded!.request.body);
    const cancelled = await post(`${BATCHES}/${String(id)}/cancel`, {});
    const [body] = bodiesOf("anthropic", "POST /v1/messages/batches/{id}/cancel");
    expect(compareKeys(cancelled, [body])).toEqual(SAME_KEYS);
    expect(cancelled["processing_status"]).toBe(body!["processing_status"]);
    expect(cancelled["request_counts"]).toEqual(body!["request_counts"]);
  });
});

describe.runIf(hasRecordings)("gemini.batches", () => {
  const [recorded] = readRecordings("gemini", "POST /v1beta/models/{m}:batchGenerateContent");

  test("a batch has the keys of the recording, and is what the specification says", async () => {
    const created = await post(recorded!.url, recorded!.request.body);
    const { metadata } = recorded!.response.body as { metadata: Record<string, unknown> };
    const { "@type": type, model, batchStats, state } = metadata;
    expect(created["metadata"]).toMatchObject({ "@type": type, model, batchStats, state });
    expect(compareKeys(created, [recorded!.response.body])).toEqual(SAME_KEYS);
    const base = "https://generativelanguage.googleapis.com/v1beta";
    await get(`${base}/${String(created["name"])}`);
    const done = await get(`${base}/${String(created["name"])}`);
    const checkOperation = createCheck("gemini", "Operation");
    const checkBatch = createCheck("gemini", "GenerateContentBatch");
    for (const operation of [created, done]) {
      expect(checkOperation(operation)).toEqual([]);
      expect(checkBatch(operation["metadata"])).toEqual([]);
    }
    expect(createCheck("gemini", "GenerateContentBatchOutput")(done["response"])).toEqual([]);
    const list = await get(`${base}/batches`);
    expect(createCheck("gemini", "ListOperationsResponse")(list)).toEqual([]);
  });
});

describe.runIf(hasRecordings)("mistral.batchJobs", () => {
  test("a job has the keys of the recordings, running and done", async () => {
    const jobs = "https://api.mistral.ai/v1/batch/jobs";
    const requests = ["one", "two"].map((content, index) => ({
      custom_id: String(index),
      body: { messages: [{ role: "user", content }] },
    }));
    const endpoint = "/v1/chat/completions";
    const { id } = await post(jobs, { endpoint, model: "mistral-small-latest", requests });
    const url = `${jobs}/${String(id)}`;
    const recorded = bodiesOf("mistral", "GET /v1/batch/jobs/{id}");
    for (const status of ["RUNNING", "SUCCESS"]) {
      const job = await poll(url, "status", status);
      const same = recorded.filter((body) => body["status"] === status);
      expect(same).toHaveLength(1);
      const { unknown, missing } = compareKeys(job, same);
      // what a chat holds is the chat's own
      const isOwn = (path: string): boolean => !path.startsWith("outputs[].response.body.");
      expect([...unknown, ...missing].filter(isOwn)).toEqual([]);
      const { total_requests, completed_requests, succeeded_requests } = same[0]!;
      expect(job).toMatchObject({ total_requests, completed_requests, succeeded_requests });
    }
  });
});
