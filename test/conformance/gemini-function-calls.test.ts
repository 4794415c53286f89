import { describe, expect, test } from "vitest";
import { signsFunctionCalls } from "../../src/codecs/gemini-generate-content/signature.ts";
import type {
  GenerateContentResponse,
  Part,
} from "../../src/codecs/gemini-generate-content/wire.ts";
import { hasRecordings, readRecordings, type Recording } from "./recordings.ts";

const recordings = [":generateContent", ":streamGenerateContent"].flatMap((method) =>
  readRecordings("gemini", `POST /v1beta/models/{m}${method}`),
);

function toChunks({ response }: Recording): unknown[] {
  const { status, body, sse = "", jsonArrayStream, chunks } = response;
  if (status !== 200) return [];
  if (body !== undefined) return [body];
  if (typeof jsonArrayStream === "string") return JSON.parse(jsonArrayStream) as unknown[];
  const events = sse.split(/\r?\n\r?\n/).filter((event) => event.startsWith("data:"));
  return chunks ?? events.map((event) => JSON.parse(event.slice(5)) as unknown);
}

const answers = recordings.flatMap((recording) => {
  const chunks = toChunks(recording) as Partial<GenerateContentResponse>[];
  const parts = chunks.flatMap((chunk): Part[] => chunk.candidates?.[0]?.content?.parts ?? []);
  const calls = parts.filter(({ functionCall }) => functionCall);
  const modelId = chunks.at(-1)?.modelVersion ?? "";
  return calls.length > 0 ? [{ file: recording.file, url: recording.url, modelId, calls }] : [];
});

describe.skipIf(!hasRecordings)("recorded function calls", () => {
  test("of a model that signs them: the first is signed, and no other", () => {
    const signing = answers.filter(signsFunctionCalls);
    expect(signing.length).toBeGreaterThan(10);
    const odd = signing.filter(({ calls: [first, ...others] }) => {
      return !first?.thoughtSignature || others.some(({ thoughtSignature }) => thoughtSignature);
    });
    expect(odd.map(({ file }) => file)).toEqual([]);
  });

  test("have an id only of a model that signs them", () => {
    const withId = answers.filter(({ calls }) => calls.some((part) => part.functionCall?.id));
    expect(withId.length).toBeGreaterThan(5);
    expect(withId.filter((answer) => !signsFunctionCalls(answer))).toEqual([]);
    const ids = withId.flatMap(({ calls }) => calls.map((part) => part.functionCall?.id ?? ""));
    expect(ids.filter((id) => !/^(?:[0-9A-Za-z]{8}|call_\d+)$/.test(id))).toEqual([]);
  });

  test("of an alias are those of the newest model", () => {
    const aliased = answers.flatMap(({ url, modelId }) => {
      const [, alias = ""] = /models\/(.*-latest):/.exec(url) ?? [];
      return alias ? [[alias, modelId]] : [];
    });
    expect(aliased.length).toBeGreaterThan(0);
    for (const [alias = "", modelId = ""] of aliased) {
      expect([alias, signsFunctionCalls({ modelId: alias })]).toEqual([
        alias,
        signsFunctionCalls({ modelId }),
      ]);
    }
  });
});
