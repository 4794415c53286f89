import { describe, expect, test } from "vitest";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { compareKeys, replay, SAME_KEYS, withRequest } from "./replay.ts";

const URL = "https://api.openai.com/v1/embeddings";
const recordings = readRecordings("openai", "POST /v1/embeddings");
const answered = recordings.filter(({ response }) => response.status === 200);

interface Body {
  data: { embedding: number[] }[];
}

describe.runIf(hasRecordings)("openai.embeddings", () => {
  test.for(withRequest(answered))("answers $file with as many numbers", async (recording) => {
    const response = await replay(recording);
    expect(response.status).toBe(200);
    expect(toLengths(await response.json())).toEqual(toLengths(recording.response.body));
  });

  test.for(recordings.filter(({ decidable }) => decidable === "yes"))(
    "refuses $file",
    async (recording) => {
      const response = await replay(recording);
      expect(response.status).toBe(recording.response.status);
      expect(await response.json()).toEqual(recording.response.body);
    },
  );

  test("the body has the keys of the recordings", async () => {
    const request = { model: "text-embedding-3-small", input: ["a", "b"] };
    const value = await (await replay({ url: URL, request: {} }, request)).json();
    const recorded = answered.map(({ response }) => response.body);
    expect(compareKeys(value, recorded)).toEqual(SAME_KEYS);
  });
});

function toLengths(body: unknown): number[] {
  return (body as Body).data.map(({ embedding }) => embedding.length);
}
