import type { LanguageModelCall } from "../../language-model/call.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import { encodeCohereError } from "../cohere-error.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { cannotCarry, encode } from "./encode.ts";

type Events = Generator<object, void, undefined>;

/** The script of a stream: the texts, and at the end the whole answer. */
export function encodeStream(call: LanguageModelCall): (part: StreamPart) => Events {
  return function* encodePart(part) {
    switch (part.type) {
      case "text-delta":
      case "refusal-delta":
        for (let index = 0; index < call.n; index++) {
          const which = call.n > 1 && { index };
          yield { text: part.delta, ...which, is_finished: false, event_type: "text-generation" };
        }
        return;
      case "tool-input-start":
        throw cannotCarry("tool-call");
      case "file":
      case "source":
        throw cannotCarry(part.type);
      case "custom":
        throw cannotCarryCustom(part.part.kind);
      case "error": {
        const { message } = encodeCohereError(part.error, call).body as { message: string };
        const end = { is_finished: true, event_type: "stream-error", finish_reason: "ERROR" };
        return yield { ...end, err: message };
      }
      case "finish": {
        const response = encode(part.result, call);
        const [generation] = response.generations;
        const end = { is_finished: true, event_type: "stream-end" };
        return yield { ...end, finish_reason: generation?.finish_reason, response };
      }
      case "response-metadata":
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
