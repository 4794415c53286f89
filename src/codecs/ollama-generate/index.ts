import type { LanguageModelCodec } from "../../codec.ts";
import { ndjson } from "../../framing/ndjson.ts";
import { rememberModel } from "../ollama-answer.ts";
import { encodeOllamaError } from "../ollama-error.ts";
import { type OllamaCall, toStreamType } from "../ollama-request.ts";
import { decode } from "./decode.ts";
import { decodeResult } from "./decode-result.ts";
import { encode } from "./encode.ts";
import { encodeStream } from "./stream.ts";
import { validate } from "./validate.ts";

/**
 * Ollama's completion of a prompt; a request streams unless it says `stream: false`.
 *
 * @see https://docs.ollama.com/api/generate
 *
 * @example
 * server.use(llm.ollama.generate("Hello"));
 */
export function ollamaGenerate(): LanguageModelCodec<unknown, OllamaCall> {
  return {
    kind: "language-model",
    // an answer has no id
    ids: { result: { prefix: "", size: 0 } },
    parameters: PARAMETERS,
    decode,
    validate,
    encode,
    encodeStream,
    encodeError: (error, call) => encodeOllamaError(error, call?.modelId),
    framing: (call) => ndjson(toStreamType(call)),
    decodeResult,
    remember: (_result, call, context) => rememberModel(call as OllamaCall, context),
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "context",
  "format",
  "images",
  "keep_alive",
  "logprobs",
  "model",
  "options",
  "prompt",
  "raw",
  "shift",
  "stream",
  "suffix",
  "system",
  "template",
  "think",
  "top_logprobs",
  "truncate",
]);
