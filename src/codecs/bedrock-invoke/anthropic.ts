import type { LanguageModelCodec } from "../../codec.ts";
import type { ServerSentEvent } from "../../framing/sse.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import { invalidRequest } from "../bedrock-error.ts";
import { isObject, type JSONObject, toObject, toObjects } from "../read.ts";
import { fromEvents, toNative } from "./events.ts";
import type { BodyFormat } from "./wire.ts";

/**
 * Claude's messages: the model stands in the path, and a version in the body.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages.html
 */
export function anthropicBodies(codec: LanguageModelCodec<ServerSentEvent>): BodyFormat {
  const format = fromEvents(codec);
  return {
    ...format,
    ids: {
      result: { prefix: "msg_bdrk_01", size: 22, alphabet: "base58" },
      toolCall: { prefix: "toolu_bdrk_01", size: 22, alphabet: "base58" },
    },
    validate(call, context) {
      if (toObject(call.body)["anthropic_version"] !== undefined) {
        return format.validate?.(call, context);
      }
      return invalidRequest("anthropic_version: Field required");
    },
    encode: (result, call) => toBedrockMessage(format.encode(toNamed(result), call)),
    encodeStream(call, headers) {
      const encode = codec.encodeStream(toNative(call), headers);
      return function* (part) {
        for (const { event, data } of encode(toNamedPart(part))) {
          if (event === "message_start" || event === "content_block_start") yield toOpening(data);
          else if (event !== "ping") yield data;
        }
      };
    },
  };
}

/** An answer calls the model by Anthropic's own name of it. */
function toNamed<T extends Pick<LanguageModelResult, "modelId">>(result: T): T {
  return { ...result, modelId: toAnthropicName(result.modelId) };
}

function toNamedPart(part: StreamPart): StreamPart {
  return part.type === "response-metadata" ? toNamed(part) : part;
}

/** `us.anthropic.claude-sonnet-4-5-20250929-v1:0` is `claude-sonnet-4-5-20250929`. */
function toAnthropicName(modelId: string): string {
  return modelId.replace(/^.*anthropic\./, "").replace(/-v\d+(?::\w+)*$/, "");
}

/** What Anthropic tells of its own service, Bedrock does not. */
function toBedrockMessage(message: unknown): unknown {
  const { content, usage, ...rest } = toObject(message);
  return { ...rest, content: toObjects(content).map(toBedrockBlock), usage: toBedrockUsage(usage) };
}

function toBedrockBlock(block: JSONObject): JSONObject {
  const { caller: _, ...rest } = block;
  return rest;
}

function toBedrockUsage(usage: unknown): JSONObject {
  const { service_tier: _, inference_geo: __, ...rest } = toObject(usage);
  return rest;
}

function toOpening(data: string): string {
  const event = toObject(JSON.parse(data));
  const { message, content_block: block } = event;
  if (isObject(message)) return JSON.stringify({ ...event, message: toBedrockMessage(message) });
  return JSON.stringify({ ...event, content_block: toBedrockBlock(toObject(block)) });
}
