import { createGroq } from "@ai-sdk/groq";
import { transcribe } from "ai";
import Groq from "groq-sdk";
import { toFile } from "groq-sdk/uploads";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, sequence } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Groq;
beforeAll(() => void (client = new Groq({ apiKey: "test", maxRetries: 0 })));

const WAV = createSilence("wav");
const model = "whisper-large-v3";

test("transcriptions: the words and the request's id, with no usage", async () => {
  const mock = llm.groq.transcriptions("Hello, friend.");
  server.use(mock);
  const file = await toFile(WAV, "speech.wav");
  const answer = await client.audio.transcriptions.create({ model, file });
  expect(Object.keys(answer)).toEqual(["text", "x_groq"]);
  expect(answer).toMatchObject({
    text: "Hello, friend.",
    x_groq: { id: expect.stringMatching(/^req_01k[a-z0-9]{23}$/) as unknown },
  });
  expect(mock.calls[0]?.body).toMatchObject({ file: { filename: "speech.wav", size: 24_044 } });
  const verbose = await client.audio.transcriptions.create({
    model,
    url: "https://sounds.example/a.mp3",
    response_format: "verbose_json",
    timestamp_granularities: ["word"],
  });
  expect(verbose).toMatchObject({
    task: "transcribe",
    text: "Hello, friend.",
    words: [{ word: "Hello," }, { word: "friend." }],
  });
});

test("translations", async () => {
  server.use(llm.groq.translations("Good day."));
  const file = await toFile(WAV, "speech.wav");
  const { text } = await client.audio.translations.create({ model, file });
  expect(text).toBe("Good day.");
});

test("speech", async () => {
  const request = { model: "playai-tts", voice: "Fritz-PlayAI", input: "Hello" };
  const wav = await client.audio.speech.create({ ...request, response_format: "wav" });
  expect(new Uint8Array(await wav.arrayBuffer())).toEqual(WAV);
  await expect(
    client.audio.speech.create({ ...request, response_format: "aac" as "wav" }),
  ).rejects.toMatchObject({ status: 400 });
});

test("a format that Groq does not know, an error, and a retry", async () => {
  const file = await toFile(WAV, "speech.wav");
  const srt = client.audio.transcriptions.create({ model, file, response_format: "srt" as "json" });
  await expect(srt).rejects.toMatchObject({ status: 400 });
  server.use(llm.groq.transcriptions(sequence(errors.rateLimit(), "Hello.")));
  const { text } = await client.audio.transcriptions.create({ model, file }, { maxRetries: 1 });
  expect(text).toBe("Hello.");
});

test("the AI SDK listens", async () => {
  const groq = createGroq({ apiKey: "test" });
  server.use(llm.groq.transcriptions("Hello, friend."));
  const { text } = await transcribe({ model: groq.transcription(model), audio: WAV });
  expect(text).toBe("Hello, friend.");
});
