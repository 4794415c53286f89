import Together, { toFile } from "together-ai";
import { MPEGDecoder } from "mpg123-decoder";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, faults, llm, sequence } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Together;
beforeAll(() => void (client = new Together({ apiKey: "test", maxRetries: 0, logLevel: "off" })));

const WAV = createSilence("wav");
const SOUND = Uint8Array.from({ length: 10_000 }, (_, index) => index % 251);
const SPEECH = { model: "cartesia/sonic", voice: "friendly sidekick", input: "Hello" };

async function readBytes(response: Response): Promise<Uint8Array> {
  return new Uint8Array(await response.arrayBuffer());
}

describe("speech", () => {
  test("a WAV by default, an MP3 that decodes, and samples alone", async () => {
    const wav = await client.audio.speech.create(SPEECH);
    expect(wav.headers.get("content-type")).toBe("audio/wav");
    expect(await readBytes(wav)).toEqual(WAV);
    const raw = await client.audio.speech.create({ ...SPEECH, response_format: "raw" });
    expect(raw.headers.get("content-type")).toBe("application/octet-stream");
    expect(await readBytes(raw)).toEqual(WAV.slice(44));
    const mp3 = await client.audio.speech.create({ ...SPEECH, response_format: "mp3" });
    expect(mp3.headers.get("content-type")).toBe("audio/mpeg");
    const decoder = new MPEGDecoder();
    await decoder.ready;
    const { samplesDecoded, sampleRate } = decoder.decode(await readBytes(mp3));
    decoder.free();
    expect(samplesDecoded / sampleRate).toBeCloseTo(0.5, 1);
  });

  test("chunks, whose pieces are the whole", async () => {
    server.use(llm.together.speech(SOUND));
    const stream = await client.audio.speech.create({
      ...SPEECH,
      stream: true,
      response_format: "raw",
    });
    const pieces: Buffer[] = [];
    for await (const { b64, model, object } of stream) {
      expect([model, object]).toEqual([SPEECH.model, "audio.tts.chunk"]);
      pieces.push(Buffer.from(b64, "base64"));
    }
    expect(pieces.length).toBeGreaterThan(1);
    expect(new Uint8Array(Buffer.concat(pieces))).toEqual(SOUND);
  });

  test("a stream that breaks, and one that sends what is no JSON", async () => {
    const params = { ...SPEECH, stream: true, response_format: "raw" } as const;
    for (const fault of [faults.disconnect(), faults.malformed()]) {
      server.use(llm.together.speech(fault));
      const read = async (): Promise<void> => {
        for await (const { b64 } of await client.audio.speech.create(params)) {
          expect(b64).toEqual(expect.any(String));
        }
      };
      await expect(read()).rejects.toThrow();
    }
  });

  test("what is no request, and errors", async () => {
    const ask = (params: object): Promise<unknown> => client.audio.speech.create(params as never);
    await expect(ask({ ...SPEECH, voice: undefined })).rejects.toThrow(
      "Missing required parameter: 'voice'.",
    );
    await expect(ask({ ...SPEECH, response_format: "flac" })).rejects.toThrow(
      "Supported values are: 'mp3', 'wav', 'raw', and 'pcm'.",
    );
    await expect(ask({ ...SPEECH, response_format: "pcm" })).resolves.toHaveProperty("status", 200);
    server.use(llm.together.speech(errors.rateLimit()));
    await expect(ask(SPEECH)).rejects.toMatchObject({
      status: 429,
      error: { error: { type: "model_rate_limit" } },
    });
  });
});

describe("transcriptions and translations", () => {
  test("the words alone, of a model that need not be named", async () => {
    const mock = llm.together.transcriptions("Hello, friend.");
    server.use(mock);
    const file = await toFile(WAV, "speech.wav");
    const answer = await client.audio.transcriptions.create({ file });
    expect(answer).toEqual({ text: "Hello, friend." });
    expect(mock.calls[0]).toMatchObject({
      modelId: "openai/whisper-large-v3",
      body: { file: { filename: "speech.wav", size: 24_044 } },
    });
  });

  test("a URL in the place of the file, segments, and words where they are asked for", async () => {
    server.use(
      llm.together.transcriptions({
        segments: [{ text: "Hello there." }, { text: "Bye." }],
        duration: 3,
      }),
    );
    const params = {
      file: "https://sounds.example/a.mp3",
      response_format: "verbose_json",
    } as const;
    const segments = [
      { id: 0, start: 0, end: 2.25, text: "Hello there." },
      { id: 1, start: 2.25, end: 3, text: "Bye." },
    ];
    const verbose = await client.audio.transcriptions.create(params);
    expect(verbose).toEqual({
      task: "transcribe",
      language: "english",
      duration: 3,
      text: "Hello there. Bye.",
      segments,
    });
    const timed = await client.audio.transcriptions.create({
      ...params,
      timestamp_granularities: "word",
    });
    expect(timed).toMatchObject({
      segments,
      words: [{ word: "Hello" }, { word: "there." }, { word: "Bye.", start: 2.25, end: 3 }],
    });
  });

  test("who speaks, where that is asked for", async () => {
    server.use(
      llm.together.transcriptions({
        segments: [{ text: "Who is it?" }, { text: "Me.", speaker: "SPEAKER_01" }],
        duration: 2,
      }),
    );
    const answer = await client.audio.transcriptions.create({
      file: await toFile(WAV, "speech.wav"),
      response_format: "verbose_json",
      diarize: true,
    });
    expect(answer).toMatchObject({
      words: [
        { word: "Who", speaker_id: "SPEAKER_00" },
        {},
        {},
        { word: "Me.", speaker_id: "SPEAKER_01" },
      ],
      speaker_segments: [
        { id: 0, speaker_id: "SPEAKER_00", text: "Who is it?", words: [{}, {}, { word: "it?" }] },
        { id: 1, speaker_id: "SPEAKER_01", words: [{ word: "Me." }] },
      ],
    });
  });

  test("translations", async () => {
    server.use(llm.together.translations("Good day."));
    const file = await toFile(WAV, "speech.wav");
    const params = { file, response_format: "verbose_json" } as const;
    const answer = await client.audio.translations.create(params);
    expect(answer).toMatchObject({ task: "translate", language: "english", text: "Good day." });
    expect(answer).not.toHaveProperty("words");
    // which only transcriptions tell apart
    const diarized = await client.audio.translations.create({ ...params, diarize: true } as never);
    expect(diarized).toEqual(answer);
  });

  test("what is no request, an error, and a retry", async () => {
    const file = await toFile(WAV, "speech.wav");
    await expect(client.audio.transcriptions.create({} as never)).rejects.toMatchObject({
      status: 400,
    });
    const srt = { file, response_format: "srt" as "json" };
    await expect(client.audio.transcriptions.create(srt)).rejects.toThrow(
      "Supported values are: 'json' and 'verbose_json'.",
    );
    server.use(llm.together.transcriptions(sequence(errors.rateLimit(), "Hello.")));
    const answer = await client.audio.transcriptions.create({ file }, { maxRetries: 1 });
    expect(answer.text).toBe("Hello.");
  });
});
