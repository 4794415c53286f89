import { describe, expect, test } from "vitest";
import { encode } from "../../src/codecs/gemini-generate-content/encode.ts";
import { encodeStream } from "../../src/codecs/gemini-generate-content/stream.ts";
import type { GeminiCall, Part } from "../../src/codecs/gemini-generate-content/wire.ts";
import { decode } from "../../src/codecs/gemini-generate-content/decode.ts";
import { jsonArray } from "../../src/framing/json-array.ts";
import { reasoning, source, text, toolCall } from "../../src/index.ts";
import type { Content, LanguageModelResult } from "../../src/language-model/result.ts";
import type { StreamPart } from "../../src/language-model/stream-part.ts";
import { createSplitter } from "../../src/stream/to-parts.ts";
import { hasRecordings, keyPaths, readRecordings, type Recording } from "./recordings.ts";

const whole = readRecordings("gemini", "POST /v1beta/models/{m}:generateContent");
const streamed = readRecordings("gemini", "POST /v1beta/models/{m}:streamGenerateContent");

/** What differs by the answer, not by the wire. */
const FREE = /(?:functionCall\.args|inlineData|fileData|logprobsResult)\b/;

function toResult(
  content: Content[],
  more: Partial<LanguageModelResult> = {},
): LanguageModelResult {
  return {
    id: "r",
    modelId: "m",
    timestamp: 0,
    content,
    finishReason: content.some(({ type }) => type === "tool-call") ? "tool-calls" : "stop",
    usage: {
      inputTokens: { total: 9, cacheRead: 2, cacheWrite: 0 },
      outputTokens: { total: 5, reasoning: 2 },
    },
    ...more,
  };
}

const results = [
  toResult([text("Hi")]),
  toResult([reasoning("Hm.", { signature: "s" }), text("Hi")]),
  toResult([toolCall("a", { city: "Oslo" }, { id: "c1", signature: "s" })]),
  toResult([text("Hi"), source({ url: "https://yr.no", title: "Yr" })]),
  toResult([], { finishReason: "content-filter" }),
  toResult([], { finishReason: "length" }),
  toResult([text("Hi")], { logprobs: [{ token: "Hi", logprob: -1 }] }),
];

function toCall(method: string): GeminiCall {
  return decode({
    method: "POST",
    url: `https://generativelanguage.googleapis.com/v1beta/models/m:${method}`,
    params: { model: "m" },
    query: new URLSearchParams(),
    headers: new Headers(),
    body: { generationConfig: { thinkingConfig: { includeThoughts: true } } },
    malformed: false,
  });
}

function toChunks(result: LanguageModelResult): object[] {
  const call = toCall("streamGenerateContent?alt=sse");
  const toFrames = encodeStream(call);
  const { id, modelId, timestamp, usage, content } = result;
  const { split } = createSplitter(
    { ...result, content: [] },
    {
      chunk: (value) => [value],
    },
  );
  const parts: StreamPart[] = content.flatMap((piece) => Array.from(split(piece)));
  parts.unshift({ type: "response-metadata", id, modelId, timestamp, usage });
  parts.push({ type: "finish", result });
  return parts.flatMap((part) => Array.from(toFrames(part)));
}

function parseEvents({ response: { sse = "" } }: Recording): object[] {
  return sse.split(/\r?\n\r?\n/).flatMap((event) => {
    return event.startsWith("data:") ? [JSON.parse(event.slice(5)) as object] : [];
  });
}

function pathsOf(values: unknown[]): Set<string>[] {
  return values.map((value) => new Set([...keyPaths(value)].filter((path) => !FREE.test(path))));
}

const bodies = whole.flatMap(({ response }) => (response.status === 200 ? [response.body] : []));
const events = streamed
  .filter(({ response }) => response.status === 200)
  .map(parseEvents)
  .filter((list) => list.length > 0);

/** The paths that one has, and those that all have. */
function toShape(sets: Set<string>[]): { any: Set<string>; all: string[] } {
  const any = new Set(sets.flatMap((set) => [...set]));
  return { any, all: [...any].filter((path) => sets.every((set) => set.has(path))) };
}

describe.skipIf(!hasRecordings)("answers", () => {
  test.for([
    ["a body", bodies, results.map((result) => encode(result, toCall("generateContent")))],
    ["a chunk", bodies.concat(events.flat()), results.flatMap(toChunks)],
  ] as const)("%s has the keys of the recordings", ([, recorded, ours]) => {
    const { any, all } = toShape(pathsOf([...recorded]));
    for (const paths of pathsOf([...ours])) {
      expect([...paths].filter((path) => !any.has(path))).toEqual([]);
      expect(all.filter((path) => !paths.has(path))).toEqual([]);
    }
  });

  test("the chunks come in an order that the recordings show", () => {
    const recorded = new Set(events.map(toOrder));
    expect(recorded).toContain(toOrder(toChunks(results[0]!)));
    expect(recorded).toContain(toOrder(toChunks(results[2]!)));
    expect(recorded).toContain(toOrder(toChunks(toResult([reasoning("Hm."), text("Hi")]))));
  });
});

describe.skipIf(!hasRecordings)("round trips", () => {
  test("a recorded answer's parts, made neutral and written again", () => {
    const call = toCall("generateContent");
    const answers = bodies.map((body) => (body as Body).candidates?.[0]?.content?.parts ?? []);
    const known = answers.filter((parts) => parts.length > 0 && parts.every(isKnown));
    expect(known.length).toBeGreaterThan(60);
    for (const parts of known) {
      const result = toResult(parts.flatMap(toContent));
      expect(encode(result, call).candidates?.[0]?.content?.parts).toEqual(parts);
    }
  });

  test("a recorded array, byte by byte", () => {
    const arrays = streamed.flatMap(({ response }) => response.jsonArrayStream ?? []);
    expect(arrays.length).toBeGreaterThan(0);
    for (const array of arrays as string[]) {
      const framing = jsonArray("application/json");
      const frames = (JSON.parse(array) as object[]).map((frame) => framing.encode(frame));
      expect(frames.join("") + framing.end?.()).toBe(array);
    }
  });
});

interface Body {
  candidates?: { content?: { parts?: Part[] } }[];
}

function isKnown(part: Part): boolean {
  return part.text !== undefined || part.functionCall !== undefined;
}

/** A signature is that of the thoughts before the part. */
function toContent({ text: said, thought, functionCall, thoughtSignature }: Part): Content[] {
  const signature = thoughtSignature;
  if (thought) return [reasoning(said!)];
  if (functionCall) {
    const { name, args, id } = functionCall;
    return [toolCall(name, args, { ...(id && { id }), ...(signature && { signature }) })];
  }
  return [...(signature ? [reasoning("", { signature })] : []), text(said!)];
}

interface Chunk {
  candidates?: { content?: { parts?: Record<string, unknown>[] }; finishReason?: string }[];
}

/** `thought text end`: what the parts are, runs of one kind folded, an empty text left out; the last chunk ends. */
function toOrder(chunks: object[]): string {
  const kinds = (chunks as Chunk[]).flatMap(({ candidates: [candidate] = [] }) => [
    ...(candidate?.content?.parts ?? []).filter(({ text }) => text !== "").map(toKind),
    ...(candidate?.finishReason ? [candidate.finishReason] : []),
  ]);
  return kinds.filter((kind, index) => kind !== kinds[index - 1]).join(" ");
}

function toKind({ thought, ...part }: Record<string, unknown>): string {
  const kinds = Object.keys(part).filter((key) => key !== "thoughtSignature");
  return thought === true ? "thought" : kinds.join();
}
