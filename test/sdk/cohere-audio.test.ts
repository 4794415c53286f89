import { CohereClient } from "cohere-ai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: CohereClient;
beforeAll(() => void (client = new CohereClient({ token: "test" })));

const file = (): File => new File([createSilence("wav")], "speech.wav", { type: "audio/wav" });
const PARAMS = { model: "cohere-transcribe-03-2026", language: "en" };

test("the words alone, and the file as it was sent", async () => {
  const mock = llm.cohere.transcriptions("Hello, friend.");
  server.use(mock);
  const answer = await client.audio.transcriptions.create(file() as never, PARAMS);
  expect(answer).toEqual({ text: "Hello, friend." });
  expect(mock.calls[0]).toMatchObject({
    modelId: PARAMS.model,
    body: { file: { filename: "speech.wav", size: 24_044 }, language: "en" },
  });
});

test("errors in Cohere's form, and a form without its file", async () => {
  server.use(llm.cohere.transcriptions(errors.invalidApiKey()));
  await expect(
    client.audio.transcriptions.create(file() as never, PARAMS, { maxRetries: 0 }),
  ).rejects.toMatchObject({ statusCode: 401, body: { message: expect.any(String) as unknown } });
  server.resetHandlers();
  const form = new FormData();
  form.append("model", PARAMS.model);
  const url = "https://api.cohere.com/v2/audio/transcriptions";
  const refused = await fetch(url, { method: "POST", body: form });
  expect([refused.status, await refused.json()]).toEqual([
    400,
    { message: "Missing required parameter: 'file'." },
  ]);
});
