import { describe, expect, test } from "vitest";
import { ollamaChat } from "../../src/codecs/ollama-chat/index.ts";
import { ollamaGenerate } from "../../src/codecs/ollama-generate/index.ts";
import { errors, llm } from "../../src/index.ts";
import type { DecodedResult } from "../../src/language-model/result.ts";
import type { StreamPart } from "../../src/language-model/stream-part.ts";
import { createSplitter } from "../../src/stream/to-parts.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { splitNamed } from "./named.ts";
import type { Reader } from "./reader.ts";
import { chatReader, generateReader } from "./readers/ollama.ts";
import { hasRecordings, readRecordings, type Recording } from "./recordings.ts";
import { replay, withRequest } from "./replay.ts";

describe.runIf(hasRecordings)("ollama.chat", () => {
  testRoundTrip("ollama chat", ollamaChat(), chatReader);
});

describe.runIf(hasRecordings)("ollama.generate", () => {
  testRoundTrip("ollama generate", ollamaGenerate(), generateReader);
});

/** What a model gave is no request's fault, and what it is called is never judged. */
test("the recorded refusal is of a model that is not there", async () => {
  const [refusal] = readRecordings("ollama", "POST /api/chat").filter(
    ({ response }) => response.status === 404,
  );
  if (!refusal) return;
  const fetch = createCheckedFetch(llm.ollama.chat(errors.modelNotFound()));
  const body = JSON.stringify(refusal.request.body);
  const response = await fetch(refusal.url, { method: "POST", body });
  expect([response.status, await response.json()]).toEqual([404, refusal.response.body]);
});

function testRoundTrip(
  name: "ollama chat" | "ollama generate",
  codec: ReturnType<typeof ollamaChat>,
  reader: Reader,
): void {
  const answered = readRecordings("ollama", name.replace("ollama ", "POST /api/")).filter(
    ({ response }) => response.status === 200,
  );
  const bodies = answered.filter(({ response }) => response.body !== undefined);
  const streamed = answered.filter(({ response }) => response.ndjson !== undefined);
  const { named, others: streams } = splitNamed(name, "roundTrips", streamed);

  test.for(withRequest(answered))("accepts $file", async (recording) => {
    const response = await replay(recording);
    expect([response.status, response.ok ? "" : await response.text()]).toEqual([200, ""]);
  });

  test.for(bodies)("$file, read and written again, reads the same", async ({ url, response }) => {
    const recorded = await reader.body(response.body);
    const decoded = codec.decodeResult!(response.body);
    expect(await reader.body(encodeBody(decoded, url))).toEqual(recorded);
    expect(await reader.stream(encodeStream(decoded, url))).toEqual(recorded);
  });

  const readAgain = async ({ url, response }: Recording): Promise<void> => {
    const recorded = await reader.stream(response.ndjson!);
    const decoded = codec.decodeResult!(recorded);
    expect(await reader.stream(encodeStream(decoded, url))).toEqual(recorded);
    expect(await reader.body(encodeBody(decoded, url))).toEqual(recorded);
  };
  test.for(streams)("$file, read and streamed again, reads the same", readAgain);
  test.fails.for(named)("$file is named for what it is", readAgain);

  test.for(streams)("$file is streamed again in its own order", async ({ url, response }) => {
    const decoded = codec.decodeResult!(await reader.stream(response.ndjson!));
    expect(toScript(encodeStream(decoded, url))).toEqual(toScript(response.ndjson!));
  });

  function encodeBody(decoded: DecodedResult, url: string): unknown {
    return codec.encode({ timestamp: 0, ...decoded }, toCall(url));
  }

  function encodeStream(decoded: DecodedResult, url: string): string {
    const encodePart = codec.encodeStream(toCall(url), {});
    return toParts(decoded)
      .flatMap((part) => [...encodePart(part)])
      .map((line) => `${JSON.stringify(line)}\n`)
      .join("");
  }

  function toCall(url: string): ReturnType<typeof codec.decode> {
    const body = {
      model: "m",
      prompt: "Hi",
      messages: [{ role: "user", content: "Hi" }],
      raw: true,
    };
    const query = new URLSearchParams();
    const headers = new Headers();
    return codec.decode({
      method: "POST",
      url,
      params: {},
      query,
      headers,
      body,
      malformed: false,
    });
  }
}

function toParts({ content, ...result }: DecodedResult): StreamPart[] {
  const whole = { timestamp: 0, ...result, content: [] };
  const splitter = createSplitter(whole, { chunk: (text) => text.match(/.{1,9}/gsu) ?? [] });
  const { id, modelId, usage, body } = result;
  return [
    { type: "response-metadata", id, modelId, timestamp: 0, usage, ...(body && { body }) },
    ...content.flatMap((piece) => Array.from(splitter.split(piece))),
    ...splitter.close(),
    { type: "finish", result: whole },
  ];
}

interface Line {
  response?: string;
  message?: { content?: string; thinking?: string; tool_calls?: object[] };
  thinking?: string;
  done: boolean;
}

/** What each line says, runs folded; some models say nothing now and then. */
function toScript(ndjson: string): string[] {
  const script: string[] = [];
  for (const text of ndjson.trimEnd().split("\n")) {
    const { done, message, response, thinking } = JSON.parse(text) as Line;
    const kinds = [
      (message?.thinking ?? thinking) && "thinking",
      (message?.content ?? response) && "text",
      message?.tool_calls && "tool",
      done && "done",
    ].filter(Boolean);
    const step = kinds.join("+");
    if (step !== "" && script.at(-1) !== step) script.push(step);
  }
  return script;
}
