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
 * Ollama's chat; a request streams unless it says `stream: false`.
 *
 * @see https://docs.ollama.com/api/chat
 *
 * @example
 * server.use(llm.ollama.chat([reasoning("Hm."), "Hello"]));
 */
export function ollamaChat(): LanguageModelCodec<unknown, OllamaCall> {
  return {
    kind: "language-model",
    ids: {
      // an answer has no id
      result: { prefix: "", size: 0 },
      toolCall: { prefix: "call_", size: 8, alphabet: "lowercase" },
    },
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
  "format",
  "keep_alive",
  "logprobs",
  "messages",
  "model",
  "options",
  "shift",
  "stream",
  "think",
  "tools",
  "top_logprobs",
  "truncate",
]);
