import type { CodecContext } from "../../codec.ts";
import { mergeBody } from "../merge-body.ts";
import { isObject, type JSONObject, toObject } from "../read.ts";
import type { ClientSecret, RealtimeCall, RealtimeSession, SessionType } from "./wire.ts";

/** A key, and the session that it opens. */
export function encodeSecret(
  partial: Partial<ClientSecret>,
  call: RealtimeCall,
  { context, type }: { context: CodecContext; type: SessionType },
): ClientSecret {
  const id = context.generateId(SESSION_ID);
  const key = createKey(call, context);
  const session = { id, ...toSession(type, call.session, key.expires_at) };
  return mergeBody({ ...key, session }, partial);
}

const SESSION_ID = { prefix: "sess_", size: 21 };

/** The session of an older endpoint, its key within it. */
export function encodeSession(
  partial: Partial<RealtimeSession>,
  call: RealtimeCall,
  { context, type }: { context: CodecContext; type: SessionType },
): RealtimeSession {
  const id = context.generateId(SESSION_ID);
  const own = type === "realtime" ? toOldSession(call.session) : toOldTranscription(call.session);
  const session = { id, ...own, client_secret: createKey(call, context) };
  return mergeBody(session as unknown as RealtimeSession, partial);
}

function createKey(
  { lifetime }: RealtimeCall,
  { generateId, now }: CodecContext,
): Pick<ClientSecret, "value" | "expires_at"> {
  const value = generateId({ prefix: "ek_", size: 32, alphabet: "hex" });
  return { value, expires_at: Math.floor(now / 1000) + lifetime };
}

function toSession(type: SessionType, asked: JSONObject, expires_at: number): JSONObject {
  const audio = toObject(asked["audio"]);
  const input = toObject(audio["input"]);
  const noise = { noise_reduction: input["noise_reduction"] ?? null };
  if (type === "translation") {
    const output = { language: null, ...toObject(audio["output"]) };
    const heard = { transcription: input["transcription"] ?? null, ...noise };
    return { type, expires_at, model: asked["model"], audio: { input: heard, output } };
  }
  const heard = {
    format: PCM,
    ...input,
    ...noise,
    transcription: toTranscription(input["transcription"]),
    turn_detection: toTurnDetection(input),
  };
  // it does not expire by itself
  const common = { expires_at: 0, include: asked["include"] ?? null };
  if (type === "transcription") {
    return { type, object: "realtime.transcription_session", ...common, audio: { input: heard } };
  }
  const output = { format: PCM, voice: "alloy", speed: 1, ...toObject(audio["output"]) };
  return {
    object: "realtime.session",
    ...common,
    model: "gpt-realtime",
    instructions: "",
    output_modalities: ["audio"],
    tools: [],
    tool_choice: "auto",
    max_output_tokens: "inf",
    tracing: null,
    truncation: "auto",
    prompt: null,
    ...asked,
    type,
    audio: { input: heard, output },
  };
}

const PCM = { type: "audio/pcm", rate: 24_000 };

function toTranscription(asked: unknown): JSONObject | null {
  return isObject(asked) ? { language: null, prompt: null, ...asked } : null;
}

const SERVER_VAD = {
  type: "server_vad",
  threshold: 0.5,
  prefix_padding_ms: 300,
  silence_duration_ms: 200,
};

/** The end of a turn is found by its silence, or by its sense; `null` finds none. */
function toTurnDetection({ turn_detection: asked }: JSONObject): JSONObject | null {
  if (asked === null) return null;
  const own = toObject(asked);
  const common = { create_response: true, interrupt_response: true };
  return own["type"] === "semantic_vad"
    ? { eagerness: "auto", ...common, ...own }
    : { ...SERVER_VAD, idle_timeout_ms: null, ...common, ...own };
}

/** @see https://platform.openai.com/docs/api-reference/realtime-sessions/create */
function toOldSession(asked: JSONObject): JSONObject {
  return {
    object: "realtime.session",
    expires_at: 0,
    model: "gpt-realtime",
    modalities: ["audio", "text"],
    instructions: "",
    voice: "alloy",
    input_audio_format: "pcm16",
    output_audio_format: "pcm16",
    input_audio_transcription: null,
    tools: [],
    tool_choice: "auto",
    temperature: 0.8,
    max_response_output_tokens: "inf",
    speed: 1,
    tracing: null,
    ...asked,
    turn_detection: toOldTurnDetection(asked),
  };
}

function toOldTranscription(asked: JSONObject): JSONObject {
  const { input_audio_transcription: transcription, input_audio_format: format } = asked;
  return {
    object: "realtime.transcription_session",
    modalities: ["audio", "text"],
    turn_detection: toOldTurnDetection(asked),
    input_audio_format: format ?? "pcm16",
    input_audio_transcription: isObject(transcription)
      ? { language: null, prompt: "", ...transcription }
      : null,
  };
}

function toOldTurnDetection({ turn_detection: asked }: JSONObject): JSONObject | null {
  return asked === null ? null : { ...SERVER_VAD, ...toObject(asked) };
}
