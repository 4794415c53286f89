// How Ollama's own messages differ from Anthropic's: it checks less, and tells less.
// https://docs.ollama.com/api/anthropic-compatibility

import type { LanguageModelCodec } from "../codec.ts";
import type { LLMError } from "../errors.ts";
import type { ServerSentEvent } from "../framing/sse.ts";
import type { LanguageModelCall } from "../language-model/call.ts";
import type { StreamPart } from "../language-model/stream-part.ts";
import { encodeOllamaAnthropicError, refusal } from "./ollama-error.ts";
import { OLLAMA_SSE } from "./ollama-openai-answer.ts";
import { checkFields, isMissing } from "./ollama-request.ts";
import {
  isObject,
  type JSONObject,
  optionalNumber,
  toArray,
  toObject,
  toObjects,
  toText,
} from "./read.ts";

/** Anthropic's messages as Ollama answers them; `codec` reads the requests, and writes what they share. */
export function asOllamaMessages(
  codec: LanguageModelCodec<ServerSentEvent>,
): LanguageModelCodec<ServerSentEvent> {
  const { kind, decode, cutsToolCalls } = codec;
  return {
    kind,
    ids: {
      result: { prefix: "msg_", size: 24, alphabet: "hex" },
      toolCall: { prefix: "call_", size: 8, alphabet: "lowercase" },
    },
    ...(cutsToolCalls !== undefined && { cutsToolCalls }),
    decode,
    validate,
    encode: (result, call) => toMessage(toObject(codec.encode(result, call))),
    encodeStream: (call, headers) => reduce(codec.encodeStream(call, headers), call),
    encodeError: (error, call) => encodeOllamaAnthropicError(error, call?.modelId),
    framing: () => OLLAMA_SSE,
  };
}

function validate({ body }: LanguageModelCall): LLMError | undefined {
  if (!isObject(body)) return refusal("EOF");
  const { model, messages, max_tokens: limit } = body;
  const wrong = checkFields(body, "MessagesRequest", {
    model: "text",
    max_tokens: "number",
    stream: "flag",
  });
  if (wrong) return wrong;
  if (isMissing(model)) return refusal("model is required");
  if ((optionalNumber(limit) ?? 0) <= 0) {
    return refusal("max_tokens is required and must be positive");
  }
  if (toArray(messages).length === 0) return refusal("messages is required");
  for (const block of toObjects(messages).flatMap(({ content }) => toObjects(content))) {
    const error = checkBlock(block);
    if (error) return error;
  }
  return undefined;
}

function checkBlock({ type, id, name, source }: JSONObject): LLMError | undefined {
  if (type === "tool_use") {
    if (isMissing(id)) return refusal("tool_use block missing required 'id' field");
    return isMissing(name) ? refusal("tool_use block missing required 'name' field") : undefined;
  }
  if (type !== "image") return undefined;
  const kind = toObject(source)["type"];
  if (kind === "base64") return undefined;
  return refusal(
    isObject(source)
      ? `invalid image source type: ${toText(kind)}. Only base64 images are supported.`
      : "invalid image source",
  );
}

/** What Ollama knows of a message; thoughts have no signature here. */
function toMessage({ content, stop_reason: reason, usage, ...message }: JSONObject): JSONObject {
  const { id, type, role, model, stop_sequence: sequence } = message;
  return {
    id,
    type,
    role,
    model,
    content: toObjects(content).map(toBlock),
    ...(reason !== null && { stop_reason: reason }),
    ...(typeof sequence === "string" && { stop_sequence: sequence }),
    usage: toUsage(usage),
  };
}

function toBlock(block: JSONObject): JSONObject {
  return Object.fromEntries(Object.entries(block).filter(([name]) => !UNKNOWN.has(name)));
}

/** What blocks have at Anthropic alone. */
const UNKNOWN = new Set(["signature", "caller"]);

function toUsage(usage: unknown): JSONObject {
  const { input_tokens: input, output_tokens: output } = toObject(usage);
  return { input_tokens: input, output_tokens: output };
}

type Encode = (part: StreamPart) => Iterable<ServerSentEvent>;

/** The same events without pings and signatures, and with less in those that tell of the message. */
function reduce(encode: Encode, { modelId }: LanguageModelCall): Encode {
  return function* encodePart(part) {
    if (part.type === "error") {
      const { body } = encodeOllamaAnthropicError(part.error, modelId);
      return yield { event: "error", data: JSON.stringify(body) };
    }
    for (const event of encode(part)) {
      const reduced = reduceEvent(event);
      if (reduced) yield reduced;
    }
  };
}

function reduceEvent(sent: ServerSentEvent): ServerSentEvent | undefined {
  const { event, data } = sent;
  if (event === "ping" || data.includes('"type":"signature_delta"')) return undefined;
  if (event === "content_block_delta" || event === "content_block_stop") return sent;
  const told = toObject(JSON.parse(data));
  if (event === "message_start") told["message"] = toMessage(toObject(told["message"]));
  if (event === "content_block_start")
    told["content_block"] = toBlock(toObject(told["content_block"]));
  if (event === "message_delta") {
    const { stop_reason: reason } = toObject(told["delta"]);
    told["delta"] = { stop_reason: reason };
    told["usage"] = toUsage(told["usage"]);
  }
  return { ...(event !== undefined && { event }), data: JSON.stringify(told) };
}
