import type { LanguageModelCodec } from "../../codec.ts";
import { type ServerSentEvent, sse } from "../../framing/sse.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { encodeStream } from "./stream.ts";
import { validate } from "./validate.ts";
import type { OpenAIChatOptions } from "./wire.ts";

export type { OpenAIChatOptions } from "./wire.ts";

/**
 * The OpenAI Chat Completions format, which most other providers speak too.
 *
 * @see https://platform.openai.com/docs/api-reference/chat
 */
export function openaiChat(options: OpenAIChatOptions = {}): LanguageModelCodec<ServerSentEvent> {
  const { errorShape = encodeOpenAIError } = options;
  return {
    kind: "language-model",
    ids: {
      result: { prefix: options.idPrefix ?? "chatcmpl-", size: 29 },
      toolCall: { prefix: "call_", size: 24 },
    },
    decode,
    validate: (call) => validate(call) ?? options.validate?.(call),
    encode: (result, call) => encode(result, call, options),
    encodeStream: (call) => encodeStream(call, options),
    encodeError: (error, call) => errorShape(error, call?.modelId),
    framing: () => sse,
  };
}
