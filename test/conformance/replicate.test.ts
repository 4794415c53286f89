import { describe, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { AS_NAMED, compareKeysBut } from "./named.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { replay } from "./replay.ts";

const POSTS = ["POST /v1/predictions", "POST /v1/models/{o}/{m}/predictions"];

describe.runIf(hasRecordings)("replicate", () => {
  const recordings = POSTS.flatMap((endpoint) => readRecordings("replicate", endpoint));
  const recorded = recordings.map(({ response }) => withoutInput(response.body));

  test.for(recordings)("$file is answered as it was", async (recording) => {
    const response = await replay(recording);
    expect(response.status).toBe(recording.response.status);
    const schema = { document: "replicate", body: "schemas_prediction_response" };
    const prediction = withoutInput(await response.json());
    const compared = compareKeysBut("replicate predictions", prediction, { recorded, schema });
    expect(compared).toEqual(AS_NAMED);
  });

  test("a model has the keys that are recorded", async () => {
    const [recording] = readRecordings("replicate", "GET /v1/models/{o}/{m}");
    const response = await createCheckedFetch(...llm.replicate.handlers)(recording!.url);
    // what its versions hold is the model's own
    const own = { default_example: {}, latest_version: {} };
    const model = { ...((await response.json()) as object), ...own };
    const recorded = [{ ...(recording!.response.body as object), ...own }];
    const schema = { document: "replicate", body: "schemas_model_response" };
    const compared = compareKeysBut("replicate models.get", model, { recorded, schema });
    expect(compared).toEqual(AS_NAMED);
  });
});

/** What goes into a model is its own. */
function withoutInput(prediction: unknown): object {
  return { ...(prediction as object), input: {} };
}
