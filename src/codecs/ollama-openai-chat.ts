// How Ollama's own chat completions differ from OpenAI's: it reads the same requests, and writes less.
// https://docs.ollama.com/api/openai-compatibility

import type { LanguageModelCodec } from "../codec.ts";
import type { LLMError } from "../errors.ts";
import type { ServerSentEvent } from "../framing/sse.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import { cannotUnmarshal, encodeOllamaOpenAIError, refusal } from "./ollama-error.ts";
import { OLLAMA_SSE } from "./ollama-openai-answer.ts";
import { checkFields, isMissing } from "./ollama-request.ts";
import type { OpenAIChatOptions } from "./openai-chat/options.ts";
import { withIndexes } from "./openai-indexed-calls.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";
import { isObject, toArray } from "./read.ts";

/** What is written. A model here refuses in words, and calls are numbered in whole answers too. */
export const OLLAMA_CHAT: OpenAIChatOptions = {
  errorShape: encodeOllamaOpenAIError,
  ids: {
    result: { prefix: "chatcmpl-", size: 3, alphabet: "decimal" },
    toolCall: { prefix: "call_", size: 8, alphabet: "lowercase" },
  },
  reasoningField: "reasoning",
  finishReasons: { "content-filter": "stop" },
  namedToolFinish: "tool_calls",
  usage: encodePlainUsage,
  extend: { system_fingerprint: () => "fp_ollama" },
  choice({ logprobs, ...choice }) {
    const told: Record<string, unknown> = { ...choice };
    if (logprobs) told["logprobs"] = { content: logprobs.content };
    return told;
  },
  message: ({ refusal, annotations, content, tool_calls: calls, ...message }) => ({
    ...withoutSources(message, annotations),
    content: [content, refusal].filter(Boolean).join(""),
    ...(calls && { tool_calls: withIndexes(calls) }),
  }),
  delta({ refusal, annotations, content, ...delta }) {
    const says = Object.keys(delta).length > 0 || (content ?? refusal) !== undefined;
    const words = says && { content: content ?? refusal ?? "" };
    return { ...withoutSources(delta, annotations), ...words };
  },
  stream: { opening: "joined", wholeToolCalls: true, nullUsage: false },
};

/** Chat completions with what Ollama alone refuses, and without what it does not know. */
export function asOllamaChat(
  codec: LanguageModelCodec<ServerSentEvent>,
): LanguageModelCodec<ServerSentEvent> {
  const { cachePrompt: _, ...rest } = codec;
  return {
    ...rest,
    cutsToolCalls: false,
    // one choice, whatever `n` says
    decode: (request) => ({ ...codec.decode(request), n: 1 }),
    validate,
    framing: () => OLLAMA_SSE,
  };
}

function withoutSources<T extends object>(words: T, annotations: unknown): T {
  if (annotations === undefined) return words;
  throw new Error(
    "a chat completion of Ollama's carries no source. Leave it out, or mock a provider that has it.",
  );
}

const STRUCT = "ChatCompletionRequest";

function validate({ body }: LanguageModelCall): LLMError | undefined {
  if (!isObject(body)) return refusal("EOF");
  const { model, messages = [] } = body;
  if (!Array.isArray(messages)) {
    return cannotUnmarshal(messages, `${STRUCT}.messages`, "[]openai.Message");
  }
  const wrong = checkFields(body, STRUCT, { model: "text", stream: "flag", tools: "tools" });
  if (wrong) return wrong;
  if (messages.length === 0) return refusal("[] is too short - 'messages'");
  for (const message of messages) {
    const error = checkMessage(message);
    if (error) return error;
  }
  return isMissing(model) ? refusal("model is required") : undefined;
}

/** Content is a text or a list of parts; only a message that calls tools may have none. */
function checkMessage(message: unknown): LLMError | undefined {
  if (!isObject(message)) {
    return cannotUnmarshal(message, `${STRUCT}.messages`, "openai.Message");
  }
  const { content, tool_calls: calls } = message;
  if (typeof content === "string") return undefined;
  if (!Array.isArray(content)) {
    if (toArray(calls).length > 0) return undefined;
    return refusal(`invalid message content type: ${toGoType(content)}`);
  }
  const isWrong = content.some((part) => !isObject(part) || !isPart(part));
  return isWrong ? refusal("invalid message format") : undefined;
}

function isPart({ type, text, image_url: image }: Record<string, unknown>): boolean {
  if (type === "text") return typeof text === "string";
  // other types are of newer servers
  return type !== "image_url" || typeof image === "string" || isObject(image);
}

function toGoType(value: unknown): string {
  if (value === undefined || value === null) return "<nil>";
  if (typeof value === "number") return "float64";
  return typeof value === "boolean" ? "bool" : "map[string]interface {}";
}
