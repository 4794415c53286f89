import type { EndpointCodec } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import { decode, decodeSession } from "./decode.ts";
import { encodeSecret, encodeSession } from "./encode.ts";
import { validate, validateSession, validateTranslation } from "./validate.ts";
import type { ClientSecret, RealtimeCall, RealtimeSession, SessionType } from "./wire.ts";

/**
 * Keys with which a browser opens realtime sessions; a reply is what is to be said of one.
 *
 * The sessions themselves are WebSockets or WebRTC, and not mocked.
 *
 * @see https://platform.openai.com/docs/api-reference/realtime-sessions/create-realtime-client-secret
 *
 * @example
 * server.use(llm.openai.realtimeClientSecrets({ value: "ek_test" }));
 */
export function openaiClientSecrets(): EndpointCodec<RealtimeCall, Partial<ClientSecret>> {
  return {
    ...BASE,
    decode,
    validate,
    reply: () => ({}),
    encode(partial, call, context) {
      const type = call.session["type"] === "transcription" ? "transcription" : "realtime";
      return encodeSecret(partial, call, { context, type });
    },
  };
}

/** The same for sessions that translate. */
export function openaiTranslationSecrets(): EndpointCodec<RealtimeCall, Partial<ClientSecret>> {
  return {
    ...BASE,
    decode,
    validate: validateTranslation,
    reply: () => ({}),
    encode: (partial, call, context) =>
      encodeSecret(partial, call, { context, type: "translation" }),
  };
}

/** The older endpoints, which answer with the session, its key within it. */
export function openaiRealtimeSessions(
  type: SessionType = "realtime",
): EndpointCodec<RealtimeCall, Partial<RealtimeSession>> {
  return {
    ...BASE,
    decode: decodeSession,
    validate: validateSession,
    reply: () => ({}),
    encode: (partial, call, context) => encodeSession(partial, call, { context, type }),
  };
}

const BASE = {
  kind: "endpoint",
  encodeError: (error: LLMError) => encodeOpenAIError(error),
} as const;
