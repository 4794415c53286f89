import { bytesToBase64 } from "../../embedding-model/base64.ts";
import { measureSeconds } from "../../media/silence.ts";
import { type SpeechReply, toSound } from "../../media/speech-reply.ts";
import type { RawBody } from "../../raw-body.ts";
import type { TimedSpeech, XaiTTSCall } from "./wire.ts";

const CONTENT_TYPES: Record<string, string> = { mp3: "audio/mpeg", mulaw: "audio/basic" };

export function encode(reply: SpeechReply, call: XaiTTSCall): RawBody | TimedSpeech {
  const data = toSound(reply);
  const contentType = CONTENT_TYPES[call.codec] ?? `audio/${call.codec}`;
  if (!call.isTimed) return { type: "raw-body", data, contentType };
  const duration = measureSeconds(data);
  const characters = Array.from(call.text);
  const toTime = (index: number): number => (duration * index) / characters.length;
  return {
    audio: bytesToBase64(data),
    content_type: contentType,
    duration,
    audio_timestamps: {
      graph_chars: characters,
      graph_times: characters.map((_, index) => [toTime(index), toTime(index + 1)]),
    },
  };
}
