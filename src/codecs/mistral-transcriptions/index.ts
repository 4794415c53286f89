import type { EndpointCodec } from "../../codec.ts";
import type { TranscriptReply } from "../../transcription-model/transcript.ts";
import { encodeMistralFormError } from "../mistral-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { MistralTranscriptionCall } from "./wire.ts";

/**
 * Mistral's transcriptions. A reply is the spoken words, or their segments with times and speakers.
 *
 * @see https://docs.mistral.ai/api/endpoint/audio/transcriptions
 *
 * @example
 * operations: { transcriptions: ["POST", "/audio/transcriptions", mistralTranscriptions()] }
 */
export function mistralTranscriptions(): EndpointCodec<MistralTranscriptionCall, TranscriptReply> {
  return {
    kind: "endpoint",
    accepts: ["multipart"],
    decode,
    validate,
    reply: () => "This is a mock transcription",
    encode,
    encodeError: encodeMistralFormError,
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "context_bias",
  "diarize",
  "file",
  "file_id",
  "file_url",
  "language",
  "model",
  "stream",
  "temperature",
  "timestamp_granularities",
]);
