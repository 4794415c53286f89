import { describe, expect, test } from "vitest";
import type { WireRequest } from "../../src/codec.ts";
import { geminiGenerateContent } from "../../src/codecs/gemini-generate-content/index.ts";
import { geminiCountTokens } from "../../src/codecs/gemini-generate-content/count-tokens.ts";
import { geminiEmbedContent } from "../../src/codecs/gemini-embed-content/index.ts";
import { hasRecordings, readRecordings, type Recording } from "./recordings.ts";

const codec = geminiGenerateContent();
const recordings = [":generateContent", ":streamGenerateContent"].flatMap((method) =>
  readRecordings("gemini", `POST /v1beta/models/{m}${method}`),
);
const withRequest = recordings.filter(hasRequest);

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

function validate(recording: Recording): ReturnType<typeof codec.validate> {
  return codec.validate(codec.decode(toRequest(recording)), undefined as never);
}

describe.skipIf(!hasRecordings)("requests", () => {
  test("that Google answered are accepted", () => {
    const accepted = withRequest.filter(({ response }) => response.status === 200);
    expect(accepted.length).toBeGreaterThan(70);
    const refused = accepted.flatMap((recording) => {
      const error = validate(recording);
      return error ? [[recording.file, error.message]] : [];
    });
    expect(refused).toEqual([]);
  });

  test("that Google refused are refused alike", () => {
    const refused = withRequest.filter(({ response, decidable }) => {
      return [400, 422].includes(response.status) && decidable === "yes";
    });
    for (const recording of refused) {
      const error = validate(recording);
      expect(error && codec.encodeError(error)).toMatchObject({
        status: recording.response.status,
      });
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
