import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { createHandlers } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { hasRecordings, keyPaths, readRecordings } from "./recordings.ts";

// Each answer is held against the specification by the client's own fetch.

const client = new OpenAI({
  apiKey: "test",
  adminAPIKey: "test",
  maxRetries: 0,
  fetch: createCheckedFetch(...createHandlers()),
});
const { checkpoints, jobs } = client.fineTuning;

interface RecordedJob {
  training_file: string;
  model: string;
  hyperparameters: object;
  status: string;
}

function bodyOf(endpoint: string): RecordedJob {
  return readRecordings("openai", endpoint)[0]!.response.body as RecordedJob;
}

async function upload(): Promise<string> {
  const lines = Array.from({ length: 10 }, () => '{"messages":[]}\n');
  const file = new File(lines, "a.jsonl");
  return (await client.files.create({ file, purpose: "fine-tune" })).id;
}

async function create(): Promise<OpenAI.FineTuning.FineTuningJob> {
  const [recorded] = readRecordings("openai", "POST /v1/{id}/jobs");
  const request = recorded!.request.body as OpenAI.FineTuning.JobCreateParams;
  return jobs.create({ ...request, training_file: await upload() });
}

describe.runIf(hasRecordings)("fine-tuning jobs", () => {
  test("are made, read and cancelled as recorded", async () => {
    const job = await create();
    const made = bodyOf("POST /v1/{id}/jobs");
    expect(keyPaths(job)).toEqual(keyPaths(made));
    const { status, hyperparameters } = made;
    expect(job).toMatchObject({ status, hyperparameters });
    // the recording is of a state that has the numbers already
    const looked = await jobs.retrieve(job.id);
    const { hyperparameters: chosen } = bodyOf("GET /v1/{id}/jobs/{id}");
    expect(keyPaths(looked)).toEqual(keyPaths(bodyOf("GET /v1/{id}/jobs/{id}")));
    expect(looked.hyperparameters).toEqual(chosen);
    const cancelled = await jobs.cancel(job.id);
    const recorded = bodyOf("POST /v1/{id}/jobs/{id}/cancel");
    expect(keyPaths(cancelled)).toEqual(keyPaths(recorded));
    expect(cancelled.status).toBe(recorded.status);
  });

  test("are listed as recorded", async () => {
    await create();
    const response = await jobs.list().asResponse();
    const list = (await response.json()) as object;
    const recorded = bodyOf("GET /v1/{id}/jobs");
    expect(Object.keys(list).toSorted()).toEqual(Object.keys(recorded).toSorted());
    // it was recorded before jobs had a method, metadata and more
    const missing = [...keyPaths(recorded)].filter((path) => !keyPaths(list).has(path));
    expect(missing).toEqual([]);
  });

  test("are as specified, whatever is done with them", async () => {
    const { id } = await create();
    await jobs.pause(id);
    await jobs.resume(id);
    await jobs.retrieve(id);
    const done = await jobs.retrieve(id);
    expect(done.status).toBe("succeeded");
    expect((await jobs.listEvents(id)).data.length).toBeGreaterThan(5);
    expect((await jobs.checkpoints.list(id)).data.length).toBe(3);
    const name = done.fine_tuned_model!;
    const { data } = await checkpoints.permissions.create(name, { project_ids: ["proj_a"] });
    await checkpoints.permissions.retrieve(name);
    const path = { fine_tuned_model_checkpoint: name };
    await checkpoints.permissions.delete(data[0]!.id, path);
  });
});
