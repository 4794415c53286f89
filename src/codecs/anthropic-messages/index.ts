import type { EndpointCodec, LanguageModelCodec } from "../../codec.ts";
import { type ServerSentEvent, sse } from "../../framing/sse.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import { countPromptTokens } from "../../tokens.ts";
import { encodeAnthropicError } from "../anthropic-error.ts";
import { cachePrompt } from "./cache.ts";
import { decode } from "./decode.ts";
import { decodeResult } from "./decode-result.ts";
import { encode } from "./encode.ts";
import { encodeStream } from "./stream.ts";
import { recall, remember } from "./threads.ts";
import { validate, validatePrompt } from "./validate.ts";
import { validateForm } from "./validate-form.ts";
import type { TokenCount } from "./wire.ts";

/** What may differ between the providers that speak this format. */
export interface AnthropicMessagesOptions {
  /**
   * Whether requests are held to Anthropic's own rules, as where Claude answers; without it, to the form alone, which
   * the others that speak it extend in their ways.
   */
  anthropicRules?: boolean;
}

/**
 * The Anthropic Messages format, which other providers speak too.
 *
 * @see https://docs.claude.com/en/api/messages
 *
 * @example
 * operations: { messages: ["POST", "/v1/messages", anthropicMessages()] }
 */
export function anthropicMessages({
  anthropicRules = false,
}: AnthropicMessagesOptions = {}): LanguageModelCodec<ServerSentEvent> {
  return {
    kind: "language-model",
    ids: {
      result: { prefix: "msg_01", size: 22, alphabet: "base58" },
      toolCall: { prefix: "toolu_01", size: 22, alphabet: "base58" },
    },
    ...(anthropicRules && { parameters: PARAMETERS }),
    decode,
    validate: (call, context) =>
      anthropicRules ? validate(call, context) : validateForm(call.body),
    encode,
    encodeStream,
    decodeResult,
    encodeError: (error, call, headers) => encodeAnthropicError(error, call?.modelId, headers),
    // what its classifiers stop is an answer that ends there
    errorToResult: ({ kind }): Partial<LanguageModelResult> | undefined =>
      kind === "content-filtered" ? { finishReason: "content-filter" } : undefined,
    framing: () => sse,
    cachePrompt,
    recall,
    remember,
  };
}

/**
 * The Anthropic token counting format: a mock answers with a number, or with the count of the prompt.
 *
 * @see https://docs.claude.com/en/api/messages-count-tokens
 *
 * @example
 * operations: { countTokens: ["POST", "/v1/messages/count_tokens", anthropicCountTokens()] }
 */
export function anthropicCountTokens(): EndpointCodec<LanguageModelCall, number> {
  return {
    kind: "endpoint",
    decode,
    validate: validatePrompt,
    encodeError: (error, call, headers) => encodeAnthropicError(error, call?.modelId, headers),
    reply: (call, { countTokens }) => countPromptTokens(call, countTokens),
    encode: (count): TokenCount => ({ input_tokens: toCount(count) }),
  };
}

function toCount(count: unknown): number {
  if (Number.isInteger(count)) return count as number;
  throw new Error(`a token count is an integer, and this is ${String(count)}. Give a number.`);
}

const PARAMETERS: ReadonlySet<string> = new Set([
  "billing_policy",
  "cache_control",
  "compaction",
  "container",
  "context_management",
  "diagnostics",
  "fallback_credit_token",
  "fallbacks",
  "inference_geo",
  "max_tokens",
  "mcp_servers",
  "messages",
  "metadata",
  "model",
  "output_config",
  "output_format",
  "service_tier",
  "speed",
  "stop_sequences",
  "stream",
  "system",
  "temperature",
  "thinking",
  "thread",
  "tool_choice",
  "tools",
  "top_k",
  "top_p",
  "user_profile_id",
]);
