import { openaiResponses } from "../../src/index.ts";
import type { LanguageModelCall } from "../../src/language-model/call.ts";
import type { LanguageModelResult } from "../../src/language-model/result.ts";
import type { StreamPart } from "../../src/language-model/stream-part.ts";
import { createSplitter } from "../../src/stream/to-parts.ts";

export const codec = openaiResponses({ openaiRules: true });

export interface Event {
  type: string;
  response?: object;
  item?: { type: string };
  part?: { type: string };
  [field: string]: unknown;
}

export function decodeCall(params: object): LanguageModelCall {
  return codec.decode({
    method: "POST",
    url: "https://api.openai.com/v1/responses",
    params: {},
    query: new URLSearchParams(),
    headers: new Headers(),
    body: { model: "gpt-5.4", input: "Hello", ...params },
    malformed: false,
  });
}

export function decodeAnswer(body: unknown): LanguageModelResult {
  const decoded = codec.decodeResult?.(body);
  if (!decoded) throw new Error("There is no decoder.");
  return { timestamp: 0, ...decoded };
}

/** The events of an answer that is streamed. */
export function streamAnswer(result: LanguageModelResult, call: LanguageModelCall): Event[] {
  return encodeParts([...toParts(result)], call);
}

export function encodeParts(parts: StreamPart[], call: LanguageModelCall): Event[] {
  const encode = codec.encodeStream(call, {});
  return parts.flatMap((part) => [...encode(part)].map(({ data }) => JSON.parse(data) as Event));
}

export function toSSE(events: Event[]): string {
  return events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join("");
}

function* toParts(result: LanguageModelResult): Generator<StreamPart> {
  yield { type: "response-metadata", ...result };
  const chunk = (text: string): string[] => text.match(/.{1,8}/gsu) ?? [];
  const splitter = createSplitter({ ...result, content: [] }, { chunk });
  for (const part of result.content) yield* splitter.split(part);
  yield* splitter.close();
  yield { type: "finish", result };
}
