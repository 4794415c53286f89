import type { EndpointCodec } from "../../codec.ts";
import { createSilence } from "../../media/silence.ts";
import type { SpeechReply } from "../../media/speech-reply.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import { toParameters } from "../openai-options.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { OpenAISpeechOptions, SpeechCall } from "./wire.ts";

export type { OpenAISpeechOptions } from "./wire.ts";

/**
 * OpenAI's speech. A reply is the bytes of a sound; without one, half a second of silence in the format asked for.
 *
 * @see https://platform.openai.com/docs/api-reference/audio/createSpeech
 *
 * @example
 * operations: { speech: ["POST", "/audio/speech", openaiSpeech()] }
 */
export function openaiSpeech(
  options: OpenAISpeechOptions = {},
): EndpointCodec<SpeechCall, SpeechReply> {
  const { errorShape = encodeOpenAIError } = options;
  return {
    kind: "endpoint",
    decode: (request) => decode(request, options),
    validate: (call) => validate(call, options) ?? options.validate?.(call),
    reply: ({ format }) => createSilence(format),
    countInput: ({ input }, { countTokens }) => countTokens(input),
    encode: (reply, call, context) => encode(reply, call, { ...context, dialect: options.dialect }),
    encodeError: (error, call) => errorShape(error, call?.modelId),
    headers: (_, { generateId }) => options.headers?.(generateId) ?? {},
    ...toParameters(options, PARAMETERS),
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "input",
  "instructions",
  "model",
  "response_format",
  "speed",
  "stream_format",
  "voice",
]);
