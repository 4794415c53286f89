import { describe, expect, test } from "vitest";
import type { WireRequest } from "../../src/codec.ts";
import { geminiGenerateContent } from "../../src/codecs/gemini-generate-content/index.ts";
import { geminiCountTokens } from "../../src/codecs/gemini-generate-content/count-tokens.ts";
import { geminiEmbedContent } from "../../src/codecs/gemini-embed-content/index.ts";
import { VERTEX_RULES } from "../../src/codecs/vertex-rules.ts";
import { vertexGenerateContent } from "../../src/codecs/vertex.ts";
import { hasRecordings, readRecordings, type Recording } from "./recordings.ts";

const codec = geminiGenerateContent();
const vertexCodec = vertexGenerateContent(geminiGenerateContent(VERTEX_RULES));
const recordings = [":generateContent", ":streamGenerateContent"].flatMap((method) =>
  readRecordings("gemini", `POST /v1beta/models/{m}${method}`),
);
const withRequest = recordings.filter(hasRequest);

/** Vertex AI speaks the same format, and its own dialect of some refusals. */
const ofVertex = ["v1", "v1beta", "v1beta1"].flatMap((version) =>
  [":generateContent", ":streamGenerateContent"].flatMap((method) =>
    readRecordings(
      "vertex",
      `POST /${version}/projects/{p}/locations/{l}/publishers/google/models/{m}${method}`,
    ),
  ),
);

/** Some recordings are of the answer alone. */
function hasRequest({ request }: Recording): boolean {
  return typeof request?.body === "object" && request.body !== null;
}

function toRequest({ url, request }: Pick<Recording, "url" | "request">): WireRequest {
  return {
    method: "POST",
    url,
    params: { model: /models\/([^:]+):/.exec(url)?.[1] ?? "" },
    query: new URL(url).searchParams,
    headers: new Headers(),
    body: restoreFiles(request.body),
    malformed: false,
  };
}

/** The bytes of large files were left out. */
function restoreFiles(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body).replaceAll(/"<elided base64[^"]*>"/g, '"AAAA"'));
}

/** What is refused, as it is told. */
function refuse(recording: Recording): ReturnType<typeof codec.encodeError> | undefined {
  const own = recording.provider === "vertex" ? vertexCodec : codec;
  const call = own.decode(toRequest(recording));
  const error = own.validate(call, undefined as never);
  return error && own.encodeError(error, call);
}

describe.skipIf(!hasRecordings)("requests", () => {
  test.for([
    ["Gemini", recordings, 70],
    ["Vertex AI", ofVertex, 40],
  ] as const)("that %s answered are accepted", ([, recorded, minimum]) => {
    const accepted = recorded.filter(({ response }) => response.status === 200).filter(hasRequest);
    expect(accepted.length).toBeGreaterThan(minimum);
    const refused = accepted.flatMap((recording) => {
      const refusal = refuse(recording);
      return refusal ? [[recording.file, refusal.body]] : [];
    });
    expect(refused).toEqual([]);
  });

  test("that Google refused are refused alike", () => {
    const refused = [...withRequest, ...ofVertex].filter(({ response, decidable }) => {
      return [400, 422].includes(response.status) && decidable === "yes";
    });
    expect(refused.length).toBeGreaterThan(1);
    for (const recording of refused) {
      const { file, response } = recording;
      const { error } = response.body as { error: { details?: unknown[] } };
      const { details: _, ...told } = { details: [], ...error };
      const { status } = response;
      expect([file, refuse(recording)]).toMatchObject([file, { status, body: { error: told } }]);
    }
  });

  test("are understood: every text and every function is in the call", () => {
    for (const recording of withRequest) {
      const { prompt, tools } = codec.decode(toRequest(recording));
      const neutral = JSON.stringify([prompt, tools]);
      const said = findTexts(recording.request.body).map((text) => JSON.stringify(text));
      expect(said.filter((text) => !neutral.includes(text))).toEqual([]);
    }
  });

  test.for([
    [":countTokens", geminiCountTokens()],
    [":embedContent", geminiEmbedContent()],
    [":batchEmbedContents", geminiEmbedContent()],
  ] as const)("to %s are accepted", ([method, endpoint]) => {
    const [first, ...others] = readRecordings("gemini", `POST /v1beta/models/{m}${method}`);
    for (const recording of [first!, ...others].filter(hasRequest)) {
      const call = endpoint.decode(toRequest(recording));
      expect(endpoint.validate(call as never, undefined as never)).toBeUndefined();
    }
  });
});

/** The texts of the contents, the system instruction and the names of what may be called. */
function findTexts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(findTexts);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (/^(?:args|response|parameters.*|.*[sS]chema|.*Config)$/.test(key)) return [];
    if ((key === "text" || key === "name") && typeof member === "string") return [member];
    return findTexts(member);
  });
}
