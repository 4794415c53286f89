import { sse, type ServerSentEvent } from "../../framing/sse.ts";
import { hash } from "../../ids.ts";
import type { FramedBody } from "../../raw-body.ts";
import type { Segment, Transcript } from "../../transcription-model/transcript.ts";
import { toArray } from "../read.ts";
import type * as wire from "./wire.ts";

/** Word by word, or segment by segment where speakers are told apart; then the whole, and the end marker. */
export function encodeStream(
  { text, segments }: Transcript,
  call: wire.TranscriptionCall,
  usage: object | undefined,
): FramedBody<ServerSentEvent> {
  const parts: wire.TranscriptionEvent[] =
    call.format === "diarized_json"
      ? encodeDiarizedSegments(segments)
      : toTokens(text).map((delta) => ({
          type: "transcript.text.delta",
          delta,
          ...encodeLogprobs(delta, call),
        }));
  const done = { type: "transcript.text.done", text, ...encodeLogprobs(text, call) } as const;
  const events = [...parts, { ...done, ...(usage && { usage }) }];
  const frames = [...events.map((event) => ({ data: JSON.stringify(event) })), { data: "[DONE]" }];
  return { type: "framed-body", frames, framing: sse };
}

export function encodeDiarizedSegments(segments: Segment[]): wire.DiarizedSegment[] {
  return segments.map(({ text, speaker = "A", start, end }, index) => ({
    type: "transcript.text.segment",
    text,
    speaker,
    start,
    end,
    id: `seg_${index}`,
  }));
}

/** Where they are asked for; made from the words, so that they are the same on every run. */
export function encodeLogprobs(
  text: string,
  { fields, isTranslation }: wire.TranscriptionCall,
): { logprobs?: wire.Logprob[] } {
  if (isTranslation || !toArray(fields["include"]).includes("logprobs")) return {};
  return {
    logprobs: toTokens(text).map((token) => ({
      token,
      logprob: -(hash(token) % 1000) / 10_000,
      bytes: [...encoder.encode(token)],
    })),
  };
}

const encoder = new TextEncoder();

/** Each word with the space before it. */
function toTokens(text: string): string[] {
  return text.match(/\s*\S+/g) ?? [];
}
