import type { TokenLogprob } from "../../language-model/result.ts";
import type { ResponseMetadata, StreamPart } from "../../language-model/stream-part.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { encodeEnd, encodeLogprobs, encodeTime } from "../ollama-answer.ts";
import { encodeOllamaError } from "../ollama-error.ts";
import type { OllamaCall } from "../ollama-request.ts";
import { cannotCarry, encodeToolCall } from "./encode.ts";
import type * as wire from "./wire.ts";

type Lines = Generator<unknown, void, undefined>;

interface State {
  call: OllamaCall;
  /** What every line begins with. */
  head: { model: string; created_at: string };
  toolIndex: number;
  /** Whether lines have carried the log probabilities. */
  hasLogprobs: boolean;
}

export function encodeStream(call: OllamaCall): (part: StreamPart) => Lines {
  const state: State = {
    call,
    head: { model: "", created_at: "" },
    toolIndex: 0,
    hasLogprobs: false,
  };
  return (part) => encodePart(part, state);
}

/** The script of a chat stream: a line a delta, a tool call whole, and a last line that counts. */
function* encodePart(part: StreamPart, state: State): Lines {
  switch (part.type) {
    case "response-metadata":
      state.head = toHead(part);
      return;
    case "text-delta":
      state.hasLogprobs ||= part.logprobs !== undefined;
      return yield toLine({ content: part.delta }, state, part.logprobs);
    case "refusal-delta":
      return yield toLine({ content: part.delta }, state);
    case "reasoning-delta":
      return yield toLine({ content: "", thinking: part.delta }, state);
    case "tool-input-end": {
      const call = encodeToolCall(part.part, state.toolIndex++);
      return yield toLine({ content: "", tool_calls: [call] }, state);
    }
    case "file":
    case "source":
      throw cannotCarry(part.type);
    case "custom":
      throw cannotCarryCustom(part.part.kind);
    case "error":
      return yield encodeOllamaError(part.error, state.call.modelId).body;
    case "finish": {
      const { logprobs, body } = part.result;
      const rest = logprobs && !state.hasLogprobs && { logprobs: encodeLogprobs(logprobs) };
      const last = {
        ...toLine({ content: "" }, state),
        ...encodeEnd(part.result, state.call),
        ...rest,
      };
      return yield mergeBody(last, body);
    }
    case "text-start":
    case "text-end":
    case "refusal-start":
    case "refusal-end":
    case "reasoning-start":
    case "reasoning-end":
    case "tool-input-start":
    case "tool-input-delta":
      return;
  }
}

/** A test's own fields stand in the last line; a message of its own would belong to no line. */
function toHead({ modelId, timestamp, body }: ResponseMetadata): State["head"] {
  if (body?.["message"] !== undefined) {
    throw new Error(
      "body.message cannot be merged into a stream. Say it with content, or answer with a Response.",
    );
  }
  return { model: modelId, created_at: encodeTime(timestamp) };
}

function toLine(
  message: Omit<wire.ChatMessage, "role">,
  { head }: State,
  logprobs?: TokenLogprob[],
): wire.ChatLine {
  return {
    ...head,
    message: { role: "assistant", ...message },
    done: false,
    ...(logprobs && { logprobs: encodeLogprobs(logprobs) }),
  };
}
