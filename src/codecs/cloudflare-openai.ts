// How Workers AI's own chat completions differ from OpenAI's.
// https://developers.cloudflare.com/workers-ai/configuration/open-ai-compatibility/

import type { EndpointCodec, LanguageModelCodec } from "../codec.ts";
import type { EmbeddingCall } from "../embedding-model/call.ts";
import { type LLMError, llmError } from "../errors.ts";
import { type ServerSentEvent, sse } from "../framing/sse.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import type { ResponseMetadata, StreamPart } from "../language-model/stream-part.ts";
import { badInput, encodeCloudflareError } from "./cloudflare-error.ts";
import { isObject, type JSONObject, parseArguments, toObject, toObjects, toText } from "./read.ts";

/**
 * OpenAI's chat completions as Workers AI answers them; `codec` reads the requests and writes what both have.
 *
 * Chunks have no role, as the recordings show, and so the `stream()` helper of the `openai` package throws, here as
 * there.
 */
export function asCloudflareChat(
  codec: LanguageModelCodec<ServerSentEvent>,
): LanguageModelCodec<ServerSentEvent> {
  const { parameters: _, cachePrompt: __, ...rest } = codec;
  return {
    ...rest,
    ids: {
      result: { prefix: "id-", size: 13, alphabet: "decimal" },
      toolCall: { prefix: "chatcmpl-tool-", size: 32, alphabet: "hex" },
    },
    cutsToolCalls: false,
    decode: (request) => ({ ...codec.decode(request), n: 1 }),
    validate,
    encode: (result, call) => reduceBody(toObject(codec.encode(result, call)), call),
    encodeStream: (call, headers) => reduce(codec.encodeStream(call, headers), call),
    encodeError: (error, call) => encodeCloudflareError(error, call?.modelId),
    framing: () => ({ ...sse, contentType: "text/event-stream" }),
  };
}

/** OpenAI's embeddings as Workers AI answers them. */
export function asCloudflareEmbeddings<Value>(
  codec: EndpointCodec<EmbeddingCall, Value>,
): EndpointCodec<EmbeddingCall, Value> {
  return { ...codec, encodeError: (error, call) => encodeCloudflareError(error, call?.modelId) };
}

function validate({ body, modelId }: LanguageModelCall): LLMError | undefined {
  const { messages } = isObject(body) ? body : {};
  if (modelId === "") return llmError("model-not-found");
  if (Array.isArray(messages)) return undefined;
  return badInput("required properties at '/' are 'messages'");
}

/** JSON that was asked for is the value itself, and no text. */
function reduceBody(
  { id, object, created, model, choices, usage, ...more }: JSONObject,
  call: LanguageModelCall,
): JSONObject {
  const reduced = toObjects(choices).map(({ index, message, finish_reason: reason }) => {
    const { role, content, tool_calls: calls } = toObject(message);
    const isJSON = call.responseFormat?.type === "json" && typeof content === "string";
    return {
      index,
      message: {
        role,
        content: isJSON ? parseArguments(content) : content,
        ...(calls !== undefined && { tool_calls: calls }),
      },
      logprobs: null,
      finish_reason: reason,
    };
  });
  const { system_fingerprint: _, service_tier: __, ...own } = more;
  return { id, object, created, model, choices: reduced, usage: toUsage(usage), ...own };
}

function toUsage(usage: unknown): JSONObject {
  const { prompt_tokens, completion_tokens, total_tokens } = toObject(usage);
  return { prompt_tokens, completion_tokens, total_tokens };
}

type Encode = (part: StreamPart) => Iterable<ServerSentEvent>;

/** The same chunks with less in them: no role, nothing that says nothing, and the usage with the end. */
function reduce(encode: Encode, { modelId }: LanguageModelCall): Encode {
  let head: object = {};
  return function* encodePart(part) {
    if (part.type === "response-metadata") head = toHead(part);
    if (part.type === "error") {
      return yield { data: JSON.stringify(encodeCloudflareError(part.error, modelId).body) };
    }
    for (const { data } of encode(part)) {
      if (data === "[DONE]") yield { data };
      else yield* reduceChunk(toObject(JSON.parse(data)), part, head);
    }
  };
}

function* reduceChunk(
  chunk: JSONObject,
  part: StreamPart,
  head: object,
): Generator<ServerSentEvent> {
  for (const { index, delta, finish_reason: reason } of toObjects(chunk["choices"])) {
    const { role: _, refusal: __, content, ...more } = toObject(delta);
    const words = { ...(toText(content) !== "" && { content }), ...more };
    const isEnd = typeof reason === "string" && part.type === "finish";
    if (!isEnd && Object.keys(words).length === 0) continue;
    const choice = { index, delta: words, ...(isEnd && { finish_reason: reason }) };
    const usage = isEnd && { usage: toTotals(part.result.usage) };
    yield { data: JSON.stringify({ ...head, choices: [choice], ...usage }) };
  }
}

function toHead({ id, timestamp, modelId }: ResponseMetadata): object {
  const created = Math.floor(timestamp / 1000);
  return { id, created, model: modelId, object: "chat.completion.chunk" };
}

function toTotals({ inputTokens, outputTokens }: ResponseMetadata["usage"]): object {
  return {
    prompt_tokens: inputTokens.total,
    completion_tokens: outputTokens.total,
    total_tokens: inputTokens.total + outputTokens.total,
  };
}
