import { beforeAll, describe, expect, test } from "vitest";
import {
  createFineTuningClient,
  EXAMPLE,
  type FineTuningClient,
} from "../support/fine-tuning-client.ts";
import {
  emptyText,
  missing,
  outside,
  type Refusal,
  refusalOf,
  tooLong,
  unsupported,
  wrongType,
} from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

usePack();

const LARGEST = 2_147_483_647;
const OBJECTS = "an array of objects";
const WANDB = { integrations: [{ type: "wandb", wandb: { project: "p" } }] };

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

  test.for<[wrong: object, refusal: Refusal, right: object]>([
    [{ model: undefined }, missing("model"), {}],
    [{ model: 1 }, wrongType("model", "a string", "an integer"), { model: "davinci-002" }],
    [
      { training_file: 1 },
      wrongType("training_file", "a string", "an integer"),
      { validation_file: null },
    ],
    [{ validation_file: 1 }, wrongType("validation_file", "a string", "an integer"), {}],
    [
      { suffix: "a".repeat(65) },
      tooLong("suffix", "string", { maximum: 64, length: 65 }),
      { suffix: "a".repeat(64) },
    ],
    [{ suffix: "" }, emptyText("suffix"), { suffix: null }],
    [{ seed: -1 }, outside("seed", "integer", { below: 0, given: -1 }), { seed: 0 }],
    [
      { seed: LARGEST + 1 },
      outside("seed", "integer", { above: LARGEST, given: LARGEST + 1 }),
      { seed: LARGEST },
    ],
    [{ seed: 1.5 }, wrongType("seed", "an integer", "a decimal number"), { seed: 1 }],
    [{ method: "dpo" }, wrongType("method", "an object", "a string"), { method: { type: "dpo" } }],
    [
      { method: { type: "other" } },
      unsupported("method.type", "other", "'supervised', 'dpo', and 'reinforcement'"),
      { method: { type: "supervised" } },
    ],
    [{ method: {} }, missing("method.type"), { method: null }],
    [{ integrations: {} }, wrongType("integrations", OBJECTS, "an object"), { integrations: [] }],
    [{ integrations: ["wandb"] }, wrongType("integrations", OBJECTS, "an array"), WANDB],
    [
      { hyperparameters: "auto" },
      wrongType("hyperparameters", "an object", "a string"),
      { hyperparameters: {} },
    ],
    [{ metadata: { n: 1 } }, wrongType("metadata.n", "a string", "an integer"), { metadata: {} }],
  ])("%j is refused, and %j is not", async ([wrong, refusal, right]) => {
    expect(await refusalOf(tuning.create(wrong))).toEqual(refusal);
    expect((await tuning.create(right)).status).toBe("validating_files");
  });

  test.for<[projects: unknown, refusal: Refusal | undefined]>([
    [undefined, missing("project_ids")],
    ["proj_a", wrongType("project_ids", "an array of strings", "a string")],
    [[1], wrongType("project_ids", "an array of strings", "an array")],
    [["proj_a"], undefined],
  ])("gives permissions to no list of projects: %j", async ([project_ids, refusal]) => {
    const { permissions } = tuning.client.fineTuning.checkpoints;
    const permitted = permissions.create("ft:a", { project_ids } as never).then();
    expect(await refusalOf(permitted)).toEqual(refusal);
  });
});
