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

test("what the SDK can send is known, and nothing else", async () => {
  server.use(llm.cohere.transcriptions("Hi", { validate: { unknownParameters: true } }));
  const send = (more: object): Promise<unknown> =>
    client.audio.transcriptions.create(file() as never, { ...PARAMS, ...more });
  expect(await send({ temperature: 0.5 })).toEqual({ text: "Hi" });
  const form = new FormData();
  form.append("file", file());
  form.append("prompt", "Names: Ada.");
  const url = "https://api.cohere.com/v2/audio/transcriptions";
  const refused = await fetch(url, { method: "POST", body: form });
  expect([refused.status, await refused.json()]).toEqual([
    400,
    { message: "invalid request: unknown field: parameter 'prompt' is not a valid field" },
  ]);
  server.use(llm.cohere.transcriptions("Hi"));
  form.append("model", PARAMS.model);
  form.append("response_format", "text");
  const format = await fetch(url, { method: "POST", body: form });
  expect(await format.json()).toEqual({
    message: "Invalid value: 'text'. Supported values are: 'json'.",
  });
});
