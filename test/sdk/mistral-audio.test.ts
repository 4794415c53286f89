import { createMistral } from "@ai-sdk/mistral";
import { Mistral } from "@mistralai/mistralai";
import { generateSpeech, transcribe } from "ai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import { collect } from "../support/collect.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Mistral;
beforeAll(() => void (client = new Mistral({ apiKey: "test" })));

const SOUND = Uint8Array.from({ length: 10_000 }, (_, index) => index % 251);
const FILE = { fileName: "speech.wav", content: createSilence("wav") };
const model = "voxtral-mini-latest";

test("speech as base64, and in events", async () => {
  const silent = await client.audio.speech.complete({ input: "Hello", responseFormat: "wav" });
  expect("audioData" in silent && silent.audioData).toBe(
    Buffer.from(createSilence("wav")).toString("base64"),
  );
  server.use(llm.mistral.speech(SOUND));
  const stream = await client.audio.speech.complete({ input: "Hello", stream: true });
  const events = await collect(stream as AsyncIterable<SpeechEvent>);
  expect(events.map(({ event }) => event)).toEqual([
    "speech.audio.delta",
    "speech.audio.delta",
    "speech.audio.delta",
    "speech.audio.done",
  ]);
  const pieces = events.map(({ data }) => Buffer.from(data.audioData ?? "", "base64"));
  expect(new Uint8Array(Buffer.concat(pieces))).toEqual(SOUND);
  expect(events.at(-1)!.data.usage!.totalTokens).toBeGreaterThan(0);
});

interface SpeechEvent {
  event: string;
  data: { audioData?: string; usage?: { totalTokens: number } };
}

test("the spoken words, with no segments unless they are asked for", async () => {
  const mock = llm.mistral.transcriptions("Hello, friend.");
  server.use(mock);
  const plain = await client.audio.transcriptions.complete({ model, file: FILE });
  expect(plain).toMatchObject({
    model,
    text: "Hello, friend.",
    language: null,
    segments: [],
    usage: { promptAudioSeconds: 1 },
  });
  const { promptTokens, completionTokens, totalTokens } = plain.usage;
  expect(totalTokens).toBe(promptTokens! + completionTokens! + 375);
  expect(mock.calls[0]?.body).toMatchObject({ file: { filename: "speech.wav", size: 24_044 } });
  const timed = await client.audio.transcriptions.complete({
    model,
    fileUrl: "https://sounds.example/a.mp3",
    language: "en",
    timestampGranularities: ["segment"],
  });
  expect(timed.language).toBe("en");
  expect(timed.segments).toMatchObject([{ text: "Hello, friend.", start: 0, speakerId: null }]);
});

test("words, and speakers told apart", async () => {
  const segments = [
    { text: "Hello you.", start: 0, end: 2, speaker: "speaker_2" },
    { text: "Hi.", start: 2, end: 3 },
  ];
  server.use(llm.mistral.transcriptions({ segments }));
  const diarized = await client.audio.transcriptions.complete({ model, file: FILE, diarize: true });
  expect(diarized.segments!.map(({ speakerId }) => speakerId)).toEqual(["speaker_2", "speaker_1"]);
  const words = await client.audio.transcriptions.complete({
    model,
    file: FILE,
    timestampGranularities: ["word"],
  });
  expect(words.segments!.map(({ text }) => text)).toEqual(["Hello", "you.", "Hi."]);
});

test("streamed: the language, the words, the segments, the whole", async () => {
  server.use(llm.mistral.transcriptions({ text: "Hello, dear friend.", language: "en" }));
  const request = { model, file: FILE, timestampGranularities: ["segment" as const] };
  const events = await collect(await client.audio.transcriptions.stream(request));
  expect(events.map(({ event }) => event)).toEqual([
    "transcription.language",
    "transcription.text.delta",
    "transcription.text.delta",
    "transcription.text.delta",
    "transcription.segment",
    "transcription.done",
  ]);
  expect(events[0]!.data).toMatchObject({ audioLanguage: "en" });
  expect(events[2]!.data).toMatchObject({ type: "transcription.text.delta", text: " dear" });
  expect(events[4]!.data).toMatchObject({ text: "Hello, dear friend.", start: 0, end: 0.5 });
  expect(events[5]!.data).toMatchObject({ text: "Hello, dear friend.", language: "en", model });
});

test("refusals and errors in Mistral's words", async () => {
  const post = async (path: string, body: FormData | string): Promise<[number, unknown]> => {
    const url = `https://api.mistral.ai/v1/audio/${path}`;
    const response = await fetch(url, { method: "POST", body });
    return [response.status, await response.json()];
  };
  const form = new FormData();
  form.append("model", model);
  const missing = (loc: string[]) => ({
    detail: [{ type: "missing", loc, msg: "Field required" }],
  });
  expect(await post("transcriptions", form)).toMatchObject([422, missing(["body", "file"])]);
  expect(await post("speech", "{}")).toMatchObject([422, missing(["body", "input"])]);
  const [status, body] = await post("speech", '{"input":"Hi","response_format":"ogg"}');
  expect([status, JSON.stringify(body)]).toEqual([
    422,
    expect.stringContaining("Input should be 'pcm', 'wav', 'mp3', 'flac' or 'opus'"),
  ]);
  server.use(llm.mistral.transcriptions(errors.invalidApiKey()));
  await expect(client.audio.transcriptions.complete({ model, file: FILE })).rejects.toMatchObject({
    statusCode: 401,
  });
});

test("a chat hears sounds, and sees pictures", async () => {
  const mock = llm.mistral.chat("Hi");
  server.use(mock);
  const url = "data:image/png;base64,BBBB";
  await client.chat.complete({
    model,
    messages: [
      {
        role: "user",
        content: [
          { type: "input_audio", inputAudio: "AAAA" },
          { type: "image_url", imageUrl: url },
          { type: "image_url", imageUrl: { url } },
        ],
      },
    ],
  });
  const picture = { type: "file", mediaType: "image/png", data: "BBBB" };
  expect(mock.calls[0]?.prompt).toMatchObject([
    {
      role: "user",
      content: [{ type: "file", mediaType: "audio/*", data: "AAAA" }, picture, picture],
    },
  ]);
});

test("the AI SDK speaks and listens", async () => {
  const mistral = createMistral({ apiKey: "test" });
  server.use(llm.mistral.speech(SOUND), llm.mistral.transcriptions("Hello, friend."));
  const { audio } = await generateSpeech({
    model: mistral.speech("voxtral-mini-tts-latest"),
    text: "Hello",
    voice: "en_paul_neutral",
  });
  expect(audio.uint8Array).toEqual(SOUND);
  const { text } = await transcribe({ model: mistral.transcription(model), audio: FILE.content });
  expect(text).toBe("Hello, friend.");
});
