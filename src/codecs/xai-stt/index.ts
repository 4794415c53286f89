import type { EndpointCodec } from "../../codec.ts";
import type { TranscriptReply } from "../../transcription-model/transcript.ts";
import { XAI } from "../xai.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { validate } from "./validate.ts";
import type { XaiSTTCall } from "./wire.ts";

/**
 * xAI's transcriptions. A reply is the spoken words, or their segments with times.
 *
 * @see https://docs.x.ai/docs/guides/voice/speech-to-text
 *
 * @example
 * operations: { stt: ["POST", "/stt", xaiSTT()] }
 */
export function xaiSTT(): EndpointCodec<XaiSTTCall, TranscriptReply> {
  return {
    kind: "endpoint",
    accepts: ["multipart"],
    decode,
    validate,
    reply: () => "This is a mock transcription",
    encode,
    encodeError: (error) => XAI.errorShape(error),
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "audio_format",
  "channels",
  "diarize",
  "file",
  "filler_words",
  "format",
  "keyterm",
  "language",
  "multichannel",
  "sample_rate",
  "url",
]);
