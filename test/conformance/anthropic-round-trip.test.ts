import { expect, test } from "vitest";
import { anthropicMessages } from "../../src/codecs/anthropic-messages/index.ts";
import type { DecodedResult, LanguageModelResult } from "../../src/language-model/result.ts";
import type { StreamPart } from "../../src/language-model/stream-part.ts";
import { createSplitter } from "../../src/stream/to-parts.ts";
import { splitNamed } from "./named.ts";
import { reader } from "./readers/anthropic-messages.ts";
import { readRecordings, type Recording } from "./recordings.ts";

const codec = anthropicMessages({ anthropicRules: true });
const answered = readRecordings("anthropic", "POST /v1/messages").filter(
  ({ response }) => response.status === 200,
);
const bodies = answered.filter(({ response }) => response.body !== undefined);
const streamed = answered.filter(({ response }) => toText(response) !== undefined);
const { others: streams } = splitNamed("anthropic messages", "roundTrips", streamed);

test.for(bodies)("$file, read and written again, reads the same", async ({ response }) => {
  const recorded = await reader.body(response.body);
  const decoded = codec.decodeResult!(response.body);
  expect(await reader.body(encodeBody(decoded))).toEqual(recorded);
  expect(await reader.stream(encodeStream(decoded))).toEqual(recorded);
});

test.for(streams)("$file, read and streamed again, reads the same", async ({ response }) => {
  const recorded = await reader.stream(toText(response)!);
  const decoded = codec.decodeResult!(recorded);
  expect(await reader.stream(encodeStream(decoded))).toEqual(recorded);
  expect(await reader.body(encodeBody(decoded))).toEqual(recorded);
});

/** Events and the kinds of blocks and deltas, runs folded; where pings stand follows from the time they fall due. */
test.for(streams)("$file is streamed again in its own order", async ({ response }) => {
  const text = toText(response)!;
  const decoded = codec.decodeResult!(await reader.stream(text));
  expect(toScript(encodeStream(decoded))).toEqual(toScript(text));
});

const CALL = codec.decode({
  method: "POST",
  url: "https://api.anthropic.com/v1/messages",
  params: {},
  query: new URLSearchParams(),
  headers: new Headers(),
  body: {},
  malformed: false,
});

function encodeBody(decoded: DecodedResult): unknown {
  return codec.encode({ timestamp: 0, ...decoded }, CALL);
}

function encodeStream(decoded: DecodedResult): string {
  const encodePart = codec.encodeStream(CALL, {});
  return toParts({ timestamp: 0, ...decoded })
    .flatMap((part) => [...encodePart(part)])
    .map(({ event, data }) => `event: ${event}\ndata: ${data}\n\n`)
    .join("");
}

function toParts({ content, ...result }: LanguageModelResult): StreamPart[] {
  const whole: LanguageModelResult = { ...result, content: [] };
  const splitter = createSplitter(whole, { chunk: (text) => text.match(/.{1,9}/gsu) ?? [] });
  const { id, modelId, timestamp, usage, body } = result;
  return [
    { type: "response-metadata", id, modelId, timestamp, usage, ...(body && { body }) },
    ...content.flatMap((piece) => Array.from(splitter.split(piece))),
    ...splitter.close(),
    { type: "finish", result: whole },
  ];
}

/** Some recordings kept the payloads alone. */
function toText({ sse, chunks }: Recording["response"]): string | undefined {
  const events = chunks as { type: string }[] | undefined;
  return (
    sse ?? events?.map((data) => `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`).join("")
  );
}

function toScript(text: string): string[] {
  const script: string[] = [];
  for (const [, event = "", data = ""] of text.matchAll(/^event: (.*)\ndata: (.*)$/gm)) {
    if (event === "ping") continue;
    const { content_block, delta } = JSON.parse(data) as Record<string, { type?: string }>;
    const step = [event, content_block?.type ?? delta?.type ?? ""].join(" ");
    if (script.at(-1) !== step) script.push(step);
  }
  return script;
}
