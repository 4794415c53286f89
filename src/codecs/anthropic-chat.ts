import type { ErrorReply } from "../codec.ts";
import type { LLMError } from "../errors.ts";
import { encodeAnthropicError } from "./anthropic-error.ts";
import type { OpenAIChatOptions } from "./openai-chat/options.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";

/**
 * How Anthropic speaks OpenAI's chat: a body is recorded, of streams and errors the format alone is documented.
 *
 * @see https://docs.claude.com/en/api/openai-sdk
 */
export const ANTHROPIC_CHAT: OpenAIChatOptions = {
  errorShape,
  ids: {
    result: { prefix: "msg_01", size: 22, alphabet: "base58" },
    toolCall: { prefix: "toolu_01", size: 22, alphabet: "base58" },
  },
  namedToolFinish: "tool_calls",
  omitsNull: true,
  usage: encodePlainUsage,
};

/** Its own statuses and words, in OpenAI's members. */
function errorShape(error: LLMError, modelId?: string): ErrorReply {
  const { status, body } = encodeAnthropicError(error, modelId);
  const { type, message } = body.error;
  return { status, body: { error: { code: type, message, type, param: null } } };
}
