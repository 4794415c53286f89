import { describe, expect, test } from "vitest";
import { geminiGenerateContent } from "../../src/codecs/gemini-generate-content/index.ts";
import type { GeminiCall } from "../../src/codecs/gemini-generate-content/wire.ts";
import type {
  Content,
  DecodedResult,
  LanguageModelResult,
} from "../../src/language-model/result.ts";
import type { StreamPart } from "../../src/language-model/stream-part.ts";
import { reader } from "./readers/gemini-generate-content.ts";
import { hasRecordings, readRecordings, type Recording } from "./recordings.ts";

const codec = geminiGenerateContent();
const VERTEX = "projects/{p}/locations/{l}/publishers/google/models/{m}";

function readAnswers(method: string): Recording[] {
  const endpoints: [string, string][] = [
    ["gemini", `POST /v1beta/models/{m}:${method}`],
    ["gemini", `POST /v1alpha/models/{m}:${method}`],
    ...["v1", "v1beta", "v1beta1"].map((version): [string, string] => [
      "vertex",
      `POST /${version}/${VERTEX}:${method}`,
    ]),
  ];
  return endpoints
    .flatMap(([provider, endpoint]) => readRecordings(provider, endpoint))
    .filter(({ response }) => response.status === 200);
}

const bodies = readAnswers("generateContent");
const streams = readAnswers("streamGenerateContent");

/** The call that asked, as far as it says how the answer is written. */
function toCall({ body }: { body: unknown }): GeminiCall {
  const modelId = (body as { modelVersion?: string }[])[0]?.modelVersion ?? "";
  return codec.decode({
    method: "POST",
    url: "https://generativelanguage.googleapis.com/v1beta/models/m:streamGenerateContent?alt=sse",
    params: { model: modelId },
    query: new URLSearchParams(),
    headers: new Headers(),
    body: { generationConfig: { thinkingConfig: { includeThoughts: true } } },
    malformed: false,
  });
}

function toResult(decoded: DecodedResult): LanguageModelResult {
  return { timestamp: 0, ...decoded };
}

function write(result: LanguageModelResult, call: GeminiCall): string {
  const encode = codec.encodeStream(call, {});
  const { id, modelId, timestamp, usage, body } = result;
  const parts: StreamPart[] = [
    { type: "response-metadata", id, modelId, timestamp, usage, ...(body && { body }) },
    ...result.content.flatMap(toParts),
    { type: "finish", result },
  ];
  const frames = parts.flatMap((part) => [...encode(part)]);
  return frames.map((frame) => codec.framing(call).encode(frame)).join("");
}

/** A delta a character, as far as it matters to the wire. */
function toParts(part: Content, id: number): StreamPart[] {
  switch (part.type) {
    case "text":
      return Array.from(part.text, (delta) => ({ type: "text-delta", id, delta }));
    case "reasoning": {
      const deltas = Array.from(part.text, (delta): StreamPart => {
        return { type: "reasoning-delta", id, delta };
      });
      return [...deltas, { type: "reasoning-end", id, part }];
    }
    case "tool-call":
      return [{ type: "tool-input-end", id, part }];
    case "file":
      return [{ type: "file", id, part }];
    case "source":
      return [{ type: "source", id, part }];
    case "custom":
      return [{ type: "custom", id, part }];
    case "refusal":
      throw new Error("Gemini refuses in words");
  }
}

function toEvents(chunks: unknown[]): string {
  return chunks.map((chunk) => `data: ${JSON.stringify(chunk)}\r\n\r\n`).join("");
}

/** Google's SDK reads events alone; a list's members say the same. */
function toChunks({ response: { sse = "", jsonArrayStream, chunks } }: Recording): unknown[] {
  if (jsonArrayStream !== undefined) {
    return typeof jsonArrayStream === "string"
      ? (JSON.parse(jsonArrayStream) as unknown[])
      : (jsonArrayStream as unknown[]);
  }
  const events = sse.split(/\r?\n\r?\n/).filter((event) => event.startsWith("data:"));
  return chunks ?? events.map((event) => JSON.parse(event.slice(5)) as unknown);
}

describe.skipIf(!hasRecordings)("round trips, read by the SDK", () => {
  test("are of all that was recorded", () => {
    expect(bodies.length).toBeGreaterThan(120);
    expect(streams.length).toBeGreaterThan(60);
  });

  test.for(bodies.map((recording) => [recording.file, recording] as const))(
    "the body %s",
    async ([, { response }]) => {
      const call = toCall({ body: [response.body] });
      const body = codec.encode(toResult(codec.decodeResult!(response.body)), call);
      expect(await reader.body(body)).toEqual(await reader.body(response.body));
    },
  );

  test.for(streams.map((recording) => [recording.file, recording] as const))(
    "the stream %s",
    async ([, recording]) => {
      const chunks = toChunks(recording);
      const text = write(toResult(codec.decodeResult!(chunks)), toCall({ body: chunks }));
      expect(await reader.stream(text)).toEqual(await reader.stream(toEvents(chunks)));
    },
  );
});
