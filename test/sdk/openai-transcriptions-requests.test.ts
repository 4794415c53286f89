import { createOpenAI } from "@ai-sdk/openai";
import { generateSpeech, transcribe } from "ai";
import OpenAI, { toFile } from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, llm, sequence } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const SOUND = Uint8Array.from({ length: 10_000 }, (_, index) => index % 251);
/** Half a second. */
const WAV = createSilence("wav");

function wav(name = "speech.wav", type = "audio/wav"): Promise<File> {
  return toFile(WAV, name, { type });
}

describe("audio.transcriptions", () => {
  test("Whisper takes no notice of stream", async () => {
    server.use(llm.openai.transcriptions("Hello."));
    const form = new FormData();
    form.append("model", "whisper-1");
    form.append("stream", "true");
    form.append("file", await wav());
    const url = "https://api.openai.com/v1/audio/transcriptions";
    const response = await fetch(url, { method: "POST", body: form });
    expect(await response.json()).toMatchObject({ text: "Hello." });
  });

  test("a reply that is no transcript", async () => {
    server.use(llm.openai.transcriptions({ txt: "Hi" } as never));
    const asked = client.audio.transcriptions.create({ model: "whisper-1", file: await wav() });
    await expect(asked).rejects.toThrow('the transcript has an unknown "txt"');
  });

  test("errors and a retry", async () => {
    server.use(llm.openai.transcriptions(sequence(errors.rateLimit(), "Hello.")));
    const { text } = await client.audio.transcriptions.create(
      { model: "whisper-1", file: await wav() },
      { maxRetries: 1 },
    );
    expect(text).toBe("Hello.");
    server.use(llm.openai.transcriptions(errors.invalidApiKey()));
    const refused = client.audio.transcriptions.create({ model: "whisper-1", file: await wav() });
    await expect(refused).rejects.toMatchObject({ status: 401, code: "invalid_api_key" });
  });

  test("refuses what OpenAI refuses", async () => {
    const { transcriptions } = client.audio;
    const verbose = { model: "gpt-4o-transcribe", response_format: "verbose_json" } as const;
    await expect(transcriptions.create({ ...verbose, file: await wav() })).rejects.toMatchObject({
      status: 400,
      code: "unsupported_value",
      param: "response_format",
      message:
        "400 response_format 'verbose_json' is not compatible with model 'gpt-4o-transcribe'. Use 'json' or 'text' instead.",
    });
    const text = await toFile(new Uint8Array([1]), "speech.txt", { type: "text/plain" });
    await expect(transcriptions.create({ model: "whisper-1", file: text })).rejects.toMatchObject({
      param: null,
      message:
        "400 Invalid file format. Supported formats: ['flac', 'm4a', 'mp3', 'mp4', 'mpeg', 'mpga', 'oga', 'ogg', 'wav', 'webm']",
    });
    for (const [name, type] of [
      ["speech", "text/plain"],
      ["speech.WAV", "text/plain"],
      ["speech.dat", "audio/wav"],
      ["speech.dat", "video/mp4"],
    ] as const) {
      const file = await toFile(WAV, name, { type });
      expect(await transcriptions.create({ model: "whisper-1", file })).toHaveProperty("text");
    }
    await expect(transcriptions.create({ file: await wav() } as never)).rejects.toMatchObject({
      param: "model",
      message: "400 Missing required parameter: 'model'.",
    });
    const xml = { model: "whisper-1", file: await wav(), response_format: "xml" as "json" };
    await expect(transcriptions.create(xml)).rejects.toMatchObject({
      code: "invalid_value",
      message:
        "400 Invalid value: 'xml'. Supported values are: 'json', 'text', 'srt', 'verbose_json', 'vtt', and 'diarized_json'.",
    });
    const diarized = { model: "gpt-4o-transcribe-diarize", response_format: "srt" } as const;
    await expect(transcriptions.create({ ...diarized, file: await wav() })).rejects.toMatchObject({
      message:
        "400 response_format 'srt' is not compatible with model 'gpt-4o-transcribe-diarize'. Use 'json' or 'text' or 'diarized_json' instead.",
    });
    for (const response_format of ["json", "text"] as const) {
      const file = await wav();
      const said = transcriptions.create({ ...diarized, response_format, file });
      expect(await said).toBeDefined();
    }
    await expect(
      transcriptions.create({ model: "whisper-1", file: "no file" } as never),
    ).rejects.toMatchObject({ code: "missing_required_parameter", param: "file" });
  });
});

test("audio.translations: English, whatever is spoken", async () => {
  server.use(llm.openai.translations("Good day."));
  const { translations } = client.audio;
  const request = { model: "whisper-1", file: await wav() };
  expect(await translations.create(request)).toEqual({ text: "Good day." });
  const verbose = await translations.create({ ...request, response_format: "verbose_json" });
  expect(verbose).toMatchObject({ task: "translate", language: "english", text: "Good day." });
  expect(verbose).not.toHaveProperty("usage");
  expect(await translations.create({ ...request, response_format: "text" })).toBe("Good day.\n");
});

test("the AI SDK speaks and listens", async () => {
  const openai = createOpenAI({ apiKey: "test" });
  server.use(llm.openai.speech(SOUND), llm.openai.transcriptions("Hello, friend."));
  const { audio } = await generateSpeech({ model: openai.speech("tts-1"), text: "Hello" });
  expect(audio.uint8Array).toEqual(SOUND);
  expect(audio.mediaType).toBe("audio/mpeg");
  const heard = await transcribe({ model: openai.transcription("whisper-1"), audio: WAV });
  expect(heard.text).toBe("Hello, friend.");
  expect(heard.segments[0]).toMatchObject({ text: "Hello, friend.", startSecond: 0 });
});
