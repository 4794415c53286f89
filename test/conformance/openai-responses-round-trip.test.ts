import { describe, expect, test } from "vitest";
import { INCLUDES } from "../../src/codecs/openai-responses/includes.ts";
import type { LanguageModelCall } from "../../src/language-model/call.ts";
import {
  codec,
  decodeAnswer,
  decodeCall,
  type Event,
  streamAnswer,
  toSSE,
} from "../support/openai-responses-codec.ts";
import { reader } from "./readers/openai-responses.ts";
import { hasRecordings, readRecordings, type Recording } from "./recordings.ts";
import { toPayloads } from "./replay.ts";

const answered = readRecordings("openai", "POST /v1/responses").filter(
  ({ response }) => response.status === 200,
);
const bodies = answered.filter(({ response }) => response.body !== undefined);
const streams = answered.filter(({ response }) => response.sse ?? response.chunks);

interface Answer {
  tools?: unknown[];
  output?: { type: string; [field: string]: unknown }[];
}

/** What was asked; where the request was lost, what the answer shows of it. */
function toCall({ request }: Recording, { tools, output = [] }: Answer): LanguageModelCall {
  const kept = (request as Recording["request"] | null)?.body;
  if (typeof kept === "object" && kept !== null) return decodeCall(kept);
  const isEncrypted = output.some((item) => "encrypted_content" in item);
  // a tool that takes a free text is told from others by the request alone
  const takesText = output.some((item) => item.type === "custom_tool_call");
  const include = INCLUDES.filter((name) => isEncrypted || !name.startsWith("reasoning."));
  return decodeCall({ include, ...(takesText && { tools }) });
}

function toEvents({ response }: Recording): Event[] {
  return (response.chunks ?? toPayloads(response.sse ?? "")) as Event[];
}

function encodeStream(recording: Recording, answer: Answer): Event[] {
  return streamAnswer(decodeAnswer(answer), toCall(recording, answer));
}

/** What all events together say of the response. */
function toAnswer(events: Event[]): Answer {
  return Object.assign({}, ...events.map(({ response }) => response)) as Answer;
}

const GROWS = /^response\.output_text\.(delta|annotation\.added) /;

/** Event types in order, with what they are about; runs of one type are one, and so is a text that grows. */
function toOrder(events: Event[]): string[] {
  const types = events.map(({ type, item, part }) => `${type} ${item?.type ?? part?.type ?? ""}`);
  const grown = types.map((type) => type.replace(GROWS, "response.output_text.delta "));
  return grown.filter((type, index) => type !== grown[index - 1]);
}

function countAnnotations(events: Event[]): number {
  return events.filter(({ type }) => type === "response.output_text.annotation.added").length;
}

/** What cannot come back as it was, and why. */
const EXCEPTIONS: [file: string, reason: string][] = [
  ["midstream-error-stream__prism-0087c3c4", "an error in a stream is one of `errors`, no result"],
  [
    "midstream-error-stream__vercelai-35a476b8",
    "an error in a stream is one of `errors`, no result",
  ],
];

/** Besides these, which read alike. */
const OTHER_ORDERS: [file: string, reason: string][] = [
  ["stream__vercelai-83fabd71", "it was asked for partial images, and no answer tells"],
  ["stream__vercelai-f6da1705", "two answers stand in one file"],
  ["stream__vercelai-f8a3a3b8", "made by hand: the end of a custom tool's input is missing"],
];

function isListed({ file }: Recording, list: [file: string, reason: string][]): boolean {
  return list.some(([name]) => file.includes(name));
}

const readable = streams.filter((recording) => !isListed(recording, EXCEPTIONS));
const ordered = readable.filter((recording) => !isListed(recording, OTHER_ORDERS));

/** Azure speaks the same format, and shows summaries of reasoning as they come. */
const azure = readRecordings("azure", "POST /openai/v1/responses");

/** The fields that the events of each type have somewhere. */
const fields = new Map<string, Set<string>>();
for (const event of [...streams, ...azure].flatMap(toEvents)) {
  const known = fields.get(event.type) ?? new Set();
  for (const key of Object.keys(event)) known.add(key);
  fields.set(event.type, known);
}

/** Not in a stream that was recorded as it came, but in the specification. */
const UNRECORDED = /^response\.custom_tool_call_input\./;

describe.runIf(hasRecordings)("neutral and back", () => {
  test.for(bodies)("$file, a body", async (recording) => {
    const answer = recording.response.body as Answer;
    const encoded = codec.encode(decodeAnswer(answer), toCall(recording, answer));
    expect(await reader.body(encoded)).toEqual(await reader.body(answer));
  });

  test.for(readable)("$file, a stream", async (recording) => {
    const events = toEvents(recording);
    const encoded = encodeStream(recording, toAnswer(events));
    expect(await reader.stream(toSSE(encoded))).toEqual(await reader.stream(toSSE(events)));
  });

  test.for(streams)("$file, the fields of its events", (recording) => {
    const events = encodeStream(recording, toAnswer(toEvents(recording)));
    for (const event of events.filter(({ type }) => !UNRECORDED.test(type))) {
      const unknown = Object.keys(event).filter((key) => !fields.get(event.type)?.has(key));
      expect({ type: event.type, unknown }).toEqual({ type: event.type, unknown: [] });
    }
  });

  test.for(ordered)("$file, the order of its events", (recording) => {
    const events = toEvents(recording);
    const encoded = encodeStream(recording, toAnswer(events));
    expect(toOrder(encoded)).toEqual(toOrder(events));
    expect(countAnnotations(encoded)).toBe(countAnnotations(events));
  });
});
