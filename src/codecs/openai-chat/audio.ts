import type { LanguageModelCall } from "../../language-model/call.ts";
import type { FilePart } from "../../language-model/prompt.ts";
import type { Content } from "../../language-model/result.ts";
import { bytesToBase64 } from "../../embedding-model/base64.ts";
import { createSilence } from "../../media/silence.ts";
import { toArray, toObject, toText } from "../read.ts";
import type * as wire from "./wire.ts";

/** @see https://platform.openai.com/docs/guides/audio */
export interface Audio {
  id: string;
  /** Base64. */
  data: string;
  /** Seconds since the epoch. */
  expires_at: number;
  transcript: string;
}

/** Whether the answer is to be spoken. @see https://platform.openai.com/docs/guides/audio */
export function isSpoken({ body }: LanguageModelCall): boolean {
  return toArray(toObject(body)["modalities"]).includes("audio");
}

/** Whether a part is what is heard of a spoken answer. */
export function isSound(part: Content, call: LanguageModelCall): part is FilePart {
  return part.type === "file" && part.mediaType.startsWith("audio/") && isSpoken(call);
}

/** What an answer's sound hangs on. */
interface Spoken {
  call: LanguageModelCall;
  id: string;
  /** Milliseconds since the epoch. */
  timestamp: number;
  /** Default: silence. */
  sound: FilePart | undefined;
}

/** The text becomes the transcript of a sound; a call of a tool is not spoken. */
export function speak(message: wire.ChatMessage, spoken: Spoken): wire.ChatMessage {
  const { content } = message;
  if (content === null) return message;
  return { ...message, content: null, audio: { ...toAudio(spoken), transcript: content } };
}

const HOUR = 3600;

export function toAudio({ call, id, timestamp, sound }: Spoken): Omit<Audio, "transcript"> {
  const format = toText(toObject(toObject(call.body)["audio"])["format"]) || "wav";
  return {
    id: toAudioId(id),
    data: sound?.data ?? bytesToBase64(createSilence(format)),
    expires_at: Math.floor(timestamp / 1000) + HOUR,
  };
}

export function toAudioId(id: string): string {
  return `audio_${id.replace(/^chatcmpl-/, "")}`;
}

/** What is spoken is counted as sound. */
export function toSpokenUsage(usage: wire.ChatUsage): wire.ChatUsage {
  const { completion_tokens: total, completion_tokens_details: details } = usage;
  const audio_tokens = total - details.reasoning_tokens;
  return { ...usage, completion_tokens_details: { ...details, audio_tokens } };
}
