import type { LanguageModelCodec } from "../../codec.ts";
import { encodeCohereError } from "../cohere-error.ts";
import { COHERE_V1_LINES } from "../cohere-v1.ts";
import { UUID } from "../uuid.ts";
import { decodeResult } from "./decode-result.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { encodeStream } from "./stream.ts";
import { validate } from "./validate.ts";

/**
 * Cohere's chat, version 1: one message and its history, and calls of tools without ids.
 *
 * @see https://docs.cohere.com/v1/reference/chat
 *
 * @example
 * chat: ["POST", "/v2/chat", cohereChat(), { v1: ["POST", "/v1/chat", cohereChatV1()] }]
 */
export function cohereChatV1(): LanguageModelCodec<object> {
  return {
    kind: "language-model",
    // calls have none, and are held against the tools all the same
    ids: { result: UUID, toolCall: () => undefined },
    decode,
    decodeResult,
    validate,
    encode,
    encodeStream,
    encodeError: encodeCohereError,
    framing: () => COHERE_V1_LINES,
    parameters: PARAMETERS,
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "chat_history",
  "citation_quality",
  "connectors",
  "conversation_id",
  "documents",
  "force_single_step",
  "frequency_penalty",
  "k",
  "max_input_tokens",
  "max_tokens",
  "message",
  "model",
  "num_generations",
  "p",
  "preamble",
  "presence_penalty",
  "prompt_truncation",
  "raw_prompting",
  "response_format",
  "safety_mode",
  "search_queries_only",
  "seed",
  "stop_sequences",
  "stream",
  "temperature",
  "tool_results",
  "tools",
]);
