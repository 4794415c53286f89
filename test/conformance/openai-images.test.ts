import { describe, expect, test } from "vitest";
import { createFetch, errors, llm } from "../../src/index.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { compareKeys, replay, SAME_KEYS, withRequest } from "./replay.ts";

const recordings = readRecordings("openai", "POST /v1/images/generations");
const refused = recordings.filter(({ response }) => response.status === 400);
const [unknownModel] = refused.filter(({ response }) =>
  JSON.stringify(response.body).includes("does not exist"),
);

describe.runIf(hasRecordings)("openai.images", () => {
  test.for(withRequest(recordings.filter(({ response }) => response.status === 200)))(
    "answers $file with the same keys",
    async (recording) => {
      const response = await replay(recording);
      expect(response.status).toBe(200);
      expect(compareKeys(await response.json(), [recording.response.body])).toEqual(SAME_KEYS);
    },
  );

  test.for(refused.filter((recording) => recording !== unknownModel))(
    "refuses $file in the same words",
    async (recording) => {
      const response = await replay(recording);
      expect(response.status).toBe(400);
      expect(await response.json()).toEqual(recording.response.body);
    },
  );

  test("tells of an unknown model in the same words", async () => {
    const fetch = createFetch(llm.openai.images(errors.modelNotFound()));
    const { url, request, response } = unknownModel!;
    const answer = await fetch(url, { method: "POST", body: JSON.stringify(request.body) });
    expect(answer.status).toBe(response.status);
    expect(await answer.json()).toEqual(response.body);
  });

  test("a variation has the same keys", async () => {
    const [recording] = readRecordings("openai", "POST /v1/images/variations");
    const form = new FormData();
    form.append("image", new File(["x"], "a.png", { type: "image/png" }));
    const fetch = createFetch(...llm.openai.handlers);
    const answer = await fetch(recording!.url, { method: "POST", body: form });
    expect(compareKeys(await answer.json(), [recording!.response.body])).toEqual(SAME_KEYS);
  });
});
