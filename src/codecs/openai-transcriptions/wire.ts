import type { UploadedFile } from "../../form.ts";
import type { GenerateId } from "../../ids.ts";
import type { BaseCall } from "../../language-model/call.ts";
import type { Transcript } from "../../transcription-model/transcript.ts";
import type { OpenAIOptions } from "../openai-options.ts";
import type { JSONObject } from "../read.ts";

/** @see https://platform.openai.com/docs/api-reference/audio/json-object */
export interface Transcription {
  text: string;
  logprobs?: Logprob[];
  usage?: TokenUsage | DurationUsage;
}

/** @see https://platform.openai.com/docs/api-reference/audio/verbose-json-object */
export interface VerboseTranscription {
  task: "transcribe" | "translate";
  language: string;
  duration: number;
  text: string;
  segments?: VerboseSegment[];
  words?: { word: string; start: number; end: number }[];
  usage?: DurationUsage;
}

export interface VerboseSegment {
  id: number;
  seek: number;
  start: number;
  end: number;
  text: string;
  tokens: number[];
  temperature: number;
  avg_logprob: number;
  compression_ratio: number;
  no_speech_prob: number;
}

/** @see https://platform.openai.com/docs/api-reference/audio/diarized-json-object */
export interface DiarizedTranscription {
  task: "transcribe";
  duration: number;
  text: string;
  segments: DiarizedSegment[];
  usage?: TokenUsage | DurationUsage;
}

export interface DiarizedSegment {
  type: "transcript.text.segment";
  text: string;
  speaker: string;
  start: number;
  end: number;
  id: string;
}

export interface Logprob {
  token: string;
  logprob: number;
  bytes: number[];
}

export interface TokenUsage {
  type: "tokens";
  total_tokens: number;
  input_tokens: number;
  input_token_details: { text_tokens: number; audio_tokens: number };
  output_tokens: number;
}

export interface DurationUsage {
  type: "duration";
  seconds: number;
}

export type TranscriptionEvent =
  | { type: "transcript.text.delta"; delta: string; logprobs?: Logprob[] }
  | DiarizedSegment
  | ({ type: "transcript.text.done" } & Transcription);

export interface TranscriptionCall extends BaseCall {
  /** Whether the words are to be English, whatever is spoken. */
  isTranslation: boolean;
  fields: JSONObject;
  file: UploadedFile | undefined;
  format: string;
  language: string | undefined;
  /** Whether the model is counted by the second and has words' times, as Whisper is. */
  isWhisper: boolean;
  stream: boolean;
}

/** In what a provider's transcriptions differ from OpenAI's. */
export interface OpenAITranscriptionsOptions extends OpenAIOptions<TranscriptionCall> {
  /** @default "transcriptions" */
  endpoint?: "transcriptions" | "translations";
  /** The formats that it knows. @default OpenAI's */
  formats?: readonly string[];
  /** The field in which a URL may stand for the file. */
  urlField?: string;
  /** The model of a request that names none. */
  defaultModel?: string;
  /** How a provider tells words, segments and their times. @default OpenAI's way */
  encodeVerbose?: (transcript: Transcript, call: TranscriptionCall) => object;
  /** Whether an answer tells how much was used, or how. @default OpenAI's way */
  usage?: false | ((usage: TokenUsage | DurationUsage) => object);
  /** The sound of a request in JSON, in base64. */
  toInlineFile?(fields: JSONObject): { data: string; format: string } | undefined;
  /** Fields of a JSON answer besides OpenAI's. */
  extend?: (generateId: GenerateId) => Record<string, unknown>;
}
