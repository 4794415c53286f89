import { describe, expect, test } from "vitest";
import { createFetch, errors, llm } from "../../src/index.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { compareKeys, replay, SAME_KEYS } from "./replay.ts";

const embeddings = readRecordings("voyage", "POST /v1/embeddings");
const reranks = readRecordings("voyage", "POST /v1/rerank");
const ADDRESS = "https://api.voyageai.com/v1";

describe.runIf(hasRecordings)("voyage", () => {
  test("embeddings have the keys of the recordings", async () => {
    const recorded = embeddings
      .filter(({ response }) => response.status === 200)
      .map(({ response }) => response.body);
    const response = await replay(
      { url: `${ADDRESS}/embeddings`, request: {} },
      { model: "voyage-3-lite", input: ["a"] },
    );
    expect(compareKeys(await response.json(), recorded)).toEqual(SAME_KEYS);
  });

  test("an unknown model is told of in the same words", async () => {
    const [recording] = embeddings.filter(({ response }) => response.status === 400);
    const fetch = createFetch(llm.voyage.embed(errors.modelNotFound()));
    const { body } = recording!.request;
    const response = await fetch(recording!.url, { method: "POST", body: JSON.stringify(body) });
    expect(response.status).toBe(400);
    const { detail } = recording!.response.body as { detail: string };
    const own = (await response.json()) as { detail: string };
    // the list of models grows
    expect(own.detail.split("[")[0]).toBe(detail.split("[")[0]);
  });

  test.for(reranks.filter(({ request }) => (request as unknown) && request.body))(
    "answers $file with its keys, in its order",
    async ({ url, request, response: { body } }) => {
      const { data } = body as { data: { index: number }[] };
      const order = data.map(({ index }) => index);
      const response = await createFetch(llm.voyage.rerank(order))(url, {
        method: "POST",
        body: JSON.stringify(request.body),
      });
      const own = (await response.json()) as typeof body & { data: { index: number }[] };
      expect(own.data.map(({ index }) => index)).toEqual(order);
      expect(compareKeys(own, [body])).toEqual(SAME_KEYS);
    },
  );
});
