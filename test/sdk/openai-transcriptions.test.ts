import OpenAI, { toFile } from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import { collect } from "../support/collect.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

/** Half a second. */
const WAV = createSilence("wav");

function wav(name = "speech.wav", type = "audio/wav"): Promise<File> {
  return toFile(WAV, name, { type });
}

describe("audio.transcriptions", () => {
  test("the spoken words, counted by tokens or by the second", async () => {
    const handler = llm.openai.transcriptions("Hello, friend.");
    server.use(handler);
    const { text, usage } = await client.audio.transcriptions.create({
      model: "gpt-4o-transcribe",
      file: await wav(),
    });
    expect(text).toBe("Hello, friend.");
    const tokens = usage as OpenAI.Audio.Transcription.Tokens;
    expect(tokens.input_token_details).toEqual({ text_tokens: 0, audio_tokens: 5 });
    expect(tokens.total_tokens).toBe(tokens.input_tokens + tokens.output_tokens);
    const whisper = await client.audio.transcriptions.create({
      model: "whisper-1",
      file: await wav(),
    });
    expect(whisper.usage).toEqual({ type: "duration", seconds: 1 });
    expect(handler.calls[0]).toMatchObject({
      modelId: "gpt-4o-transcribe",
      file: { filename: "speech.wav", mediaType: "audio/wav", size: WAV.length, bytes: WAV },
    });
    expect(handler.calls[0]?.body).toMatchObject({ file: { filename: "speech.wav" } });
  });

  test("texts and subtitles", async () => {
    const segments = [
      { text: " Hello, friend.", start: 0, end: 1.5 },
      { text: " How are you?", start: 61.25, end: 3662 },
    ];
    server.use(llm.openai.transcriptions({ segments }));
    const ask = async (response_format: "text" | "srt" | "vtt"): Promise<string> =>
      client.audio.transcriptions.create({
        model: "whisper-1",
        file: await wav(),
        response_format,
      });
    expect(await ask("text")).toBe("Hello, friend. How are you?\n");
    expect(await ask("srt")).toBe(
      "1\n00:00:00,000 --> 00:00:01,500\nHello, friend.\n\n2\n00:01:01,250 --> 01:01:02,000\nHow are you?\n\n",
    );
    expect(await ask("vtt")).toBe(
      "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nHello, friend.\n\n00:01:01.250 --> 01:01:02.000\nHow are you?\n\n",
    );
  });

  test("verbose: segments by default, words where they are asked for", async () => {
    server.use(llm.openai.transcriptions({ text: "Hei du der", duration: 8, language: "no" }));
    const ask = async (granularities?: ("word" | "segment")[]) =>
      client.audio.transcriptions.create({
        model: "whisper-1",
        file: await wav(),
        response_format: "verbose_json",
        ...(granularities && { timestamp_granularities: granularities }),
      });
    const verbose = await ask();
    expect(verbose).toMatchObject({
      task: "transcribe",
      language: "norwegian",
      duration: 8,
      text: "Hei du der",
      segments: [{ id: 0, start: 0, end: 8, text: "Hei du der" }],
      usage: { type: "duration", seconds: 8 },
    });
    expect(verbose).not.toHaveProperty("words");
    const words = await ask(["word"]);
    expect(words.words).toEqual([
      { word: "Hei", start: 0, end: 3 },
      { word: "du", start: 3, end: 5 },
      { word: "der", start: 5, end: 8 },
    ]);
    expect(words).not.toHaveProperty("segments");
    const both = await ask(["word", "segment"]);
    expect([both.words?.length, both.segments?.length]).toEqual([3, 1]);
  });

  test("speakers told apart", async () => {
    const segments = [
      { text: "Hello.", start: 0, end: 2, speaker: "agent" },
      { text: "Hi.", start: 2, end: 3.5 },
    ];
    server.use(llm.openai.transcriptions({ segments }));
    const request = {
      model: "gpt-4o-transcribe-diarize",
      file: await wav(),
      response_format: "diarized_json",
    } as const;
    const diarized = (await client.audio.transcriptions.create(
      request,
    )) as unknown as OpenAI.Audio.TranscriptionDiarized;
    expect(diarized).toMatchObject({ task: "transcribe", duration: 3.5, text: "Hello. Hi." });
    const type = "transcript.text.segment";
    expect(diarized.segments).toEqual([
      { type, id: "seg_0", start: 0, end: 2, text: "Hello.", speaker: "agent" },
      { type, id: "seg_1", start: 2, end: 3.5, text: "Hi.", speaker: "A" },
    ]);
    const stream = await client.audio.transcriptions.create({ ...request, stream: true });
    const events = await collect(stream);
    expect(events.map((event) => event.type)).toEqual([type, type, "transcript.text.done"]);
    expect(events[1]).toEqual(diarized.segments[1]);
    expect(events[2]).toMatchObject({ text: "Hello. Hi.", usage: { type: "tokens" } });
  });

  test("streamed word by word, with log probabilities where they are asked for", async () => {
    server.use(llm.openai.transcriptions("Hello, dear friend."));
    const stream = await client.audio.transcriptions.create({
      model: "gpt-4o-mini-transcribe",
      file: await wav(),
      include: ["logprobs"],
      stream: true,
    });
    const events = await collect(stream);
    const deltas = events.filter((event) => event.type === "transcript.text.delta");
    expect(deltas.map(({ delta }) => delta)).toEqual(["Hello,", " dear", " friend."]);
    expect(deltas[1]!.logprobs).toMatchObject([{ token: " dear", bytes: [32, 100, 101, 97, 114] }]);
    const done = events.at(-1) as OpenAI.Audio.TranscriptionTextDoneEvent;
    expect(done.text).toBe("Hello, dear friend.");
    expect(done.logprobs).toHaveLength(3);
    expect(done.logprobs![0]!.logprob).toBeLessThanOrEqual(0);
    expect(done.usage?.type).toBe("tokens");
  });
});
