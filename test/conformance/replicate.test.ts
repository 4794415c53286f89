import { describe, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { replay } from "./replay.ts";

const POSTS = ["POST /v1/predictions", "POST /v1/models/{o}/{m}/predictions"];

/** What was sent in 2024 and is no more, or the other way about: the official document has what is newer. */
const GONE = new Set(["stream"]);
const NEWER = new Set(["output", "data_removed", "source", "web"]);

describe.runIf(hasRecordings)("replicate", () => {
  test.for(POSTS.flatMap((endpoint) => readRecordings("replicate", endpoint)))(
    "$file is answered as it was",
    async (recording) => {
      const response = await replay(recording);
      expect(response.status).toBe(recording.response.status);
      const prediction = (await response.json()) as { urls: object };
      const recorded = recording.response.body as { urls: object };
      expect(withoutNewer(prediction)).toEqual(
        Object.keys(recorded)
          .filter((key) => !GONE.has(key))
          .toSorted(),
      );
      expect(withoutNewer(prediction.urls)).toEqual(
        expect.arrayContaining(withoutNewer(recorded.urls)),
      );
    },
  );

  test("a model has the keys that are recorded", async () => {
    const [recording] = readRecordings("replicate", "GET /v1/models/{o}/{m}");
    const response = await createCheckedFetch(...llm.replicate.handlers)(recording!.url);
    const own = Object.keys((await response.json()) as object);
    const recorded = Object.keys(recording!.response.body as object);
    expect(recorded.filter((key) => !own.includes(key))).toEqual(["created_at"]);
  });
});

function withoutNewer(value: object): string[] {
  return Object.keys(value)
    .filter((key) => !NEWER.has(key))
    .toSorted();
}
