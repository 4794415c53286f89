import { describe, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { hasRecordings, readRecordings } from "./recordings.ts";
import { compareKeys, replay, SAME_KEYS } from "./replay.ts";

const ENDPOINTS = ["embeddings", "moderations", "chat/moderations", "ocr"].map((path) => {
  const recordings = readRecordings("mistral", `POST /v1/${path}`);
  const answered = recordings.filter(({ response }) => response.status === 200);
  return { path, answered, bodies: answered.map(({ response }) => response.body) };
});

const asked = ENDPOINTS.flatMap(({ answered, bodies }) =>
  answered
    .filter(({ request }) => (request as unknown) && request.body)
    .map((recording) => ({ ...recording, bodies })),
);

describe.runIf(hasRecordings)("mistral", () => {
  test.for(asked)("answers $file with its keys", async (recording) => {
    const response = await replay(recording);
    expect(response.status).toBe(200);
    expect(compareKeys(await response.json(), recording.bodies)).toEqual(SAME_KEYS);
  });

  test("embeddings are as long as the recorded ones", async () => {
    for (const recording of asked.filter(({ endpoint }) => endpoint.endsWith("embeddings"))) {
      const { data } = (await (await replay(recording)).json()) as Embeddings;
      const recorded = (recording.response.body as Embeddings).data;
      expect(data.map(toLength)).toEqual(recorded.map(toLength));
    }
  });

  test("too many inputs are refused in the same words", async () => {
    const refused = readRecordings("mistral", "POST /v1/embeddings").filter(({ response }) =>
      JSON.stringify(response.body).includes("Too many inputs"),
    );
    expect(refused).toHaveLength(1);
    for (const recording of refused) {
      const response = await replay(recording);
      expect(response.status).toBe(recording.response.status);
      expect(await response.json()).toEqual(recording.response.body);
    }
  });

  test("a wrong key is told of in the same words", async () => {
    const [recording] = readRecordings("mistral", "GET /v1/models");
    const fetch = createCheckedFetch(llm.mistral.models(errors.invalidApiKey()));
    const response = await fetch(recording!.url);
    expect(response.status).toBe(recording!.response.status);
    expect(await response.json()).toEqual(recording!.response.body);
  });
});

interface Embeddings {
  data: { embedding: number[] }[];
}

function toLength({ embedding }: Embeddings["data"][number]): number {
  return embedding.length;
}
