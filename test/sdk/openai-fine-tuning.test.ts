import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

let client: OpenAI;
let jobs: OpenAI["fineTuning"]["jobs"];
beforeAll(() => {
  client = new OpenAI({ apiKey: "test", adminAPIKey: "test", maxRetries: 0 });
  ({ jobs } = client.fineTuning);
});

const EXAMPLE = JSON.stringify({
  messages: [
    { role: "user", content: "Hello" },
    { role: "assistant", content: "Hi there" },
  ],
});

type Purpose = OpenAI.FilePurpose;

async function upload(lines: string[], purpose: Purpose = "fine-tune"): Promise<string> {
  const file = new File([lines.join("\n")], "a.jsonl");
  return (await client.files.create({ file, purpose })).id;
}

function uploadExamples(count = 10): Promise<string> {
  return upload(Array.from({ length: count }, () => EXAMPLE));
}

async function create(
  params: Partial<OpenAI.FineTuning.JobCreateParams> = {},
): Promise<OpenAI.FineTuning.FineTuningJob> {
  const training_file = params.training_file ?? (await uploadExamples());
  return jobs.create({ model: "gpt-4.1-mini-2025-04-14", ...params, training_file });
}

/** What an app does: it looks until the job is over. */
async function finish(id: string): Promise<OpenAI.FineTuning.FineTuningJob> {
  for (let look = 0; look < 10; look++) {
    const job = await jobs.retrieve(id);
    if (["succeeded", "failed", "cancelled"].includes(job.status)) return job;
  }
  throw new Error("The job never ends.");
}

async function messagesOf(id: string): Promise<string[]> {
  const messages: string[] = [];
  for await (const { message } of jobs.listEvents(id, { limit: 3 })) messages.push(message);
  return messages;
}

describe("a job", () => {
  test("begins as it was asked for, with what is left to OpenAI open", async () => {
    const training_file = await uploadExamples();
    const job = await create({ training_file, suffix: "mine", seed: 7, metadata: { a: "b" } });
    const auto = { n_epochs: "auto", batch_size: "auto", learning_rate_multiplier: "auto" };
    expect(job).toMatchObject({
      id: expect.stringMatching(/^ftjob-[A-Za-z0-9]{24}$/),
      status: "validating_files",
      model: "gpt-4.1-mini-2025-04-14",
      training_file,
      validation_file: null,
      fine_tuned_model: null,
      finished_at: null,
      trained_tokens: null,
      result_files: [],
      seed: 7,
      user_provided_suffix: "mine",
      metadata: { a: "b" },
      hyperparameters: auto,
      method: { type: "supervised", supervised: { hyperparameters: auto } },
    });
  });

  test("is one state further each time, and ends with a model that answers", async () => {
    const { id } = await create({ suffix: "mine" });
    const states: string[] = [];
    for (let look = 0; look < 4; look++) states.push((await jobs.retrieve(id)).status);
    expect(states).toEqual(["queued", "running", "succeeded", "succeeded"]);
    const job = await jobs.retrieve(id);
    expect(job).toMatchObject({
      fine_tuned_model: expect.stringMatching(
        /^ft:gpt-4\.1-mini-2025-04-14:personal:mine:[A-Za-z0-9]{8}$/,
      ),
      finished_at: expect.any(Number),
      // ten examples are seen ten times, as recorded
      hyperparameters: { n_epochs: 10, batch_size: 1, learning_rate_multiplier: 2 },
      method: { supervised: { hyperparameters: { n_epochs: 10 } } },
    });
    expect(job.trained_tokens! % 10).toBe(0);
    expect(job.trained_tokens).toBeGreaterThan(1000);
    const answer = await client.chat.completions.create({
      model: job.fine_tuned_model!,
      messages: [{ role: "user", content: "Hi" }],
    });
    expect(answer.model).toBe(job.fine_tuned_model);
  });

  test.for([
    [5_000, 3],
    [25, 4],
  ] as const)("sees %i examples %i times", async ([count, epochs]) => {
    const { id } = await create({ training_file: await uploadExamples(count) });
    const { hyperparameters } = await finish(id);
    expect(hyperparameters.n_epochs).toBe(epochs);
  });

  test("keeps what the request says of its training, under either name", async () => {
    const { id } = await create({ hyperparameters: { n_epochs: 2 } });
    expect((await finish(id)).hyperparameters.n_epochs).toBe(2);
    const dpo = { hyperparameters: { n_epochs: 1 as const, beta: "auto" as const } };
    const other = await create({ method: { type: "dpo", dpo } });
    expect(other).not.toHaveProperty("hyperparameters");
    const { method } = await finish(other.id);
    expect(method).toMatchObject({ type: "dpo", dpo: { hyperparameters: { n_epochs: 1 } } });
    expect(method!.dpo!.hyperparameters!.beta).toEqual(expect.any(Number));
  });

  test("leaves a table of its results", async () => {
    const { id } = await create({ validation_file: await uploadExamples() });
    const { result_files: files } = await finish(id);
    expect(files).toHaveLength(1);
    const file = await client.files.retrieve(files[0]!);
    expect(file).toMatchObject({ filename: "step_metrics.csv", purpose: "fine-tune-results" });
    const text = await (await client.files.content(files[0]!)).text();
    const [head, ...rows] = atob(text).trim().split("\n");
    expect(head).toBe("step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy");
    expect(rows.map((row) => row.split(",")[0])).toEqual(["80", "90", "100"]);
    expect(rows.every((row) => /^\d+(,\d+(\.\d+)?){4}$/.test(row))).toBe(true);
  });

  test("fails where its file has too few examples, or no JSON", async () => {
    const { id } = await create({ training_file: await uploadExamples(9) });
    expect(await finish(id)).toMatchObject({
      status: "failed",
      fine_tuned_model: null,
      finished_at: expect.any(Number),
      error: {
        code: "invalid_n_examples",
        param: "training_file",
        message: "Training file has 9 example(s), but must have at least 10 examples",
      },
    });
    expect((await messagesOf(id))[0]).toContain("9 example(s)");
    const broken = await create({ training_file: await upload([EXAMPLE, "no JSON"]) });
    const { error } = await finish(broken.id);
    expect(error?.code).toBe("invalid_training_file");
    expect(error?.message).toContain("Line 2 is not a dictionary");
  });

  test("is cancelled, paused and resumed until it is over", async () => {
    const { id } = await create();
    expect((await jobs.pause(id)).status).toBe("paused");
    expect((await jobs.retrieve(id)).status).toBe("paused");
    expect((await jobs.resume(id)).status).toBe("queued");
    await expect(jobs.resume(id)).rejects.toThrow("Cannot resume");
    expect((await jobs.cancel(id)).status).toBe("cancelled");
    expect(await jobs.retrieve(id)).toMatchObject({ status: "cancelled", finished_at: null });
    for (const end of [() => jobs.cancel(id), () => jobs.pause(id)]) {
      await expect(end()).rejects.toThrow(
        /400 Cannot .* a fine-tuning job with status 'cancelled'/,
      );
    }
  });

  test("is what a test says it is", async () => {
    const { id } = await create();
    server.use(llm.openai.fineTuningJobs.retrieve({ status: "running" }, { once: true }));
    expect(await jobs.retrieve(id)).toMatchObject({ id, status: "running" });
    server.use(llm.openai.fineTuningJobs({ id: "ftjob-mine", status: "running" }));
    await create();
    expect((await finish("ftjob-mine")).status).toBe("succeeded");
    server.use(llm.openai.fineTuningJobs(errors.rateLimit()));
    await expect(create()).rejects.toBeInstanceOf(OpenAI.RateLimitError);
  });

  test("goes with resetHandlers()", async () => {
    const { id } = await create();
    server.resetHandlers();
    await expect(jobs.retrieve(id)).rejects.toBeInstanceOf(OpenAI.NotFoundError);
  });
});

describe("lists", () => {
  test("have the newest job first, in pages", async () => {
    const made: string[] = [];
    for (let count = 0; count < 3; count++) made.unshift((await create()).id);
    const ids: string[] = [];
    for await (const { id } of jobs.list({ limit: 2 })) ids.push(id);
    expect(ids).toEqual(made);
    // to list them moves none of them on
    expect((await jobs.list()).data.map(({ status }) => status)).toEqual(
      Array(3).fill("validating_files"),
    );
  });

  test("tell what happened to a job", async () => {
    const job = await create({ validation_file: await uploadExamples() });
    const { id, training_file: file, validation_file: other } = job;
    expect(await messagesOf(id)).toEqual([
      `Validating training file: ${file} and validation file: ${other}`,
      `Created fine-tuning job: ${id}`,
    ]);
    const { fine_tuned_model: model } = await finish(id);
    const messages = await messagesOf(id);
    expect(messages.slice(0, 3)).toEqual([
      "The job has successfully completed",
      `New fine-tuned model created: ${model}`,
      "Checkpoint created at step 100",
    ]);
    expect(messages.slice(-4, -2)).toEqual([
      "Fine-tuning job started",
      "Files validated, moving job to queued state",
    ]);
    const { data } = await jobs.listEvents(id, { limit: 100 });
    expect(data.find(({ type }) => type === "metrics")).toMatchObject({
      message: expect.stringMatching(/^Step 100\/100: training loss=0\.\d+$/),
      data: { step: 100, total_steps: 100, train_loss: expect.any(Number) },
    });
  });

  test("have the checkpoints of the last three epochs", async () => {
    const { id } = await create();
    expect((await jobs.checkpoints.list(id)).data).toEqual([]);
    const { fine_tuned_model: model } = await finish(id);
    const checkpoints: OpenAI.FineTuning.Jobs.FineTuningJobCheckpoint[] = [];
    for await (const one of jobs.checkpoints.list(id, { limit: 2 })) checkpoints.push(one);
    expect(checkpoints.map(({ step_number }) => step_number)).toEqual([100, 90, 80]);
    expect(checkpoints[0]!.fine_tuned_model_checkpoint).toBe(model);
    expect(checkpoints[1]!.fine_tuned_model_checkpoint).toMatch(/:ckpt-step-90$/);
    expect(checkpoints[0]).toMatchObject({ fine_tuning_job_id: id, metrics: { step: 100 } });
  });
});

describe("permissions of a checkpoint", () => {
  const checkpoint = "ft:gpt-4.1-mini:personal::8J6LXhXG:ckpt-step-90";

  test("are given to projects, listed and taken back", async () => {
    const { permissions } = client.fineTuning.checkpoints;
    const made: string[] = [];
    const asked = { project_ids: ["proj_a", "proj_b"] };
    for await (const { id, project_id } of permissions.create(checkpoint, asked)) {
      expect(id).toMatch(/^cp_[A-Za-z0-9]{24}$/);
      made.push(project_id);
    }
    expect(made).toEqual(["proj_a", "proj_b"]);
    const list = async (query = {}) =>
      (await permissions.retrieve(checkpoint, query)).data.map(({ project_id }) => project_id);
    expect(await list()).toEqual(["proj_b", "proj_a"]);
    expect(await list({ order: "ascending" })).toEqual(["proj_a", "proj_b"]);
    expect(await list({ project_id: "proj_b" })).toEqual(["proj_b"]);
    const { data } = await permissions.retrieve(checkpoint);
    const path = { fine_tuned_model_checkpoint: checkpoint };
    expect(await permissions.delete(data[0]!.id, path)).toMatchObject({ deleted: true });
    expect(await list()).toEqual(["proj_a"]);
    await expect(permissions.delete(data[0]!.id, path)).rejects.toThrow("404");
  });
});

describe("a request that is refused", () => {
  const unknown = "ftjob-unknown";

  test.for([
    ["retrieve", () => jobs.retrieve(unknown)],
    ["cancel", () => jobs.cancel(unknown)],
    ["listEvents", () => jobs.listEvents(unknown)],
    ["checkpoints", () => jobs.checkpoints.list(unknown)],
  ] as const)("%s of a job that is not there", async ([_, ask]) => {
    await expect(Promise.resolve(ask())).rejects.toMatchObject({
      status: 404,
      code: "fine_tune_not_found",
      param: "fine_tune_id",
      message: `404 Could not find fine tune: ${unknown}`,
    });
  });

  test("names a file that was not uploaded for it", async () => {
    const other = await upload([EXAMPLE], "assistants");
    for (const training_file of ["file-unknown", other]) {
      await expect(create({ training_file })).rejects.toMatchObject({
        status: 400,
        param: "training_file",
        message: `400 invalid training_file: ${training_file}`,
      });
    }
    await expect(create({ validation_file: "file-a" })).rejects.toMatchObject({
      message: "400 invalid validation_file: file-a",
    });
  });

  test.for([
    [{ suffix: "a".repeat(65) }, "string_above_max_length", { suffix: "a".repeat(64) }],
    [{ suffix: "" }, "empty_string", { suffix: null }],
    [{ seed: -1 }, "integer_below_min_value", { seed: 0 }],
    [{ seed: 1.5 }, "invalid_type", { seed: 2_147_483_647 }],
    [{ method: { type: "other" } }, "invalid_value", { method: { type: "supervised" } }],
    [{ method: {} }, "missing_required_parameter", { method: null }],
    [{ integrations: {} }, "invalid_type", { integrations: [] }],
    [{ hyperparameters: "auto" }, "invalid_type", { hyperparameters: {} }],
    [{ model: 1 }, "invalid_type", { model: "davinci-002" }],
  ] as const)("%j is refused, and %j is not", async ([wrong, code, right]) => {
    await expect(create(wrong as object)).rejects.toMatchObject({ status: 400, code });
    expect((await create(right as object)).status).toBe("validating_files");
  });

  test("has no model", async () => {
    const params = { model: undefined } as unknown as OpenAI.FineTuning.JobCreateParams;
    await expect(create(params)).rejects.toMatchObject({ param: "model" });
  });

  test("gives permissions to no list of projects", async () => {
    const permit = (project_ids: unknown) =>
      client.fineTuning.checkpoints.permissions.create("ft:a", { project_ids } as never);
    await expect(Promise.resolve(permit("proj_a"))).rejects.toMatchObject({ code: "invalid_type" });
    await expect(Promise.resolve(permit(undefined))).rejects.toMatchObject({ status: 400 });
  });
});
