import type { BaseCall } from "../../language-model/call.ts";
import type { Message } from "../../language-model/prompt.ts";
import type { JSONObject } from "../read.ts";

/** A sound with the times of its characters. */
export interface TimedSpeech {
  /** Base64. */
  audio: string;
  content_type: string;
  /** Seconds. */
  duration: number;
  audio_timestamps: { graph_chars: string[]; graph_times: [start: number, end: number][] };
}

export interface XaiTTSCall extends BaseCall {
  fields: JSONObject;
  /** What is to be spoken. */
  text: string;
  prompt: Message[];
  codec: string;
  /** Whether the answer is JSON, and tells when each character is spoken. */
  isTimed: boolean;
}
