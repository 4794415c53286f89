import type { LanguageModelCodec } from "../../codec.ts";
import { type ServerSentEvent, sse } from "../../framing/sse.ts";
import { tellId } from "../openai-id-header.ts";
import { cacheOpenAIPrompt } from "../openai-prompt-cache.ts";
import { decode } from "./decode.ts";
import { decodeResult } from "./decode-result.ts";
import type { OpenAIResponsesOptions } from "./dialect.ts";
import { encode } from "./encode.ts";
import { encodeError } from "./error.ts";
import { recall, remember } from "./stored.ts";
import { encodeStream } from "./stream.ts";
import { validate } from "./validate.ts";

export type { OpenAIResponsesOptions } from "./dialect.ts";

export { compactResponse } from "./compact.ts";
export {
  cancelResponse,
  countInputTokens,
  deleteResponse,
  listInputItems,
  retrieveResponse,
} from "./endpoints.ts";

/**
 * The OpenAI Responses format.
 *
 * @see https://platform.openai.com/docs/api-reference/responses
 * @example
 * const gateway = defineProvider({
 *   name: "gateway",
 *   baseURL: "https://gateway.example/v1",
 *   operations: { responses: ["POST", "/responses", openaiResponses()] },
 * });
 */
export function openaiResponses(
  options: OpenAIResponsesOptions = {},
): LanguageModelCodec<ServerSentEvent> {
  return {
    kind: "language-model",
    ids: options.ids ?? {
      result: { prefix: "resp_", size: 50, alphabet: "hex" },
      toolCall: { prefix: "call_", size: 24 },
    },
    decode,
    cutsToolCalls: true,
    cachePrompt: cacheOpenAIPrompt,
    validate: (call, context) => validate(call, context, options),
    recall,
    remember,
    encode: (result, call) => encode(result, { call, options }),
    encodeStream: (call) => encodeStream(call, options),
    decodeResult: (body) => decodeResult(body, options),
    encodeError: (error, call) => encodeError(error, call, options.errorShape),
    framing: () => sse,
    ...tellId(options),
    // the others that speak this format have parameters of their own
    ...(options.openaiRules && { parameters: PARAMETERS }),
  };
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "access_programs",
  "background",
  "context_management",
  "conversation",
  "image",
  "include",
  "input",
  "instructions",
  "max_output_tokens",
  "max_tool_calls",
  "metadata",
  "model",
  "moderation",
  "multi_agent",
  "parallel_tool_calls",
  "previous_response_id",
  "prompt",
  "prompt_cache_key",
  "prompt_cache_options",
  "prompt_cache_retention",
  "reasoning",
  "safety_identifier",
  "service_tier",
  "store",
  "stream",
  "stream_options",
  "temperature",
  "text",
  "tool_choice",
  "tools",
  "top_logprobs",
  "top_p",
  "truncation",
  "user",
]);
