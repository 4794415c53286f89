import { describe, expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import { createSilence } from "../../src/media/silence.ts";
import { hasRecordings, readRecordings, type Recording } from "./recordings.ts";
import { compareKeys, replay, SAME_KEYS, toPayloads } from "./replay.ts";

const transcriptions = ["openai", "groq"].flatMap((provider) =>
  readRecordings(provider, /POST .*\/v1\/audio\/transcriptions$/),
);
const bodies = transcriptions.filter(({ response }) => response.body);
const streams = transcriptions.filter(({ response }) => response.sse !== undefined);
const speeches = readRecordings("openai", "POST /v1/audio/speech");

interface Transcription {
  text: string;
  words?: unknown[];
  usage?: { type: string };
}

interface Event {
  type: string;
  text?: string;
  delta?: string;
  speaker?: string;
  start?: number;
  end?: number;
}

/** Forms were left out of the recordings: what the answer tells of them is sent. */
function send(
  { provider }: Pick<Recording, "provider">,
  { reply, ...fields }: { reply: unknown } & Record<string, unknown>,
): Promise<Response> {
  const form = new FormData();
  form.append("file", new File([createSilence("wav")], "a.wav", { type: "audio/wav" }));
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  const provided = provider === "groq" ? llm.groq : llm.openai;
  const base = provider === "groq" ? "https://api.groq.com/openai" : "https://api.openai.com";
  const fetch = createFetch(provided.transcriptions(reply as string));
  return fetch(`${base}/v1/audio/transcriptions`, { method: "POST", body: form });
}

describe.runIf(hasRecordings)("transcriptions", () => {
  test.for(bodies.filter(({ response }) => isJSON(response.body)))(
    "answers $file with the same keys",
    async (recording) => {
      const recorded = recording.response.body as Transcription;
      const response = await send(recording, {
        reply: recorded.text,
        model: recorded.usage?.type === "tokens" ? "gpt-4o-transcribe" : "whisper-1",
        ...(recorded.words && {
          response_format: "verbose_json",
          "timestamp_granularities[]": "word",
        }),
      });
      const body = (await response.json()) as Transcription;
      expect(compareKeys(body, [recorded])).toEqual(SAME_KEYS);
      expect([body.text, body.usage?.type]).toEqual([recorded.text, recorded.usage?.type]);
    },
  );

  test.for(bodies.filter(({ response }) => !isJSON(response.body)))(
    "answers $file with a text",
    async (recording) => {
      const { headers } = recording.response.body as { headers: Record<string, string> };
      const model = "whisper-large-v3";
      const response = await send(recording, { reply: "Hi.", model, response_format: "text" });
      const type = headers["content-type"]!.toLowerCase();
      expect(response.headers.get("content-type")).toBe(type);
    },
  );

  test.for(streams)("streams $file in the same order", async (recording) => {
    const recorded = toPayloads(recording.response.sse!) as Event[];
    const segments = recorded.filter(({ type }) => type === "transcript.text.segment");
    const done = recorded.find(({ type }) => type === "transcript.text.done")!;
    const response = await send(recording, {
      reply:
        segments.length > 0 ? { text: done.text, segments: segments.map(toSegment) } : done.text,
      model: "gpt-4o-transcribe-diarize",
      stream: true,
      ...(segments.length > 0 && { response_format: "diarized_json" }),
    });
    const payloads = toPayloads(await response.text()) as Event[];
    expect(fold(payloads)).toEqual(fold(recorded));
    expect(compareKeys(payloads, [recorded])).toEqual(SAME_KEYS);
    expect(payloads.filter(({ type }) => type === "transcript.text.segment")).toEqual(segments);
    expect(payloads.map(({ delta = "" }) => delta).join("")).toBe(
      recorded.map(({ delta = "" }) => delta).join(""),
    );
  });
});

describe.runIf(hasRecordings)("speech", () => {
  test.for(speeches)("answers $file with a sound of the same kind", async (recording) => {
    const response = await replay(recording);
    const recorded = recording.response as Recording["response"] & { base64: string };
    expect(response.headers.get("content-type")).toBe(recorded.headers?.["content-type"]);
    const [bytes, others] = [
      new Uint8Array(await response.arrayBuffer()),
      Buffer.from(recorded.base64, "base64"),
    ];
    // MPEG-2, layer III, 24 kHz, one channel; the bit rate is its own
    const toHead = (data: Uint8Array): number[] => [data[0]!, data[1]!, data[2]! & 0x0c, data[3]!];
    expect(toHead(bytes)).toEqual(toHead(others));
  });
});

/** One recording is of the whole exchange. */
function isJSON(body: unknown): boolean {
  return typeof (body as { text?: unknown }).text === "string";
}

function toSegment({ text, speaker, start, end }: Event): object {
  return { text, speaker, start, end };
}

function fold(events: (Event | string)[]): string[] {
  const types = events.map((event) => (typeof event === "string" ? event : event.type));
  return types.filter((type, index) => type !== types[index - 1]);
}
