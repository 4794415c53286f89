import type { LanguageModelCodec } from "../../codec.ts";
import { type ServerSentEvent, sse } from "../../framing/sse.ts";
import { cacheOpenAIPrompt } from "../openai-prompt-cache.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import { tellId } from "../openai-id-header.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { decode } from "./decode.ts";
import { decodeResult } from "./decode-result.ts";
import { toCallOptions } from "./dialect.ts";
import { encode } from "./encode.ts";
import { encodeStream } from "./stream.ts";
import { validate } from "./validate.ts";
import type { OpenAIChatOptions } from "./options.ts";

export type { OpenAIChatOptions } from "./options.ts";

/**
 * The OpenAI Chat Completions format, which most other providers speak too.
 *
 * @see https://platform.openai.com/docs/api-reference/chat
 *
 * @example
 * operations: { chat: ["POST", "/chat/completions", openaiChat({ reasoningField: "reasoning_content" })] }
 */
export function openaiChat(options: OpenAIChatOptions = {}): LanguageModelCodec<ServerSentEvent> {
  const { errorShape = encodeOpenAIError } = options;
  const forCall = (call: LanguageModelCall): OpenAIChatOptions => toCallOptions(options, call);
  return {
    kind: "language-model",
    ids: {
      result: { prefix: options.idPrefix ?? "chatcmpl-", size: 29 },
      toolCall: { prefix: "call_", size: 24 },
      ...options.ids,
    },
    decode,
    cachePrompt: cacheOpenAIPrompt,
    validate: (call) => validate(call, options) ?? options.validate?.(call),
    cutsToolCalls: true,
    encode: (result, call, headers) => encode(result, { call, options: forCall(call), headers }),
    encodeStream: (call, headers) => encodeStream(call, forCall(call), headers),
    encodeError: (error, call) => errorShape(error, call?.modelId),
    framing: () => sse,
    decodeResult: (body) => decodeResult(body, options),
    ...tellId(options),
    // the others that speak this format have parameters of their own
    ...toParameters(options),
  };
}

function toParameters({
  openaiFields,
  anyParameters,
  parameters = openaiFields ? PARAMETERS : undefined,
}: OpenAIChatOptions): { parameters?: ReadonlySet<string> } {
  return parameters && !anyParameters ? { parameters } : {};
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "audio",
  "frequency_penalty",
  "function_call",
  "functions",
  "logit_bias",
  "logprobs",
  "max_completion_tokens",
  "max_tokens",
  "messages",
  "metadata",
  "modalities",
  "model",
  "moderation",
  "n",
  "parallel_tool_calls",
  "prediction",
  "presence_penalty",
  "prompt_cache_key",
  "prompt_cache_options",
  "prompt_cache_retention",
  "reasoning_effort",
  "response_format",
  "safety_identifier",
  "seed",
  "service_tier",
  "stop",
  "store",
  "stream",
  "stream_options",
  "temperature",
  "tool_choice",
  "tools",
  "top_logprobs",
  "top_p",
  "user",
  "verbosity",
  "web_search_options",
]);
