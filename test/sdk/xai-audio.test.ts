import { createXai } from "@ai-sdk/xai";
import { generateSpeech, transcribe } from "ai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let xai: ReturnType<typeof createXai>;
beforeAll(() => void (xai = createXai({ apiKey: "test" })));

const WAV = createSilence("wav");

test("speech: an MP3 by default, a WAV, and bytes of the test's own", async () => {
  const mock = llm.xai.tts();
  server.use(mock);
  const { audio } = await generateSpeech({ model: xai.speech(), text: "Hello" });
  expect(audio.uint8Array).toEqual(createSilence("mp3"));
  const wav = await generateSpeech({ model: xai.speech(), text: "Hello", outputFormat: "wav" });
  expect(wav.audio.uint8Array).toEqual(WAV);
  expect(mock.calls[0]).toMatchObject({ lastUserText: "Hello", body: { voice_id: "eve" } });
  const own = Uint8Array.from({ length: 300 }, (_, index) => index % 251);
  server.use(llm.xai.tts(own));
  const other = await generateSpeech({ model: xai.speech(), text: "Hello" });
  expect(other.audio.uint8Array).toEqual(own);
});

test("speech: the times of its characters", async () => {
  const { audio, providerMetadata } = await generateSpeech({
    model: xai.speech(),
    text: "Hi!",
    outputFormat: "wav",
    providerOptions: { xai: { withTimestamps: true } },
  });
  expect(audio.uint8Array).toEqual(WAV);
  const { duration, contentType, audioTimestamps } = providerMetadata["xai"] as {
    duration: number;
    contentType: string;
    audioTimestamps: { graphChars: string[]; graphTimes: [number, number][] };
  };
  expect([duration, contentType]).toEqual([0.5, "audio/wav"]);
  expect(audioTimestamps.graphChars).toEqual(["H", "i", "!"]);
  expect(audioTimestamps.graphTimes.at(-1)![1]).toBeCloseTo(0.5);
});

test("speech: an error", async () => {
  server.use(llm.xai.tts(errors.invalidApiKey()));
  await expect(generateSpeech({ model: xai.speech(), text: "Hello" })).rejects.toThrow(
    "Incorrect API key provided",
  );
});

test("transcriptions: words with their times, and the language", async () => {
  const mock = llm.xai.stt({ text: "Hallo Welt", language: "de", duration: 2 });
  server.use(mock);
  const heard = await transcribe({ model: xai.transcription(), audio: WAV });
  expect(heard).toMatchObject({
    text: "Hallo Welt",
    language: "de",
    durationInSeconds: 2,
    segments: [
      { text: "Hallo", startSecond: 0 },
      { text: "Welt", endSecond: 2 },
    ],
  });
  expect(mock.calls[0]?.body).toMatchObject({ file: { size: 24_044 } });
  server.use(llm.xai.stt(errors.rateLimit({ retryAfter: 0 })));
  await expect(
    transcribe({ model: xai.transcription(), audio: WAV, maxRetries: 0 }),
  ).rejects.toMatchObject({ statusCode: 429 });
});
