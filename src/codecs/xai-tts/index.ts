import type { EndpointCodec } from "../../codec.ts";
import { createSilence } from "../../media/silence.ts";
import type { SpeechReply } from "../../media/speech-reply.ts";
import { XAI } from "../xai.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { XaiTTSCall } from "./wire.ts";

/**
 * xAI's speech. A reply is the bytes of a sound; without one, half a second of silence in the codec asked for.
 *
 * @see https://docs.x.ai/docs/guides/voice/text-to-speech
 *
 * @example
 * operations: { tts: ["POST", "/tts", xaiTTS()] }
 */
export function xaiTTS(): EndpointCodec<XaiTTSCall, SpeechReply> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: ({ codec }) => createSilence(codec),
    countInput: ({ text }, { countTokens }) => countTokens(text),
    encode,
    encodeError: (error) => XAI.errorShape(error),
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "language",
  "optimize_streaming_latency",
  "output_format",
  "replace",
  "speed",
  "text",
  "text_normalization",
  "voice_id",
  "with_timestamps",
]);
