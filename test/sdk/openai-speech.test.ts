import { MPEGDecoder } from "mpg123-decoder";
import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, faults, file, llm, sequence } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import {
  missing,
  outside,
  type Refusal,
  refusalOf,
  tooLong,
  unsupported,
  wrongType,
} from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const SOUND = Uint8Array.from({ length: 10_000 }, (_, index) => index % 251);
/** Half a second. */
const WAV = createSilence("wav");

const SPEECH = { model: "gpt-4o-mini-tts", voice: "alloy", input: "Hello, friend." } as const;

describe("audio.speech", () => {
  test("an MP3 that decodes", async () => {
    const response = await client.audio.speech.create(SPEECH);
    expect(response.headers.get("content-type")).toBe("audio/mpeg");
    const decoder = new MPEGDecoder();
    await decoder.ready;
    const {
      errors: faulty,
      sampleRate,
      samplesDecoded,
    } = decoder.decode(new Uint8Array(await response.arrayBuffer()));
    decoder.free();
    expect(faulty).toEqual([]);
    expect(samplesDecoded / sampleRate).toBeCloseTo(0.5, 1);
  });

  test("a WAV, and PCM", async () => {
    const ask = async (response_format: "wav" | "pcm"): Promise<[string | null, Uint8Array]> => {
      const response = await client.audio.speech.create({ ...SPEECH, response_format });
      return [response.headers.get("content-type"), new Uint8Array(await response.arrayBuffer())];
    };
    expect(await ask("wav")).toEqual(["audio/wav", WAV]);
    expect(await ask("pcm")).toEqual(["audio/pcm", WAV.slice(44)]);
  });

  test("bytes that the test gives, in the format that was asked for", async () => {
    server.use(llm.openai.speech(SOUND));
    const response = await client.audio.speech.create({ ...SPEECH, response_format: "flac" });
    expect(response.headers.get("content-type")).toBe("audio/flac");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(SOUND);
    server.use(llm.openai.speech(file({ mediaType: "audio/mpeg", data: SOUND }) as never));
    const other = await client.audio.speech.create(SPEECH);
    expect(new Uint8Array(await other.arrayBuffer())).toEqual(SOUND);
  });

  test("a format that there is no sound in, and what is no sound", async () => {
    const flac = client.audio.speech.create({ ...SPEECH, response_format: "flac" });
    await expect(flac).rejects.toThrow(/msw-llm: .*no sound in the format "flac"/);
    server.use(llm.openai.speech("Hello" as never));
    await expect(client.audio.speech.create(SPEECH)).rejects.toThrow("the reply is no sound");
  });

  test("events, whose pieces are the whole", async () => {
    const handler = llm.openai.speech(SOUND);
    server.use(handler);
    const response = await client.audio.speech.create({ ...SPEECH, stream_format: "sse" });
    expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
    const lines = [...(await response.text()).matchAll(/^data: (.*)$/gm)];
    const events = lines.map(([, data]) => JSON.parse(data!) as { type: string; audio: string });
    expect(events.map(({ type }) => type)).toEqual([
      "speech.audio.delta",
      "speech.audio.delta",
      "speech.audio.delta",
      "speech.audio.done",
    ]);
    const pieces = events.slice(0, -1).map(({ audio }) => Buffer.from(audio, "base64"));
    expect(new Uint8Array(Buffer.concat(pieces))).toEqual(SOUND);
    const { usage } = events.at(-1) as unknown as { usage: Record<string, number> };
    expect(usage["total_tokens"]).toBe(usage["input_tokens"]! + usage["output_tokens"]!);
    expect(usage["input_tokens"]).toBeGreaterThan(0);
    expect(handler.calls[0]?.delivered.chunks).toBe(4);
  });

  test("half a sound, and a retry", async () => {
    server.use(llm.openai.speech(faults.truncate()));
    const half = await client.audio.speech.create({ ...SPEECH, response_format: "wav" });
    expect((await half.arrayBuffer()).byteLength).toBe(WAV.length >> 1);
    server.use(llm.openai.speech(sequence(errors.overloaded(), SOUND)));
    const whole = await client.audio.speech.create(SPEECH, { maxRetries: 1 });
    expect((await whole.arrayBuffer()).byteLength).toBe(10_000);
  });

  const ask = (change: object): Promise<Refusal | undefined> =>
    refusalOf(client.audio.speech.create({ ...SPEECH, ...change }));

  test.for<[change: object, refusal: Refusal]>([
    [{ model: undefined }, missing("model")],
    [{ model: 7 }, wrongType("model", "a string", "an integer")],
    [{ input: undefined }, missing("input")],
    [{ input: 7 }, wrongType("input", "a string", "an integer")],
    [{ voice: undefined }, missing("voice")],
    [{ input: "a".repeat(4097) }, tooLong("input", "string", { maximum: 4096, length: 4097 })],
    [{ speed: 4.1 }, outside("speed", "decimal", { above: 4, given: 4.1 })],
    [{ speed: 0.2 }, outside("speed", "decimal", { below: 0.25, given: 0.2 })],
    [
      { response_format: "ogg" },
      unsupported("response_format", "ogg", "'mp3', 'opus', 'aac', 'flac', 'wav', and 'pcm'"),
    ],
    [{ stream_format: "ndjson" }, unsupported("stream_format", "ndjson", "'sse' and 'audio'")],
    [
      { model: "tts-1-hd", stream_format: "sse" },
      {
        param: "stream_format",
        code: null,
        message: "stream_format 'sse' is not supported for this model.",
      },
    ],
  ])("refuses %o", async ([change, refusal]) => {
    expect(await ask(change)).toEqual(refusal);
  });

  test.for<object>([
    { input: "a".repeat(4096), speed: 4 },
    { speed: 0.25, stream_format: "audio", response_format: "pcm" },
    { model: "tts-1-hd", stream_format: "audio", response_format: null },
  ])("answers %o", async (change) => {
    expect(await ask(change)).toBeUndefined();
  });
});
