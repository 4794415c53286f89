import { describe, expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import { createCheck, hasSpecs } from "./measure/schema.ts";
import { toPayloads } from "./replay.ts";

const fetch = createFetch(...llm.handlers);

const OPENAI = "https://api.openai.com/v1";

type Case = [schema: string, path: string, fields: object];

/** The answer, or each event of its stream; and what the official specification says against them. */
async function findFaults(
  document: string,
  schema: string,
  sent: Promise<Response>,
): Promise<{ count: number; faults: string[] }> {
  const response = await sent;
  const text = await response.text();
  const isStream = response.headers.get("content-type")!.startsWith("text/event-stream");
  const payloads = isStream
    ? toPayloads(text).filter((payload) => payload !== "[DONE]")
    : [JSON.parse(text) as unknown];
  const check = createCheck(document, schema);
  return { count: payloads.length, faults: payloads.flatMap(check) };
}

function postJSON(url: string, fields: object): Promise<Response> {
  return fetch(url, { method: "POST", body: JSON.stringify(fields) });
}

function postForm(url: string, fields: object): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  const isImage = url.includes("/images/");
  const file = isImage
    ? new File(["x"], "a.png", { type: "image/png" })
    : new File([createSilence("wav")], "a.wav", { type: "audio/wav" });
  form.append(isImage ? "image" : "file", file);
  return fetch(url, { method: "POST", body: form });
}

const MODEL = "gpt-image-1.5";
const prompt = "a cat";

const TOGETHER = "https://api.together.xyz/v1";
const FLUX = "black-forest-labs/FLUX.1-schnell";

describe.runIf(hasSpecs)("answers valid against Together's specification", () => {
  test.for<Case>([
    ["ImageResponse", "/images/generations", { model: FLUX, prompt, n: 2 }],
    ["ImageResponse", "/images/generations", { model: FLUX, prompt, response_format: "base64" }],
    [
      "AudioSpeechStreamChunk",
      "/audio/speech",
      { model: "cartesia/sonic", input: "Hi", voice: "a", stream: true, response_format: "raw" },
    ],
  ])("%s from JSON at %s: %o", async ([schema, path, fields]) => {
    const sent = postJSON(TOGETHER + path, fields);
    const { count, faults } = await findFaults("together", schema, sent);
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(0);
  });

  test.for<Case>([
    ["AudioTranscriptionJsonResponse", "/audio/transcriptions", {}],
    [
      "AudioTranscriptionVerboseJsonResponse",
      "/audio/transcriptions",
      { response_format: "verbose_json", diarize: true, timestamp_granularities: "word" },
    ],
    ["AudioTranslationJsonResponse", "/audio/translations", {}],
    [
      "AudioTranslationVerboseJsonResponse",
      "/audio/translations",
      { response_format: "verbose_json" },
    ],
  ])("%s from a form at %s: %o", async ([schema, path, fields]) => {
    const sent = postForm(TOGETHER + path, fields);
    expect((await findFaults("together", schema, sent)).faults).toEqual([]);
  });
});

describe.runIf(hasSpecs)("answers valid against OpenAI's specification", () => {
  test.for<Case>([
    ["ImagesResponse", "/images/generations", { model: MODEL, prompt, n: 2 }],
    ["ImagesResponse", "/images/generations", { model: "dall-e-2", prompt }],
    [
      "ImageGenStreamEvent",
      "/images/generations",
      { model: MODEL, prompt, stream: true, partial_images: 2 },
    ],
    [
      "CreateSpeechResponseStreamEvent",
      "/audio/speech",
      { model: "gpt-4o-mini-tts", input: "Hi", voice: "alloy", stream_format: "sse" },
    ],
  ])("%s from JSON at %s: %o", async ([schema, path, fields]) => {
    const { count, faults } = await findFaults("openai", schema, postJSON(OPENAI + path, fields));
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(0);
  });

  test.for<Case>([
    ["ImagesResponse", "/images/edits", { model: MODEL, prompt }],
    [
      "ImageEditStreamEvent",
      "/images/edits",
      { model: MODEL, prompt, stream: true, partial_images: 1 },
    ],
    ["ImagesResponse", "/images/variations", {}],
    [
      "CreateTranscriptionResponseJson",
      "/audio/transcriptions",
      { model: "gpt-4o-transcribe", "include[]": "logprobs" },
    ],
    ["CreateTranscriptionResponseJson", "/audio/transcriptions", { model: "whisper-1" }],
    [
      "CreateTranscriptionResponseVerboseJson",
      "/audio/transcriptions",
      { model: "whisper-1", response_format: "verbose_json" },
    ],
    [
      "CreateTranscriptionResponseVerboseJson",
      "/audio/transcriptions",
      { model: "whisper-1", response_format: "verbose_json", "timestamp_granularities[]": "word" },
    ],
    [
      "CreateTranscriptionResponseDiarizedJson",
      "/audio/transcriptions",
      { model: "gpt-4o-transcribe-diarize", response_format: "diarized_json" },
    ],
    [
      "CreateTranscriptionResponseStreamEvent",
      "/audio/transcriptions",
      { model: "gpt-4o-transcribe", stream: true, "include[]": "logprobs" },
    ],
    [
      "CreateTranscriptionResponseStreamEvent",
      "/audio/transcriptions",
      { model: "gpt-4o-transcribe-diarize", stream: true, response_format: "diarized_json" },
    ],
    ["CreateTranslationResponseJson", "/audio/translations", { model: "whisper-1" }],
    [
      "CreateTranslationResponseVerboseJson",
      "/audio/translations",
      { model: "whisper-1", response_format: "verbose_json" },
    ],
  ])("%s from a form at %s: %o", async ([schema, path, fields]) => {
    const { count, faults } = await findFaults("openai", schema, postForm(OPENAI + path, fields));
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(0);
  });
});
