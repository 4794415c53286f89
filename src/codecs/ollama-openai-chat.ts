// How Ollama's own chat completions differ from OpenAI's: it reads the same requests, and writes less.
// https://docs.ollama.com/api/openai-compatibility

import type { LanguageModelCodec } from "../codec.ts";
import type { LLMError } from "../errors.ts";
import type { ServerSentEvent } from "../framing/sse.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import type { Content, LanguageModelResult } from "../language-model/result.ts";
import { cannotCarryCustom } from "./custom-part.ts";
import { mergeBody } from "./merge-body.ts";
import { cannotUnmarshal, encodeOllamaOpenAIError, refusal } from "./ollama-error.ts";
import {
  cannotCarry,
  encodeChoiceLogprobs,
  encodeFinishReason,
  encodeHead,
  encodeToolCall,
  OLLAMA_SSE,
} from "./ollama-openai-answer.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";
import { streamOllamaChat } from "./ollama-openai-stream.ts";
import { checkFields, isMissing } from "./ollama-request.ts";
import { isObject, toArray } from "./read.ts";

/** OpenAI's chat completions as Ollama answers them; `codec` reads the requests. */
export function asOllamaChat(
  codec: LanguageModelCodec<ServerSentEvent>,
): LanguageModelCodec<ServerSentEvent> {
  const { parameters: _, cachePrompt: __, ...rest } = codec;
  return {
    ...rest,
    ids: {
      result: { prefix: "chatcmpl-", size: 3, alphabet: "decimal" },
      toolCall: { prefix: "call_", size: 8, alphabet: "lowercase" },
    },
    cutsToolCalls: false,
    // one choice, whatever `n` says
    decode: (request) => ({ ...codec.decode(request), n: 1 }),
    validate,
    encode,
    encodeStream: streamOllamaChat,
    encodeError: (error, call) => encodeOllamaOpenAIError(error, call?.modelId),
    framing: () => OLLAMA_SSE,
  };
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

function encode(
  { content, logprobs, finishReason, usage, body, ...head }: LanguageModelResult,
  _call: LanguageModelCall,
): unknown {
  const choice = {
    index: 0,
    message: encodeMessage(content),
    finish_reason: encodeFinishReason(finishReason),
    ...(logprobs && encodeChoiceLogprobs(logprobs)),
  };
  const whole = {
    ...encodeHead("chat.completion", head),
    choices: [choice],
    usage: encodePlainUsage(usage),
  };
  return mergeBody(whole, body);
}

function encodeMessage(content: Content[]): Record<string, unknown> {
  let text = "";
  let reasoning = "";
  const calls: ReturnType<typeof encodeToolCall>[] = [];
  for (const part of content) {
    switch (part.type) {
      case "text":
      case "refusal": // a model here refuses in words
        text += part.text;
        break;
      case "reasoning":
        reasoning += part.text;
        break;
      case "tool-call":
        calls.push(encodeToolCall(part, calls.length));
        break;
      case "file":
      case "source":
        throw cannotCarry(part.type);
      case "custom":
        throw cannotCarryCustom(part.kind);
    }
  }
  return {
    role: "assistant",
    content: text,
    ...(reasoning !== "" && { reasoning }),
    ...(calls.length > 0 && { tool_calls: calls }),
  };
}
