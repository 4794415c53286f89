import type { BaseCall } from "../../language-model/call.ts";
import type { Message } from "../../language-model/prompt.ts";
import type { OpenAIOptions } from "../openai-options.ts";
import type { JSONObject } from "../read.ts";

/** @see https://platform.openai.com/docs/api-reference/audio/speech-audio-delta-event */
export interface SpeechDelta {
  type: "speech.audio.delta";
  /** Base64. */
  audio: string;
}

/** @see https://platform.openai.com/docs/api-reference/audio/speech-audio-done-event */
export interface SpeechDone {
  type: "speech.audio.done";
  usage: { input_tokens: number; output_tokens: number; total_tokens: number };
}

export interface SpeechCall extends BaseCall {
  fields: JSONObject;
  /** What is to be spoken. */
  input: string;
  prompt: Message[];
  format: string;
  /** Whether the sound comes in events, and not as it is. */
  stream: boolean;
}

/** Where a provider that follows OpenAI has its own. */
export interface SpeechDialect {
  /** What a sound is unless the request says otherwise. */
  format: string;
  /** A sound that comes in events. @default it never does */
  stream?: {
    isAsked(fields: JSONObject): boolean;
    /** A piece of a sound, in base64, as an event's data. */
    toEvent(audio: string, call: SpeechCall): object;
  };
}

/** In what a provider's speech differs from OpenAI's. */
export interface OpenAISpeechOptions extends OpenAIOptions<SpeechCall> {
  dialect?: SpeechDialect;
  /** Whether a model has a voice of its own where a request names none. */
  hasOwnVoice?: boolean;
  /** The formats that it knows. @default OpenAI's */
  formats?: readonly string[];
}
