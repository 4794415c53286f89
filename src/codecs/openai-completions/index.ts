import type { LanguageModelCodec } from "../../codec.ts";
import { type ServerSentEvent, sse } from "../../framing/sse.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import { tellId } from "../openai-id-header.ts";
import { toParameters } from "../openai-options.ts";
import { decode } from "./decode.ts";
import { decodeResult } from "./decode-result.ts";
import { encode } from "./encode.ts";
import { encodeStream } from "./stream.ts";
import { validate } from "./validate.ts";
import type { OpenAICompletionsOptions } from "./wire.ts";

export type { OpenAICompletionsOptions } from "./wire.ts";

/**
 * The OpenAI Completions format: a text that goes on where the prompt ends; no roles, no tools.
 *
 * @see https://platform.openai.com/docs/api-reference/completions
 *
 * @example
 * operations: { completions: ["POST", "/completions", openaiCompletions()] }
 */
export function openaiCompletions(
  options: OpenAICompletionsOptions = {},
): LanguageModelCodec<ServerSentEvent> {
  const { errorShape = encodeOpenAIError } = options;
  return {
    kind: "language-model",
    ids: options.ids ?? { result: { prefix: "cmpl-", size: 29 } },
    decode,
    validate: (call) => validate(call, options) ?? options.validate?.(call),
    encode: (result, call) => encode(result, call, options),
    decodeResult: (body) => decodeResult(body, options),
    encodeStream: (call) => encodeStream(call, options),
    encodeError: (error, call) => errorShape(error, call?.modelId),
    ...toParameters(options, PARAMETERS),
    framing: () => sse,
    ...tellId(options),
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "best_of",
  "echo",
  "frequency_penalty",
  "logit_bias",
  "logprobs",
  "max_tokens",
  "model",
  "n",
  "presence_penalty",
  "prompt",
  "seed",
  "stop",
  "stream",
  "stream_options",
  "suffix",
  "temperature",
  "top_p",
  "user",
]);
