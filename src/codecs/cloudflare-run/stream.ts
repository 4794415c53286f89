import type { ServerSentEvent } from "../../framing/sse.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import { encodeCloudflareError } from "../cloudflare-error.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { toObfuscation } from "../openai-obfuscation.ts";
import { toObject } from "../read.ts";
import { THINK } from "../think-tags.ts";
import { cannotCarry, encodeToolCall, encodeUsage } from "./encode.ts";

type Events = Generator<ServerSentEvent, void, undefined>;

/** The script of a stream: a piece an event, tool calls whole, then the usage and the end. */
export function encodeStream({ modelId }: LanguageModelCall): (part: StreamPart) => Events {
  return function* encodePart(part) {
    switch (part.type) {
      case "text-delta":
      case "refusal-delta":
      case "reasoning-delta":
        return yield toEvent(part.delta);
      case "reasoning-start":
        return yield toEvent(THINK.open);
      case "reasoning-end":
        return yield toEvent(THINK.close);
      case "tool-input-end":
        return yield toEvent("", { tool_calls: [encodeToolCall(part.part)] });
      case "file":
      case "source":
        throw cannotCarry(part.type);
      case "custom":
        throw cannotCarryCustom(part.part.kind);
      case "error": {
        const { body } = encodeCloudflareError(part.error, modelId);
        return yield { data: JSON.stringify(body) };
      }
      case "finish": {
        const { usage, body } = part.result;
        const partial = toObject(body?.["result"]);
        yield toEvent("", mergeBody({ usage: encodeUsage(usage) }, partial));
        return yield { data: "[DONE]" };
      }
      case "response-metadata":
      case "text-start":
      case "text-end":
      case "refusal-start":
      case "refusal-end":
      case "tool-input-start":
      case "tool-input-delta":
        return;
    }
  };
}

/** `p` hides how long a piece is. */
function toEvent(response: string, more: object = {}): ServerSentEvent {
  return { data: JSON.stringify({ response, ...more, p: toObfuscation(response.length) }) };
}
