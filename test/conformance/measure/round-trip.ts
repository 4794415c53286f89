import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DecodedResult } from "../../../src/language-model/result.ts";
import type { PartialResult } from "../../../src/reply/reply.ts";
import { createFetch } from "../../../src/handler.ts";
import type { Settings } from "../../../src/settings.ts";
import type { Reader } from "../reader.ts";
import type { Recording } from "../recordings.ts";
import { type Answer, hasRequest, PACK, send } from "./accept.ts";
import type { Generation } from "./endpoint.ts";
import { isStreamed, recordedPayloads, toEventStream, toPayloads } from "./payloads.ts";

/** A recorded answer, given to the mock as its reply. */
export interface RoundTrip {
  answer: Answer;
  /** Where the two differ for the official SDK; `undefined` where it reads them alike, or none reads them yet. */
  difference: string | undefined;
  isRead: boolean;
}

/** `undefined` where the codec reads no answers, or the stream broke off: that is no answer. */
export async function roundTrip(
  generation: Generation,
  recording: Recording,
): Promise<RoundTrip | undefined> {
  const { codec, mock, join, ask } = generation;
  if (!codec.decodeResult) return undefined;
  const payloads = isStreamed(recording) ? recordedPayloads(recording) : undefined;
  const body = payloads ? join(payloads) : recording.response.body;
  if (body === undefined) return undefined;
  const reply = toReply(codec.decodeResult(body));
  const handler = mock(reply, { ...SETTINGS, validate: CHECKS });
  const fetch = createFetch(handler, ...PACK);
  const asked = ask(body as Record<string, unknown>, payloads !== undefined);
  if (generation.isStored) await post(fetch, asked);
  const answer = await send(recording, { fetch, ...(!hasRequest(recording) && asked) });
  if (answer.status !== 200) {
    return { answer, difference: answer.text.slice(0, 300), isRead: true };
  }
  const reader = await readerOf(generation.reader);
  if (!reader) return { answer, difference: undefined, isRead: false };
  const difference = await compare(reader, { recording, answer, payloads });
  return { answer, difference, isRead: true };
}

async function post(
  fetch: typeof globalThis.fetch,
  { url, body }: { url: string; body: object },
): Promise<void> {
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  await response.text();
}

/** What was said is what it cost: no limit cuts it. */
const SETTINGS: Settings = { countTokens: () => 0, now: () => 0 };

/** Recorded answers are no mistake of a test's, and some of the requests were not kept. */
const CHECKS = { requests: false, replies: false };

/** The time is the clock's. */
function toReply(decoded: DecodedResult): PartialResult {
  const { timestamp: _, ...result } = decoded;
  return result;
}

async function readerOf(name: string): Promise<Reader | undefined> {
  const file = join(import.meta.dirname, "../readers", `${name}.ts`);
  if (!existsSync(file)) return undefined;
  const { reader } = (await import(file)) as { reader: Reader };
  return reader;
}

async function compare(
  reader: Reader,
  {
    recording: { response },
    answer,
    payloads,
  }: { recording: Recording; answer: Answer; payloads: unknown[] | undefined },
): Promise<string | undefined> {
  try {
    if (!payloads) {
      const recorded = await reader.body(response.body);
      return findDifference(recorded, await reader.body(JSON.parse(answer.text)));
    }
    const recorded = await reader.stream(toEventStream(payloads));
    const ours = await reader.stream(toEventStream(toPayloads(answer.text)));
    return findDifference(recorded, ours);
  } catch (error) {
    return String(error).slice(0, 300);
  }
}

/** The first place where two values differ as JSON, ids aside. */
export function findDifference(recorded: unknown, ours: unknown, path = ""): string | undefined {
  if (Object.is(recorded, ours)) return undefined;
  if (!isObject(recorded) || !isObject(ours) || Array.isArray(recorded) !== Array.isArray(ours)) {
    return `${path}: ${show(recorded)} was recorded, ${show(ours)} is ours`;
  }
  for (const key of new Set([...Object.keys(recorded), ...Object.keys(ours)])) {
    if (key === "id") continue;
    const found = findDifference(recorded[key], ours[key], `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 120);
}
