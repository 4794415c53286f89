import type { LanguageModelCodec } from "../../src/codec.ts";
import type { LanguageModelCall } from "../../src/language-model/call.ts";
import type { LanguageModelResult } from "../../src/language-model/result.ts";
import type { StreamPart } from "../../src/language-model/stream-part.ts";
import { createSplitter } from "../../src/stream/to-parts.ts";
import { createChunk } from "../../src/stream/chunking.ts";
import type { Recording } from "./recordings.ts";

/** A recorded answer's neutral form, encoded anew for its own request. */
export interface RoundTrip {
  toBody(): unknown;
  toStream(): string;
}

/** `completion` is the recorded answer as a body; a request that was lost had as many choices as the answer. */
export function makeRoundTrip(
  codec: LanguageModelCodec,
  { request, url }: Recording,
  { choices, usage, ...completion }: { choices: unknown[]; usage?: unknown },
): RoundTrip {
  const lost = { n: choices.length, stream_options: { include_usage: usage !== undefined } };
  const body = (request as Recording["request"] | null)?.body ?? lost;
  const call = codec.decode({
    method: "POST",
    url,
    params: {},
    query: new URLSearchParams(),
    headers: new Headers(),
    body,
    malformed: false,
  });
  const decoded = codec.decodeResult!({
    ...completion,
    choices,
    ...(usage !== undefined && { usage }),
  });
  const result: LanguageModelResult = { timestamp: 0, ...decoded };
  return {
    toBody: () => codec.encode(result, call),
    toStream: () => toStream(result, call, codec),
  };
}

/** The answers that were streamed; some recordings kept the frames' payloads alone. */
export function listStreams(recordings: Recording[]): (Recording & { text: string })[] {
  return recordings.flatMap((recording) => {
    const { sse, chunks } = recording.response;
    const text = sse ?? chunks?.map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`).join("");
    return text === undefined ? [] : [{ ...recording, text }];
  });
}

function toStream(
  result: LanguageModelResult,
  call: LanguageModelCall,
  codec: LanguageModelCodec,
): string {
  const encode = codec.encodeStream(call, {});
  const framing = codec.framing(call);
  let text = "";
  for (const part of toParts(result)) {
    for (const frame of encode(part)) text += framing.encode(frame);
  }
  return text;
}

function* toParts(result: LanguageModelResult): Generator<StreamPart> {
  const { content, finishReason: _, logprobs: __, ...metadata } = result;
  yield { type: "response-metadata", ...metadata };
  const splitter = createSplitter({ ...result, content: [] }, { chunk: createChunk("token") });
  for (const part of content) yield* splitter.split(part);
  yield* splitter.close();
  yield { type: "finish", result };
}
