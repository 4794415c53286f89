import { describe, expect, test } from "vitest";
import { hasRecordings, keyPaths, readRecordings } from "./recordings.ts";
import { replay, withRequest } from "./replay.ts";

const recordings = readRecordings("openai", "POST /v1/moderations");
const answered = withRequest(recordings.filter(({ response }) => response.status === 200));

interface Body {
  model: string;
  results: { category_applied_input_types?: object }[];
}

describe.runIf(hasRecordings)("openai.moderations", () => {
  test.for(answered)("answers $file with the same keys", async (recording) => {
    const recorded = recording.response.body as Body;
    // the model of a request that names none has changed since it was recorded
    const request = { model: recorded.model, ...(recording.request.body as object) };
    const response = await replay(recording, request);
    expect(response.status).toBe(200);
    const body = (await response.json()) as Body;
    expect(keyPaths(body)).toEqual(keyPaths(recorded));
    expect(toTypes(body)).toEqual(toTypes(recorded));
  });
});

function toTypes({ results }: Body): unknown[] {
  return results.map((result) => result.category_applied_input_types);
}
