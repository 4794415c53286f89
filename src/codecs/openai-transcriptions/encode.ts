import type { CodecContext } from "../../codec.ts";
import { measureSeconds } from "../../media/silence.ts";
import type { RawBody } from "../../raw-body.ts";
import { toSRT, toVTT } from "../../transcription-model/subtitles.ts";
import {
  toTranscript,
  type Transcript,
  type TranscriptReply,
} from "../../transcription-model/transcript.ts";
import { toArray, toText } from "../read.ts";
import { encodeDiarizedSegments, encodeLogprobs, encodeStream } from "./encode-stream.ts";
import type * as wire from "./wire.ts";

type Context = Pick<CodecContext, "countTokens" | "generateId"> & {
  options: wire.OpenAITranscriptionsOptions;
};

export function encode(
  reply: TranscriptReply,
  call: wire.TranscriptionCall,
  { countTokens, generateId, options }: Context,
): unknown {
  const { file, format, language } = call;
  const seconds = file ? measureSeconds(file.bytes) : 0;
  const transcript = toTranscript(reply, { seconds, language });
  const { text, segments } = transcript;
  if (format === "text") return toPlain(`${text}\n`);
  if (format === "srt") return toPlain(toSRT(segments));
  if (format === "vtt") return toPlain(toVTT(segments));
  const { usage: toOwnUsage = (own) => own } = options;
  const usage =
    toOwnUsage === false || call.isTranslation
      ? undefined
      : toOwnUsage(encodeUsage(transcript, call, countTokens));
  if (call.stream) return encodeStream(transcript, call, usage);
  const encodeOwn = format === "verbose_json" ? options.encodeVerbose : undefined;
  return {
    ...(encodeOwn?.(transcript, call) ?? encodeJSON(transcript, call)),
    ...(usage && { usage }),
    ...options.extend?.(generateId),
  };
}

function encodeJSON(
  transcript: Transcript,
  call: wire.TranscriptionCall,
): wire.Transcription | wire.VerboseTranscription | wire.DiarizedTranscription {
  const { text, duration, segments } = transcript;
  switch (call.format) {
    case "verbose_json":
      return encodeVerbose(transcript, call);
    case "diarized_json":
      return { task: "transcribe", duration, text, segments: encodeDiarizedSegments(segments) };
    default:
      return { text, ...encodeLogprobs(text, call) };
  }
}

function toPlain(data: string): RawBody {
  return { type: "raw-body", data, contentType: "text/plain; charset=utf-8" };
}

/** Words in the place of segments where words alone are asked for, as recorded. */
function encodeVerbose(
  { text, segments, words, duration, language = "en" }: Transcript,
  { isTranslation, fields }: wire.TranscriptionCall,
): wire.VerboseTranscription {
  const asked = toArray(fields["timestamp_granularities"]);
  return {
    task: isTranslation ? "translate" : "transcribe",
    language: toLanguageName(language),
    duration,
    text,
    ...(asked.includes("word") && {
      words: words.map(({ text: word, start, end }) => ({ word, start, end })),
    }),
    ...((asked.length === 0 || asked.includes("segment")) && {
      segments: segments.map((segment, id) => ({
        id,
        seek: 0,
        start: segment.start,
        end: segment.end,
        text: segment.text,
        tokens: [toTimeToken(segment.start), toTimeToken(segment.end)],
        temperature: Number(fields["temperature"] ?? 0) || 0,
        avg_logprob: -0.2,
        compression_ratio: 1,
        no_speech_prob: 0.01,
      })),
    }),
  };
}

/** Whisper's own token of a time, 20 ms apart. @see https://github.com/openai/whisper */
function toTimeToken(seconds: number): number {
  return 50_364 + Math.round(seconds * 50);
}

/** `en` is told as `english`. */
export function toLanguageName(code: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(code)?.toLowerCase() ?? code;
  } catch {
    return code;
  }
}

/** A sound weighs ten tokens a second. */
const TOKENS_A_SECOND = 10;

/** Whisper is counted by the second, the others by their tokens. */
function encodeUsage(
  { text, duration }: Transcript,
  { isWhisper, fields }: wire.TranscriptionCall,
  countTokens: CodecContext["countTokens"],
): wire.TokenUsage | wire.DurationUsage {
  if (isWhisper) return { type: "duration", seconds: Math.ceil(duration) };
  const text_tokens = countTokens(toText(fields["prompt"]));
  const audio_tokens = Math.max(1, Math.round(duration * TOKENS_A_SECOND));
  const output_tokens = Math.max(1, countTokens(text));
  const input_tokens = text_tokens + audio_tokens;
  return {
    type: "tokens",
    total_tokens: input_tokens + output_tokens,
    input_tokens,
    input_token_details: { text_tokens, audio_tokens },
    output_tokens,
  };
}
