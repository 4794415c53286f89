import { describe, expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { compareKeys, SAME_KEYS } from "./replay.ts";

const fetch = createFetch(...llm.handlers);

describe.runIf(hasRecordings)("sounds", () => {
  test.for(["openrouter", "venice"])("are made by %s as recorded", async (provider) => {
    const [recorded] = readRecordings(provider, "POST /api/v1/audio/speech");
    const { url, request, response } = recorded!;
    const spoken = await fetch(url, { method: "POST", body: JSON.stringify(request.body) });
    expect(spoken.status).toBe(response.status);
    const { headers = {} } = response;
    expect(spoken.headers.get("content-type")).toBe(headers["content-type"]);
    const shape = (id: string | null | undefined): unknown =>
      id?.replaceAll(/\d{10}/g, "0").replaceAll(/-\w{20}$/g, "-x");
    expect(shape(spoken.headers.get("x-generation-id")) ?? undefined).toBe(
      shape(headers["x-generation-id"]),
    );
  });

  test("are heard by Cohere as recorded", async () => {
    const [recorded] = readRecordings("cohere", "POST /v2/audio/transcriptions");
    const form = new FormData();
    form.append("model", "cohere-transcribe-03-2026");
    form.append("file", new File([createSilence("wav")], "a.wav"));
    const heard = await fetch(recorded!.url, { method: "POST", body: form });
    expect(compareKeys(await heard.json(), [recorded!.response.body])).toEqual(SAME_KEYS);
  });
});
