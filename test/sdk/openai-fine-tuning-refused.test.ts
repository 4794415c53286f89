import type OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import {
  createFineTuningClient,
  EXAMPLE,
  type FineTuningClient,
} from "../support/fine-tuning-client.ts";
import { usePack } from "../support/server.ts";

usePack();

let tuning: FineTuningClient;
beforeAll(() => void (tuning = createFineTuningClient()));

describe("a request that is refused", () => {
  const unknown = "ftjob-unknown";

  test.for([
    ["retrieve", () => tuning.jobs.retrieve(unknown)],
    ["cancel", () => tuning.jobs.cancel(unknown)],
    ["listEvents", () => tuning.jobs.listEvents(unknown)],
    ["checkpoints", () => tuning.jobs.checkpoints.list(unknown)],
  ] as const)("%s of a job that is not there", async ([, ask]) => {
    await expect(Promise.resolve(ask())).rejects.toMatchObject({
      status: 404,
      code: "fine_tune_not_found",
      param: "fine_tune_id",
      message: `404 Could not find fine tune: ${unknown}`,
    });
  });

  test("names a file that was not uploaded for it", async () => {
    const other = await tuning.upload([EXAMPLE], "assistants");
    for (const training_file of ["file-unknown", other]) {
      await expect(tuning.create({ training_file })).rejects.toMatchObject({
        status: 400,
        param: "training_file",
        message: `400 invalid training_file: ${training_file}`,
      });
    }
    await expect(tuning.create({ validation_file: "file-a" })).rejects.toMatchObject({
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
    await expect(tuning.create(wrong as object)).rejects.toMatchObject({ status: 400, code });
    expect((await tuning.create(right as object)).status).toBe("validating_files");
  });

  test("has no model", async () => {
    const params = { model: undefined } as unknown as OpenAI.FineTuning.JobCreateParams;
    await expect(tuning.create(params)).rejects.toMatchObject({ param: "model" });
  });

  test("gives permissions to no list of projects", async () => {
    const permit = (project_ids: unknown) =>
      tuning.client.fineTuning.checkpoints.permissions.create("ft:a", { project_ids } as never);
    await expect(Promise.resolve(permit("proj_a"))).rejects.toMatchObject({ code: "invalid_type" });
    await expect(Promise.resolve(permit(undefined))).rejects.toMatchObject({ status: 400 });
  });
});
