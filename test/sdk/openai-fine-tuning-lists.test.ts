import type OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { createFineTuningClient, type FineTuningClient } from "../support/fine-tuning-client.ts";
import { usePack } from "../support/server.ts";

usePack();

let tuning: FineTuningClient;
beforeAll(() => void (tuning = createFineTuningClient()));

describe("lists", () => {
  test("have the newest job first, in pages", async () => {
    const made: string[] = [];
    for (let count = 0; count < 3; count++) made.unshift((await tuning.create()).id);
    const ids: string[] = [];
    for await (const { id } of tuning.jobs.list({ limit: 2 })) ids.push(id);
    expect(ids).toEqual(made);
    // to list them moves none of them on
    expect((await tuning.jobs.list()).data.map(({ status }) => status)).toEqual(
      Array(3).fill("validating_files"),
    );
  });

  test("tell what happened to a job", async () => {
    const job = await tuning.create({ validation_file: await tuning.uploadExamples() });
    const { id, training_file: file, validation_file: other } = job;
    expect(await tuning.messagesOf(id)).toEqual([
      `Validating training file: ${file} and validation file: ${other}`,
      `Created fine-tuning job: ${id}`,
    ]);
    const { fine_tuned_model: model } = await tuning.finish(id);
    const messages = await tuning.messagesOf(id);
    expect(messages.slice(0, 3)).toEqual([
      "The job has successfully completed",
      `New fine-tuned model created: ${model}`,
      "Checkpoint created at step 100",
    ]);
    expect(messages.slice(-4, -2)).toEqual([
      "Fine-tuning job started",
      "Files validated, moving job to queued state",
    ]);
    const { data } = await tuning.jobs.listEvents(id, { limit: 100 });
    expect(data.find(({ type }) => type === "metrics")).toMatchObject({
      message: expect.stringMatching(/^Step 100\/100: training loss=0\.\d+$/),
      data: { step: 100, total_steps: 100, train_loss: expect.any(Number) },
    });
  });

  test("have the checkpoints of the last three epochs", async () => {
    const { id } = await tuning.create();
    expect((await tuning.jobs.checkpoints.list(id)).data).toEqual([]);
    const { fine_tuned_model: model } = await tuning.finish(id);
    const checkpoints: OpenAI.FineTuning.Jobs.FineTuningJobCheckpoint[] = [];
    for await (const one of tuning.jobs.checkpoints.list(id, { limit: 2 })) checkpoints.push(one);
    expect(checkpoints.map(({ step_number }) => step_number)).toEqual([100, 90, 80]);
    expect(checkpoints[0]!.fine_tuned_model_checkpoint).toBe(model);
    expect(checkpoints[1]!.fine_tuned_model_checkpoint).toMatch(/:ckpt-step-90$/);
    expect(checkpoints[0]).toMatchObject({ fine_tuning_job_id: id, metrics: { step: 100 } });
  });
});

describe("permissions of a checkpoint", () => {
  const checkpoint = "ft:gpt-4.1-mini:personal::8J6LXhXG:ckpt-step-90";

  test("are given to projects, listed and taken back", async () => {
    const { permissions } = tuning.client.fineTuning.checkpoints;
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
