import type { EndpointCodec } from "../../codec.ts";
import type { TranscriptReply } from "../../transcription-model/transcript.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import { toParameters } from "../openai-options.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { OpenAITranscriptionsOptions, TranscriptionCall } from "./wire.ts";

export type { OpenAITranscriptionsOptions } from "./wire.ts";

/**
 * OpenAI's transcriptions and translations. A reply is the spoken words, or their segments with times and speakers.
 *
 * @see https://platform.openai.com/docs/api-reference/audio/createTranscription
 *
 * @example
 * operations: { transcriptions: ["POST", "/audio/transcriptions", openaiTranscriptions()] }
 */
export function openaiTranscriptions(
  options: OpenAITranscriptionsOptions = {},
): EndpointCodec<TranscriptionCall, TranscriptReply> {
  const { errorShape = encodeOpenAIError } = options;
  return {
    kind: "endpoint",
    // a URL needs no form, and a batch has none
    accepts: (options.urlField ?? options.toInlineFile) ? ["json", "multipart"] : ["multipart"],
    decode: (request) => decode(request, options),
    validate: (call) => validate(call, options) ?? options.validate?.(call),
    reply: () => "This is a mock transcription",
    encode: (reply, call, context) => encode(reply, call, { ...context, options }),
    encodeError: (error, call) => errorShape(error, call?.modelId),
    headers: (_, { generateId }) => options.headers?.(generateId) ?? {},
    ...toParameters(options, PARAMETERS),
  };
}

const PARAMETERS: ReadonlySet<string> = new Set(
  "chunking_strategy file include keywords known_speaker_names known_speaker_references language languages model prompt response_format stream temperature timestamp_granularities url".split(
    " ",
  ),
);
