import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import {
  createFineTuningClient,
  EXAMPLE,
  type FineTuningClient,
} from "../support/fine-tuning-client.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

let tuning: FineTuningClient;
beforeAll(() => void (tuning = createFineTuningClient()));

describe("a job", () => {
  test("begins as it was asked for, with what is left to OpenAI open", async () => {
    const training_file = await tuning.uploadExamples();
    const job = await tuning.create({
      training_file,
      suffix: "mine",
      seed: 7,
      metadata: { a: "b" },
    });
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
    const { id } = await tuning.create({ suffix: "mine" });
    const states: string[] = [];
    for (let look = 0; look < 4; look++) states.push((await tuning.jobs.retrieve(id)).status);
    expect(states).toEqual(["queued", "running", "succeeded", "succeeded"]);
    const job = await tuning.jobs.retrieve(id);
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
    const answer = await tuning.client.chat.completions.create({
      model: job.fine_tuned_model!,
      messages: [{ role: "user", content: "Hi" }],
    });
    expect(answer.model).toBe(job.fine_tuned_model);
  });

  test.for([
    [5_000, 3],
    [25, 4],
  ] as const)("sees %i examples %i times", async ([count, epochs]) => {
    const { id } = await tuning.create({ training_file: await tuning.uploadExamples(count) });
    const { hyperparameters } = await tuning.finish(id);
    expect(hyperparameters.n_epochs).toBe(epochs);
  });

  test("keeps what the request says of its training, under either name", async () => {
    const { id } = await tuning.create({ hyperparameters: { n_epochs: 2 } });
    expect((await tuning.finish(id)).hyperparameters.n_epochs).toBe(2);
    const dpo = { hyperparameters: { n_epochs: 1 as const, beta: "auto" as const } };
    const other = await tuning.create({ method: { type: "dpo", dpo } });
    expect(other).not.toHaveProperty("hyperparameters");
    const { method } = await tuning.finish(other.id);
    expect(method).toMatchObject({ type: "dpo", dpo: { hyperparameters: { n_epochs: 1 } } });
    expect(method!.dpo!.hyperparameters!.beta).toEqual(expect.any(Number));
  });

  test("leaves a table of its results", async () => {
    const { id } = await tuning.create({ validation_file: await tuning.uploadExamples() });
    const { result_files: files } = await tuning.finish(id);
    expect(files).toHaveLength(1);
    const file = await tuning.client.files.retrieve(files[0]!);
    expect(file).toMatchObject({ filename: "step_metrics.csv", purpose: "fine-tune-results" });
    const text = await (await tuning.client.files.content(files[0]!)).text();
    const [head, ...rows] = atob(text).trim().split("\n");
    expect(head).toBe("step,train_loss,train_accuracy,valid_loss,valid_mean_token_accuracy");
    expect(rows.map((row) => row.split(",")[0])).toEqual(["80", "90", "100"]);
    expect(rows.every((row) => /^\d+(,\d+(\.\d+)?){4}$/.test(row))).toBe(true);
  });

  test("fails where its file has too few examples, or no JSON", async () => {
    const { id } = await tuning.create({ training_file: await tuning.uploadExamples(9) });
    expect(await tuning.finish(id)).toMatchObject({
      status: "failed",
      fine_tuned_model: null,
      finished_at: expect.any(Number),
      error: {
        code: "invalid_n_examples",
        param: "training_file",
        message: "Training file has 9 example(s), but must have at least 10 examples",
      },
    });
    expect((await tuning.messagesOf(id))[0]).toContain("9 example(s)");
    const broken = await tuning.create({
      training_file: await tuning.upload([EXAMPLE, "no JSON"]),
    });
    const { error } = await tuning.finish(broken.id);
    expect(error?.code).toBe("invalid_training_file");
    expect(error?.message).toContain("Line 2 is not a dictionary");
  });

  test("is cancelled, paused and resumed until it is over", async () => {
    const { id } = await tuning.create();
    expect((await tuning.jobs.pause(id)).status).toBe("paused");
    expect((await tuning.jobs.retrieve(id)).status).toBe("paused");
    expect((await tuning.jobs.resume(id)).status).toBe("queued");
    await expect(tuning.jobs.resume(id)).rejects.toThrow("Cannot resume");
    expect((await tuning.jobs.cancel(id)).status).toBe("cancelled");
    expect(await tuning.jobs.retrieve(id)).toMatchObject({
      status: "cancelled",
      finished_at: null,
    });
    for (const end of [() => tuning.jobs.cancel(id), () => tuning.jobs.pause(id)]) {
      await expect(end()).rejects.toThrow(
        /400 Cannot .* a fine-tuning job with status 'cancelled'/,
      );
    }
  });

  test("is what a test says it is", async () => {
    const { id } = await tuning.create();
    server.use(llm.openai.fineTuningJobs.retrieve({ status: "running" }, { once: true }));
    expect(await tuning.jobs.retrieve(id)).toMatchObject({ id, status: "running" });
    server.use(llm.openai.fineTuningJobs({ id: "ftjob-mine", status: "running" }));
    await tuning.create();
    expect((await tuning.finish("ftjob-mine")).status).toBe("succeeded");
    server.use(llm.openai.fineTuningJobs(errors.rateLimit()));
    await expect(tuning.create()).rejects.toBeInstanceOf(OpenAI.RateLimitError);
  });

  test("goes with resetHandlers()", async () => {
    const { id } = await tuning.create();
    server.resetHandlers();
    await expect(tuning.jobs.retrieve(id)).rejects.toBeInstanceOf(OpenAI.NotFoundError);
  });
});
