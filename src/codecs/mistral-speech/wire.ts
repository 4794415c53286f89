import type { BaseCall } from "../../language-model/call.ts";
import type { Message } from "../../language-model/prompt.ts";

/** @see https://docs.mistral.ai/api/endpoint/audio/speech */
export interface MistralSpeech {
  /** Base64. */
  audio_data: string;
}

export interface MistralSpeechCall extends BaseCall {
  /** What is to be spoken. */
  input: string;
  prompt: Message[];
  format: string;
  stream: boolean;
}
