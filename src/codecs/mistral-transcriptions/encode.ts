import type { CodecContext } from "../../codec.ts";
import { sse, type ServerSentEvent } from "../../framing/sse.ts";
import { measureSeconds } from "../../media/silence.ts";
import type { FramedBody } from "../../raw-body.ts";
import {
  toTranscript,
  type Transcript,
  type TranscriptReply,
} from "../../transcription-model/transcript.ts";
import { toText } from "../read.ts";
import type * as wire from "./wire.ts";

export function encode(
  reply: TranscriptReply,
  call: wire.MistralTranscriptionCall,
  { countTokens }: Pick<CodecContext, "countTokens">,
): wire.MistralTranscription | FramedBody<ServerSentEvent> {
  const { file, language, modelId, fields, stream } = call;
  const seconds = file ? measureSeconds(file.bytes) : 0;
  const transcript = toTranscript(reply, { seconds, language });
  const body: wire.MistralTranscription = {
    model: modelId,
    text: transcript.text,
    language: transcript.language ?? null,
    segments: encodeSegments(transcript, call),
    usage: encodeUsage({
      seconds: Math.ceil(transcript.duration),
      prompt: Math.max(1, countTokens(toText(fields["context_bias"]))),
      completion: countTokens(transcript.text),
    }),
    finish_reason: null,
  };
  if (!stream) return body;
  return { type: "framed-body", frames: encodeStream(body, transcript), framing: sse };
}

/** With times where they are asked for, else none at all. */
function encodeSegments(
  { segments, words }: Transcript,
  { granularity, diarize }: wire.MistralTranscriptionCall,
): wire.TranscriptionSegment[] {
  if (granularity === undefined && !diarize) return [];
  if (granularity === "word") {
    return words.map((word) => ({ type: "transcription_segment", ...word, speaker_id: null }));
  }
  return segments.map(({ text, start, end, speaker = "speaker_1" }) => ({
    type: "transcription_segment",
    text,
    start,
    end,
    speaker_id: diarize ? speaker : null,
  }));
}

/** The language, the words, the segments, and the whole; no end marker, which the SDK could not read. */
function* encodeStream(
  { finish_reason: _reason, ...body }: wire.MistralTranscription,
  { text, language }: Transcript,
): Generator<ServerSentEvent> {
  if (language !== undefined) {
    yield toEvent("transcription.language", { audio_language: language });
  }
  for (const word of text.match(/\s*\S+/g) ?? []) {
    yield toEvent("transcription.text.delta", { text: word });
  }
  for (const { type: _type, ...segment } of body.segments) {
    yield toEvent("transcription.segment", segment);
  }
  yield toEvent("transcription.done", body);
}

function toEvent(type: string, data: object): ServerSentEvent {
  return { event: type, data: JSON.stringify({ ...data, type }) };
}

/** Sounds are read in windows of half a minute, each as many tokens, as recorded. */
const WINDOW_SECONDS = 30;
const WINDOW_TOKENS = 375;

function encodeUsage({
  seconds,
  prompt,
  completion,
}: {
  seconds: number;
  prompt: number;
  completion: number;
}): wire.MistralTranscription["usage"] {
  const audio_tokens = Math.max(1, Math.ceil(seconds / WINDOW_SECONDS)) * WINDOW_TOKENS;
  return {
    prompt_audio_seconds: seconds,
    prompt_tokens: prompt,
    total_tokens: prompt + completion + audio_tokens,
    completion_tokens: completion,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens },
    service_tier: "standard",
  };
}
