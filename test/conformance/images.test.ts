import { describe, expect, test } from "vitest";
import { createFetch, errors, llm } from "../../src/index.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { compareKeys, SAME_KEYS } from "./replay.ts";

const [edit] = readRecordings("xai", "POST /v1/images/edits");
const predictions = readRecordings("vertex", /POST \/v1beta\/.*:predict$/);

type Prediction = Record<"gcsUri" | "bytesBase64Encoded" | "mimeType", string>;

const URL =
  "https://firebasevertexai.googleapis.com/v1beta/projects/p/locations/us/publishers/google/models/imagen-4.0:predict";

describe.runIf(hasRecordings)("images elsewhere", () => {
  test("an edit at xAI has the same keys and values", async () => {
    const { url, request, response } = edit!;
    const recorded = response.body as { data: { url: string; mime_type: string }[] };
    const { url: image, mime_type: mediaType } = recorded.data[0]!;
    const fetch = createFetch(llm.xai.images.edit({ url: image, mediaType }));
    const answer = await fetch(url, { method: "POST", body: JSON.stringify(request.body) });
    expect(await answer.json()).toEqual(recorded);
  });

  test.for(predictions)("$file is answered with its keys", async ({ response }) => {
    const recorded = response.body as { predictions: Prediction[] };
    const images = recorded.predictions.filter(({ mimeType }) => mimeType);
    const reply = images.map(({ gcsUri, bytesBase64Encoded: data, mimeType: mediaType }) =>
      gcsUri ? { url: gcsUri, mediaType } : { data, mediaType },
    );
    const fetch = createFetch(
      llm.vertex.generateImages(images.length > 0 ? reply : errors.contentFiltered()),
    );
    const parameters = { sampleCount: images.length };
    const body = JSON.stringify({ instances: [{ prompt: "a cat" }], parameters });
    const answer = await fetch(URL, { method: "POST", body });
    expect(answer.status).toBe(200);
    const given = (await answer.json()) as typeof recorded;
    expect(compareKeys(given, [recorded]).unknown).toEqual([]);
    if (images.length === 0) expect(compareKeys(given, [recorded])).toEqual(SAME_KEYS);
    else expect(given.predictions).toEqual(images);
  });
});
