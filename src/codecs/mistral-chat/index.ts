import type { LanguageModelCodec } from "../../codec.ts";
import { type ServerSentEvent, sse } from "../../framing/sse.ts";
import { toPromptText } from "../../prompt-cache.ts";
import { encodeMistralError } from "../mistral-error.ts";
import { decodeResult } from "./decode-result.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { encodeStream } from "./stream.ts";
import { validate } from "./validate.ts";
import type { MistralChatOptions } from "./wire.ts";

export type { MistralChatOptions } from "./wire.ts";

/**
 * Mistral's chat completions; by its option, those that fill in code, and those of an agent.
 *
 * @see https://docs.mistral.ai/api/endpoint/chat
 *
 * @example
 * operations: { chat: ["POST", "/chat/completions", mistralChat()] }
 */
export function mistralChat(options: MistralChatOptions = {}): LanguageModelCodec<ServerSentEvent> {
  return {
    kind: "language-model",
    ids: {
      result: { prefix: "", size: 32, alphabet: "hex" },
      toolCall: { prefix: "", size: 9 },
    },
    // the recordings have a call with arguments that the limit cut
    cutsToolCalls: true,
    // the recordings have cached tokens in multiples of 64
    cachePrompt: (call) => ({ text: toPromptText(call), minimumTokens: 64, step: 64 }),
    decode: (request) => decode(request, options),
    decodeResult,
    validate: (call) => validate(call, options),
    encode: (result, call) => encode(result, call, options),
    encodeStream: (call) => encodeStream(call, options),
    encodeError: encodeMistralError,
    framing: () => sse,
    parameters: PARAMETERS[options.endpoint ?? "chat"],
  };
}

const SHARED = ["max_tokens", "metadata", "prompt_cache_key", "random_seed", "stop", "stream"];
const SAMPLED = ["model", "temperature", "top_p"];
const SPOKEN = [
  "frequency_penalty",
  "messages",
  "n",
  "parallel_tool_calls",
  "prediction",
  "presence_penalty",
  "prompt_mode",
  "reasoning_effort",
  "response_format",
  "tool_choice",
  "tools",
];

/** @see https://docs.mistral.ai/openapi.yaml */
const PARAMETERS = {
  chat: new Set([...SHARED, ...SAMPLED, ...SPOKEN, "guardrails", "safe_prompt"]),
  fim: new Set([...SHARED, ...SAMPLED, "min_tokens", "prompt", "suffix"]),
  agents: new Set([...SHARED, ...SPOKEN, "agent_id"]),
};
