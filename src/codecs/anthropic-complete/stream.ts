import type { ServerSentEvent } from "../../framing/sse.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { ResponseMetadata, StreamPart } from "../../language-model/stream-part.ts";
import { encodeAnthropicError } from "../anthropic-error.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { cannotCarry, toEnd, toPiece } from "./encode.ts";
import type * as wire from "./wire.ts";

type Events = Generator<ServerSentEvent, void, undefined>;

/** Each piece of the text is a completion of its own; the last is empty, and says why it ended. */
export function encodeStream(call: LanguageModelCall): (part: StreamPart) => Events {
  let answer: ResponseMetadata;
  return function* encodePart(part) {
    switch (part.type) {
      case "response-metadata":
        answer = part;
        return;
      case "text-delta":
      case "refusal-delta":
        return yield toEvent(toPiece(answer, part.delta));
      case "finish": {
        const end = { ...toPiece(part.result, ""), ...toEnd(part.result) };
        return yield toEvent(mergeBody(end, withoutText(part.result.body)));
      }
      case "error": {
        const { body } = encodeAnthropicError(part.error, call.modelId);
        return yield { event: "error", data: JSON.stringify(body) };
      }
      case "tool-input-start":
        throw cannotCarry("tool-call");
      case "file":
      case "source":
        throw cannotCarry(part.type);
      case "custom":
        throw cannotCarryCustom(part.part.kind);
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

/** The text came before. */
function withoutText(body: Record<string, unknown> = {}): Record<string, unknown> {
  const { completion: _, ...rest } = body;
  return rest;
}

function toEvent(completion: wire.Completion): ServerSentEvent {
  return { event: "completion", data: JSON.stringify(completion) };
}
