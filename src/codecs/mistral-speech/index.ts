import type { EndpointCodec } from "../../codec.ts";
import { createSilence } from "../../media/silence.ts";
import type { SpeechReply } from "../../media/speech-reply.ts";
import { encodeMistralError } from "../mistral-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { MistralSpeechCall } from "./wire.ts";

/**
 * Mistral's speech. A reply is the bytes of a sound; without one, half a second of silence in the format asked for.
 *
 * @see https://docs.mistral.ai/api/endpoint/audio/speech
 *
 * @example
 * operations: { speech: ["POST", "/audio/speech", mistralSpeech()] }
 */
export function mistralSpeech(): EndpointCodec<MistralSpeechCall, SpeechReply> {
  return {
    kind: "endpoint",
    decode,
    validate,
    reply: ({ format }) => createSilence(format),
    countInput: ({ input }, { countTokens }) => countTokens(input),
    encode,
    encodeError: encodeMistralError,
  };
}
