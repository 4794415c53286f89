import type { LanguageModelCodec } from "../../codec.ts";
import { type ServerSentEvent, sse } from "../../framing/sse.ts";
import { encodeAnthropicError } from "../anthropic-error.ts";
import { decodeResult } from "./decode-result.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { encodeStream } from "./stream.ts";
import { validate } from "./validate.ts";

/**
 * Anthropic's older text completions: a prompt in turns, and the text that goes on with it.
 *
 * @see https://docs.claude.com/en/api/complete
 *
 * @example
 * operations: { complete: ["POST", "/complete", anthropicComplete()] }
 */
export function anthropicComplete(): LanguageModelCodec<ServerSentEvent> {
  return {
    kind: "language-model",
    ids: { result: { prefix: "compl_01", size: 22, alphabet: "base58" } },
    parameters: PARAMETERS,
    decode,
    decodeResult,
    validate,
    encode,
    encodeStream,
    encodeError: (error, call, headers) => encodeAnthropicError(error, call?.modelId, headers),
    framing: () => sse,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "max_tokens_to_sample",
  "metadata",
  "model",
  "prompt",
  "stop_sequences",
  "stream",
  "temperature",
  "top_k",
  "top_p",
]);
