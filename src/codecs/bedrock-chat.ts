import type { LanguageModelCodec } from "../codec.ts";
import type { ServerSentEvent } from "../framing/sse.ts";
import { isObject, type JSONObject, toObject, toObjects } from "./read.ts";

/** What a chat's answer has besides, at Bedrock. */
export interface BedrockChatExtras {
  /** Such as `service_tier`. */
  answer?: JSONObject;
  /** Such as `refusal: null`. */
  message?: JSONObject;
}

/**
 * OpenAI's chat as Bedrock's models answer it: no more is counted than three numbers, and nothing tells of OpenAI's own
 * service.
 */
export function bedrockChat(
  codec: LanguageModelCodec<ServerSentEvent>,
  extras: BedrockChatExtras = {},
): LanguageModelCodec<ServerSentEvent> {
  return {
    ...codec,
    encode: (result, call) => toBedrockChat(codec.encode(result, call), extras),
    encodeStream(call, headers) {
      const encode = codec.encodeStream(call, headers);
      return function* (part) {
        for (const event of encode(part)) yield toBedrockEvent(event);
      };
    },
  };
}

function toBedrockChat(body: unknown, { answer, message }: BedrockChatExtras): unknown {
  const { system_fingerprint: _, choices, usage, ...rest } = toObject(body);
  return {
    ...rest,
    ...answer,
    choices: toObjects(choices).map((choice) => ({
      ...choice,
      message: { ...message, ...toObject(choice["message"]) },
    })),
    usage: toPlainUsage(usage),
  };
}

/** Of a stream, the one frame that counts. */
function toBedrockEvent(event: ServerSentEvent): ServerSentEvent {
  if (!event.data.includes('"usage":{')) return event;
  const frame = toObject(JSON.parse(event.data));
  if (!isObject(frame["usage"])) return event;
  return { ...event, data: JSON.stringify({ ...frame, usage: toPlainUsage(frame["usage"]) }) };
}

function toPlainUsage(usage: unknown): JSONObject {
  const { prompt_tokens_details: _, completion_tokens_details: __, ...counts } = toObject(usage);
  return counts;
}
