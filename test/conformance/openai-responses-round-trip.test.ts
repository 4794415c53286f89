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
import { isWhole } from "./measure/payloads.ts";
import { createHasKey } from "./measure/specified-keys.ts";
import { splitNamed } from "./named.ts";
import { reasonsFor } from "./reasons.ts";
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

const { named: broken, others: readable } = splitNamed("openai responses", "roundTrips", streams);
const { named: reordered, others: ordered } = splitNamed("openai responses", "ownOrder", readable);

/** Azure speaks the same format, and shows summaries of reasoning as they come. */
const azure = readRecordings("azure", "POST /openai/v1/responses");

/** The fields that the events of each type have somewhere. */
const fields = new Map<string, Set<string>>();
for (const event of [...streams, ...azure].flatMap(toEvents)) {
  const known = fields.get(event.type) ?? new Set();
  for (const key of Object.keys(event)) known.add(key);
  fields.set(event.type, known);
}

/** Of an event that no whole stream has, the specification has them. */
const hasKey = createHasKey({
  document: "openai",
  body: "Response",
  event: "ResponseStreamEvent",
});

const documented = reasonsFor("openai responses", "documented");

const whole = new Set([...streams, ...azure].filter(isWhole).flatMap(toEvents).map(toType));

function isKnown(type: string, key: string): boolean {
  if (fields.get(type)?.has(key) || `${type}: ${key}` in documented) return true;
  return !whole.has(type) && hasKey(type, key);
}

function toType({ type }: Event): string {
  return type;
}

describe.runIf(hasRecordings)("neutral and back", () => {
  test.for(bodies)("$file, a body", async (recording) => {
    const answer = recording.response.body as Answer;
    const encoded = codec.encode(decodeAnswer(answer), toCall(recording, answer));
    expect(await reader.body(encoded)).toEqual(await reader.body(answer));
  });

  const readAgain = async (recording: Recording): Promise<void> => {
    const events = toEvents(recording);
    const encoded = encodeStream(recording, toAnswer(events));
    expect(await reader.stream(toSSE(encoded))).toEqual(await reader.stream(toSSE(events)));
  };
  test.for(readable)("$file, a stream", readAgain);
  test.fails.for(broken)("$file, a stream that is named for its end", readAgain);

  test.for(streams)("$file, the fields of its events", (recording) => {
    const events = encodeStream(recording, toAnswer(toEvents(recording)));
    for (const { type, ...event } of events) {
      const unknown = Object.keys(event).filter((key) => !isKnown(type, key));
      expect({ type, unknown }).toEqual({ type, unknown: [] });
    }
  });

  const orderAgain = (recording: Recording): void => {
    const events = toEvents(recording);
    const encoded = encodeStream(recording, toAnswer(events));
    expect(toOrder(encoded)).toEqual(toOrder(events));
    expect(countAnnotations(encoded)).toBe(countAnnotations(events));
  };
  test.for(ordered)("$file, the order of its events", orderAgain);
  test.fails.for(reordered)("$file, the order of its events that is named", orderAgain);
});
