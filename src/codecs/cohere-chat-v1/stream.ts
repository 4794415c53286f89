import type { LanguageModelCall } from "../../language-model/call.ts";
import type { StreamPart } from "../../language-model/stream-part.ts";
import { encodeCohereError } from "../cohere-error.ts";
import { toSecondUUID } from "../uuid.ts";
import { cannotCarryFile, encode, encodeSource, encodeToolCall, readCitation } from "./encode.ts";
import type * as wire from "./wire.ts";

type Events = Generator<object, void, undefined>;

interface State {
  call: LanguageModelCall;
  text: string;
  /** Calls that wait for the event that tells them all. */
  toolCalls: wire.ToolCall[];
}

export function encodeStream(call: LanguageModelCall): (part: StreamPart) => Events {
  const state: State = { call, text: "", toolCalls: [] };
  return (part) => encodePart(part, state);
}

/** The script of a stream; its last event repeats the whole answer. */
function* encodePart(part: StreamPart, state: State): Events {
  switch (part.type) {
    case "response-metadata":
      return yield toEvent("stream-start", { generation_id: toSecondUUID(part.id) });
    case "text-delta":
    case "refusal-delta":
      state.text += part.delta;
      return yield toEvent("text-generation", { text: part.delta });
    case "tool-input-end":
      state.toolCalls.push(encodeToolCall(part.part));
      return;
    case "source":
      return yield toCitation(encodeSource(part.part, state.text));
    case "custom":
      return yield toCitation(readCitation(part.part));
    case "file":
      throw cannotCarryFile();
    case "error": {
      const { message } = encodeCohereError(part.error, state.call).body as { message: string };
      return yield {
        is_finished: true,
        event_type: "stream-end",
        response: { text: state.text, message },
        finish_reason: "ERROR",
      };
    }
    case "finish": {
      if (state.toolCalls.length > 0) {
        yield toEvent("tool-calls-generation", { tool_calls: state.toolCalls });
      }
      const { finish_reason, ...response } = encode(part.result, state.call);
      return yield { is_finished: true, event_type: "stream-end", response, finish_reason };
    }
    case "text-start":
    case "text-end":
    case "refusal-start":
    case "refusal-end":
    case "reasoning-start":
    case "reasoning-delta":
    case "reasoning-end":
    case "tool-input-start":
    case "tool-input-delta":
      return;
  }
}

function toCitation(citation: object): object {
  return toEvent("citation-generation", { citations: [citation] });
}

function toEvent(type: string, fields: object): object {
  return { is_finished: false, event_type: type, ...fields };
}
