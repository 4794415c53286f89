// How Workers AI's own chat completions differ from OpenAI's.
// https://developers.cloudflare.com/workers-ai/configuration/open-ai-compatibility/

import type { LanguageModelCodec } from "../codec.ts";
import { type LLMError, llmError } from "../errors.ts";
import { type ServerSentEvent, sse } from "../framing/sse.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import { badInput, encodeCloudflareError } from "./cloudflare-error.ts";
import type { OpenAIChatOptions } from "./openai-chat/options.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";
import { isObject, parseArguments } from "./read.ts";

/** Of every endpoint. */
export const CLOUDFLARE = { errorShape: encodeCloudflareError };

/**
 * Chunks have no role, as the recordings show, and so the `stream()` helper of the `openai` package throws, here as
 * there; the usage comes with the end.
 */
export const CLOUDFLARE_CHAT: OpenAIChatOptions = {
  ...CLOUDFLARE,
  ids: {
    result: { prefix: "id-", size: 13, alphabet: "decimal" },
    toolCall: { prefix: "chatcmpl-tool-", size: 32, alphabet: "hex" },
  },
  omitsNull: true,
  usage: encodePlainUsage,
  choice: (choice) => ("message" in choice ? { ...choice, logprobs: null } : choice),
  // a model here refuses in words, and JSON that was asked for is the value itself, and no text
  message({ content, refusal, ...message }, { responseFormat }) {
    const text = content ?? refusal ?? null;
    const isJSON = responseFormat?.type === "json" && text !== null;
    return { ...message, content: isJSON ? parseArguments(text) : text };
  },
  delta(whole) {
    const { role: _, content, refusal, ...delta } = whole;
    const text = content || refusal;
    return { ...(text && { content: text }), ...delta };
  },
  stream: { opening: "joined", usageAt: ["finish"], nullUsage: false },
};

/** Chat completions with what Workers AI alone refuses, and without what it does not know. */
export function asCloudflareChat(
  codec: LanguageModelCodec<ServerSentEvent>,
): LanguageModelCodec<ServerSentEvent> {
  const { cachePrompt: _, ...rest } = codec;
  return {
    ...rest,
    cutsToolCalls: false,
    decode: (request) => ({ ...codec.decode(request), n: 1, topLogprobs: undefined }),
    validate,
    framing: () => ({ ...sse, contentType: "text/event-stream" }),
  };
}

function validate({ body, modelId }: LanguageModelCall): LLMError | undefined {
  const { messages } = isObject(body) ? body : {};
  if (modelId === "") return llmError("model-not-found");
  if (Array.isArray(messages)) return undefined;
  return badInput("required properties at '/' are 'messages'");
}
