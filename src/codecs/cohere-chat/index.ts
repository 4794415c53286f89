import type { LanguageModelCodec } from "../../codec.ts";
import { type ServerSentEvent, sse } from "../../framing/sse.ts";
import { encodeCohereError } from "../cohere-error.ts";
import { UUID } from "../uuid.ts";
import { toPromptText } from "../../prompt-cache.ts";
import { decodeResult } from "./decode-result.ts";
import { decode } from "./decode.ts";
import { encode } from "./encode.ts";
import { encodeStream } from "./stream.ts";
import { validate } from "./validate.ts";

/**
 * Cohere's chat, version 2. `custom("cohere.citation", …)` cites a place in the text, `custom("cohere.tool_plan", …)`
 * is the plan before calls of tools.
 *
 * @see https://docs.cohere.com/reference/chat
 *
 * @example
 * operations: { chat: ["POST", "/v2/chat", cohereChat()] }
 */
export function cohereChat(): LanguageModelCodec<ServerSentEvent> {
  return {
    kind: "language-model",
    ids: {
      result: UUID,
      toolCall: (_, toolName) => ({ prefix: `${toolName}_`, size: 12, alphabet: "lowercase" }),
    },
    // the recordings have cached tokens in multiples of 16
    cachePrompt: (call) => ({ text: toPromptText(call), minimumTokens: 16, step: 16 }),
    decode,
    decodeResult,
    validate,
    encode,
    encodeStream,
    encodeError: encodeCohereError,
    framing: () => SSE,
    parameters: PARAMETERS,
  };
}

const SSE = { ...sse, contentType: "text/event-stream" };

const PARAMETERS: ReadonlySet<string> = new Set([
  "citation_options",
  "documents",
  "frequency_penalty",
  "k",
  "logprobs",
  "max_tokens",
  "messages",
  "model",
  "p",
  "presence_penalty",
  "priority",
  "response_format",
  "safety_mode",
  "seed",
  "stop_sequences",
  "stream",
  "strict_tools",
  "temperature",
  "thinking",
  "tool_choice",
  "tools",
]);
