import type { UploadedFile } from "../../form.ts";
import type { BaseCall } from "../../language-model/call.ts";
import type { JSONObject } from "../read.ts";

/** @see https://docs.mistral.ai/api/endpoint/audio/transcriptions */
export interface MistralTranscription {
  model: string;
  text: string;
  language: string | null;
  segments: TranscriptionSegment[];
  usage: {
    prompt_audio_seconds: number;
    prompt_tokens: number;
    total_tokens: number;
    completion_tokens: number;
    prompt_tokens_details: { cached_tokens: number; audio_tokens: number };
    service_tier: "standard";
  };
  finish_reason: null;
}

export interface TranscriptionSegment {
  type: "transcription_segment";
  text: string;
  start: number;
  end: number;
  speaker_id: string | null;
}

export interface MistralTranscriptionCall extends BaseCall {
  fields: JSONObject;
  file: UploadedFile | undefined;
  language: string | undefined;
  /** What the times are told of; `undefined` where none are asked for. */
  granularity: "segment" | "word" | undefined;
  /** Whether speakers are told apart. */
  diarize: boolean;
  stream: boolean;
}
