import type { BaseCall } from "../../language-model/call.ts";
import type { JSONObject } from "../read.ts";

/** A request for a session, and for a key to it that a browser may have. */
export interface RealtimeCall extends BaseCall {
  /** What is asked of the session. */
  session: JSONObject;
  /** How long the key opens sessions, in seconds. */
  lifetime: number;
}

/** @see https://platform.openai.com/docs/api-reference/realtime-sessions/create-realtime-client-secret */
export interface ClientSecret {
  value: string;
  expires_at: number;
  session: JSONObject;
}

/** @see https://platform.openai.com/docs/api-reference/realtime-sessions/session_object */
export interface RealtimeSession extends JSONObject {
  id: string;
  object: string;
  client_secret: { value: string; expires_at: number };
}

/** What is spoken, what is written down, or what is translated. */
export type SessionType = "realtime" | "transcription" | "translation";
