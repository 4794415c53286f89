import { OpenRouter } from "@openrouter/sdk";
import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { generateImage } from "ai";
import { decode as decodePNG } from "fast-png";
import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { errors, llm } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const V1 = "https://openrouter.ai/api/v1";
let client: OpenRouter;
beforeAll(
  () => void (client = new OpenRouter({ apiKey: "test", retryConfig: { strategy: "none" } })),
);

const WAV = createSilence("wav");
const BYTES = Uint8Array.from({ length: 300 }, (_, index) => index % 251);
const BASE64 = Buffer.from(BYTES).toString("base64");

function post(path: string, body: object): Promise<Response> {
  return fetch(V1 + path, { method: "POST", body: JSON.stringify(body) });
}

describe("speech", () => {
  const SPEECH = { model: "hexgrad/kokoro-82m", input: "Hello" };

  test("samples alone by default, an MP3 where it is asked for, and no voice is needed", async () => {
    const read = async (stream: ReadableStream<Uint8Array>): Promise<Uint8Array> =>
      new Uint8Array(await new Response(stream as BodyInit).arrayBuffer());
    const speak = async (more: object): Promise<Uint8Array> =>
      read(await client.tts.createSpeech({ speechRequest: { ...SPEECH, ...more } }));
    expect(await speak({})).toEqual(WAV.slice(44));
    expect(await speak({ responseFormat: "mp3", voice: "af_bella" })).toEqual(createSilence("mp3"));
    server.use(llm.openrouter.speech(BYTES));
    expect(await speak({})).toEqual(BYTES);
  });

  test("an id in a header, and errors", async () => {
    const { headers } = await post("/audio/speech", SPEECH);
    expect(headers.get("x-generation-id")).toMatch(/^gen-tts-\d{10}-\w{20}$/);
    expect((await post("/audio/speech", { model: "m" })).status).toBe(400);
    const ogg = await post("/audio/speech", { ...SPEECH, response_format: "ogg" });
    expect(await ogg.json()).toMatchObject({
      error: {
        code: 400,
        message:
          "Invalid value: 'ogg'. Supported values are: 'mp3', 'pcm', 'opus', 'aac', 'flac', and 'wav'.",
      },
    });
    server.use(llm.openrouter.speech(BYTES));
    for (const response_format of ["mp3", "pcm", "opus", "aac", "flac", "wav"]) {
      expect((await post("/audio/speech", { ...SPEECH, response_format })).status).toBe(200);
    }
    server.use(llm.openrouter.speech(errors.invalidApiKey()));
    const refused = await post("/audio/speech", SPEECH);
    expect(await refused.json()).toMatchObject({ error: { code: 401 } });
  });
});

describe("transcriptions", () => {
  const data = Buffer.from(WAV).toString("base64");

  test("of a sound in JSON: its words, counted by tokens or by the second", async () => {
    const mock = llm.openrouter.transcriptions("Hello, friend.");
    server.use(mock);
    const hear = (model: string): ReturnType<typeof client.stt.createTranscription> =>
      client.stt.createTranscription({
        sttRequest: { model, inputAudio: { data, format: "wav" } },
      });
    const heard = await hear("openai/gpt-4o-transcribe");
    expect(heard.text).toBe("Hello, friend.");
    expect(heard.usage!.totalTokens).toBe(heard.usage!.inputTokens! + heard.usage!.outputTokens!);
    expect(await hear("openai/whisper-1")).toEqual({
      text: "Hello, friend.",
      usage: { seconds: 1, cost: 0 },
    });
    expect(mock.calls[0]).toMatchObject({ modelId: "openai/gpt-4o-transcribe" });
  });

  test("of a file in a form, with its segments", async () => {
    server.use(llm.openrouter.transcriptions({ text: "Hello, friend.", language: "de" }));
    const openai = new OpenAI({ apiKey: "test", baseURL: V1, maxRetries: 0 });
    const file = new File([WAV], "speech.wav");
    const verbose = await openai.audio.transcriptions.create({
      model: "openai/whisper-1",
      file,
      response_format: "verbose_json",
    });
    expect(verbose).toMatchObject({
      task: "transcribe",
      language: "german",
      duration: 0.5,
      segments: [{ text: "Hello, friend.", start: 0, end: 0.5 }],
    });
  });

  test("of nothing, or of what is no base64, is refused", async () => {
    const model = "openai/whisper-1";
    const message = "Missing required parameter: 'file'.";
    for (const input_audio of [undefined, { data: 7, format: "wav" }, { data }]) {
      const refused = await post("/audio/transcriptions", { model, input_audio });
      expect(await refused.json()).toMatchObject({ error: { code: 400, message } });
    }
    const odd = { model, input_audio: { data: "?", format: "wav" } };
    expect((await post("/audio/transcriptions", odd)).status).toBe(400);
    const srt = { model, input_audio: { data, format: "wav" }, response_format: "srt" };
    expect(await (await post("/audio/transcriptions", srt)).json()).toMatchObject({
      error: { message: "Invalid value: 'srt'. Supported values are: 'json' and 'verbose_json'." },
    });
    const near = await post("/audio/transcriptions", {
      model,
      input_audio: { data, format: "wav" },
    });
    expect(near.status).toBe(200);
    expect(near.headers.get("x-generation-id")).toMatch(/^gen-stt-/);
  });
});

describe("images", () => {
  const PARAMS = { model: "google/gemini-3.1-flash-lite-image", prompt: "a cat" };

  test("bytes with their type, and what they weigh", async () => {
    server.use(llm.openrouter.images(BYTES));
    const answer = await client.images.generate({ imageGenerationRequest: { ...PARAMS, n: 2 } });
    const image = { b64Json: BASE64, mediaType: "image/png" };
    expect(answer).toMatchObject({ data: [image, image], usage: { cost: 0 } });
  });

  test("a picture in the shape that is asked for", async () => {
    const response = await post("/images", { ...PARAMS, aspect_ratio: "2:1" });
    expect(response.headers.get("x-generation-id")).toMatch(/^gen-img-/);
    const { data } = (await response.json()) as { data: { b64_json: string }[] };
    const picture = decodePNG(Buffer.from(data[0]!.b64_json, "base64"));
    expect(picture).toMatchObject({ width: 1024, height: 512 });
  });

  test("a URL cannot be sent, nor is a stream mocked", async () => {
    server.use(llm.openrouter.images("https://pictures.example/a.png"));
    const url = await post("/images", PARAMS);
    expect(await url.text()).toMatch(/msw-llm: .*Reply with the image's bytes/);
    const stream = await post("/images", { ...PARAMS, stream: true });
    expect(await stream.text()).toMatch(/msw-llm: .*not mocked\. Ask without stream/);
    expect((await post("/images", { model: PARAMS.model })).status).toBe(400);
  });

  test("the AI SDK makes images", async () => {
    const model = createOpenRouter({ apiKey: "test" }).imageModel(PARAMS.model);
    const { image } = await generateImage({ model, prompt: "a cat" });
    expect(image.base64.length).toBeGreaterThan(0);
  });
});
