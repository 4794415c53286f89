// How Ollama's own text completions, embeddings and models differ from OpenAI's.
// https://docs.ollama.com/api/openai-compatibility

import type { EndpointCodec, LanguageModelCodec } from "../codec.ts";
import type { EmbeddingCall } from "../embedding-model/call.ts";
import { type LLMError, llmError } from "../errors.ts";
import type { ServerSentEvent } from "../framing/sse.ts";
import type { BaseCall, LanguageModelCall } from "../language-model/call.ts";
import type { Content, LanguageModelResult } from "../language-model/result.ts";
import type { StreamPart } from "../language-model/stream-part.ts";
import { mergeBody } from "./merge-body.ts";
import { encodeOllamaOpenAIError, refusal } from "./ollama-error.ts";
import { findModel, listModels } from "./ollama-library.ts";
import {
  asksForUsage,
  encodeFinishReason,
  encodeHead,
  OLLAMA_SSE,
  toChunkFields,
} from "./ollama-openai-answer.ts";
import { encodePlainUsage } from "./openai-plain-usage.ts";
import { checkFields, isMissing } from "./ollama-request.ts";
import { isObject } from "./read.ts";

/** OpenAI's text completions as Ollama answers them; `codec` reads the requests. */
export function asOllamaCompletions(
  codec: LanguageModelCodec<ServerSentEvent>,
): LanguageModelCodec<ServerSentEvent> {
  const { parameters: _, ...rest } = codec;
  return {
    ...rest,
    ids: { result: { prefix: "cmpl-", size: 3, alphabet: "decimal" } },
    // one choice, and no log probabilities, whatever the request says
    decode: (request) => ({ ...codec.decode(request), n: 1, topLogprobs: undefined }),
    validate: validateCompletion,
    encode: encodeCompletion,
    encodeStream: streamCompletion,
    encodeError: (error, call) => encodeOllamaOpenAIError(error, call?.modelId),
    framing: () => OLLAMA_SSE,
  };
}

/** OpenAI's embeddings as Ollama answers them. */
export function asOllamaEmbeddings<Value>(
  codec: EndpointCodec<EmbeddingCall, Value>,
): EndpointCodec<EmbeddingCall, Value> {
  const { parameters: _, ...rest } = codec;
  return {
    ...rest,
    validate: validateEmbeddings,
    encodeError: (error, call) => encodeOllamaOpenAIError(error, call?.modelId),
  };
}

type Listed = { id: string; owned_by: string };

/** OpenAI's list of models, of those that the server has. */
export function asOllamaModels<Value>(
  codec: EndpointCodec<BaseCall, Value>,
): EndpointCodec<BaseCall, Value | Listed[]> {
  return {
    ...codec,
    reply: (_, context) => listModels(context).map(toListed),
    encodeError: (error, call) => encodeOllamaOpenAIError(error, call?.modelId),
  };
}

/** OpenAI's retrieval of a model, of those that the server has. */
export function asOllamaModel<Value>(
  codec: EndpointCodec<BaseCall, Value>,
): EndpointCodec<BaseCall, Value | Listed> {
  return {
    ...codec,
    reply: ({ modelId }, context) => findModel(modelId, context) ?? toListed(modelId),
    encodeError: (error, call) => encodeOllamaOpenAIError(error, call?.modelId),
  };
}

function toListed(id: string): Listed {
  return { id, owned_by: "library" };
}

function validateCompletion({ body }: LanguageModelCall): LLMError | undefined {
  if (!isObject(body)) return refusal("EOF");
  const wrong = checkFields(body, "CompletionRequest", {
    model: "text",
    prompt: "text",
    stream: "flag",
    suffix: "text",
  });
  return wrong ?? (isMissing(body["model"]) ? llmError("model-not-found") : undefined);
}

function validateEmbeddings({ body }: EmbeddingCall): LLMError | undefined {
  if (!isObject(body)) return refusal("EOF");
  const { model, input, dimensions, encoding_format: format } = body;
  const fields = { model: "text", dimensions: "number", encoding_format: "text" } as const;
  const wrong = checkFields({ model, dimensions, encoding_format: format }, "EmbedRequest", fields);
  if (wrong) return wrong;
  if (typeof format === "string" && !/^(float|base64)?$/i.test(format)) {
    return refusal(
      `Invalid value for 'encoding_format' = ${format}. Supported values: ['float', 'base64'].`,
    );
  }
  const isEmptyList = Array.isArray(input) && input.length === 0;
  if (input === undefined || input === null || isEmptyList) return refusal("invalid input");
  if (isMissing(model)) return llmError("model-not-found");
  const inputs = Array.isArray(input) ? input : [input];
  return inputs.every((text) => typeof text === "string")
    ? undefined
    : refusal("invalid input type");
}

function encodeCompletion({
  content,
  finishReason,
  usage,
  body,
  ...head
}: LanguageModelResult): unknown {
  const text = content.map(toText).join("");
  const choices = [{ text, index: 0, finish_reason: encodeFinishReason(finishReason) }];
  const whole = { ...encodeHead("text_completion", head), choices, usage: encodePlainUsage(usage) };
  return mergeBody(whole, body);
}

/** The thoughts of a model have no place here. */
function toText(part: Content): string {
  if (part.type === "text" || part.type === "refusal") return part.text;
  if (part.type === "reasoning") return "";
  throw cannotCarry(part.type);
}

function cannotCarry(type: string): Error {
  return new Error(
    `a text completion of Ollama's carries no ${type}. Answer with a text, or mock llm.ollama.chat.`,
  );
}

type Events = Generator<ServerSentEvent, void, undefined>;

/** The script of a text completion stream. */
function streamCompletion(call: LanguageModelCall): (part: StreamPart) => Events {
  const includeUsage = asksForUsage(call);
  // where usage is asked for, every chunk has one, which counts nothing yet
  const none = includeUsage && {
    usage: { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 },
  };
  let head = {};
  const toChunk = (text: string, reason: string | null): ServerSentEvent =>
    toEvent({ ...head, choices: [{ text, index: 0, finish_reason: reason }], ...none });

  return function* encodePart(part) {
    switch (part.type) {
      case "response-metadata":
        head = mergeBody(encodeHead("text_completion", part), toChunkFields(part.body));
        return;
      case "text-delta":
      case "refusal-delta":
        return yield toChunk(part.delta, null);
      case "tool-input-start":
      case "file":
      case "source":
      case "custom":
        throw cannotCarry(part.part.type);
      case "error":
        return yield toEvent(encodeOllamaOpenAIError(part.error, call.modelId).body);
      case "finish": {
        const { finishReason, usage, body } = part.result;
        yield toChunk("", encodeFinishReason(finishReason));
        const total = mergeBody(encodePlainUsage(usage), body?.["usage"]);
        if (includeUsage) yield toEvent({ ...head, choices: [], usage: total });
        return yield { data: "[DONE]" };
      }
      case "text-start":
      case "text-end":
      case "refusal-start":
      case "refusal-end":
      case "reasoning-start":
      case "reasoning-delta":
      case "reasoning-end":
      case "tool-input-delta":
      case "tool-input-end":
        return;
    }
  };
}

function toEvent(chunk: object): ServerSentEvent {
  return { data: JSON.stringify(chunk) };
}
