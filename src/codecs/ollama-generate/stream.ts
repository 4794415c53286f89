import type { TokenLogprob } from "../../language-model/result.ts";
import type { ResponseMetadata, StreamPart } from "../../language-model/stream-part.ts";
import { cannotCarryCustom } from "../custom-part.ts";
import { mergeBody } from "../merge-body.ts";
import { encodeEnd, encodeLogprobs, encodeTime } from "../ollama-answer.ts";
import { encodeOllamaError } from "../ollama-error.ts";
import type { OllamaCall } from "../ollama-request.ts";
import { cannotCarry, encodeContext } from "./encode.ts";
import type * as wire from "./wire.ts";

type Lines = Generator<unknown, void, undefined>;

interface State {
  call: OllamaCall;
  /** What every line begins with. */
  head: { model: string; created_at: string };
  /** Whether lines have carried the log probabilities. */
  hasLogprobs: boolean;
}

export function encodeStream(call: OllamaCall): (part: StreamPart) => Lines {
  const state: State = { call, head: { model: "", created_at: "" }, hasLogprobs: false };
  return (part) => encodePart(part, state);
}

/** The script of a stream: a line a delta, and a last line that counts. */
function* encodePart(part: StreamPart, state: State): Lines {
  switch (part.type) {
    case "response-metadata":
      state.head = toHead(part);
      return;
    case "text-delta":
      state.hasLogprobs ||= part.logprobs !== undefined;
      return yield toLine({ response: part.delta }, state, part.logprobs);
    case "refusal-delta":
      return yield toLine({ response: part.delta }, state);
    case "reasoning-delta":
      return yield toLine({ response: "", thinking: part.delta }, state);
    case "tool-input-start":
      throw cannotCarry("tool-call");
    case "file":
    case "source":
      throw cannotCarry(part.type);
    case "custom":
      throw cannotCarryCustom(part.part.kind);
    case "error":
      return yield encodeOllamaError(part.error, state.call.modelId).body;
    case "finish": {
      const { result } = part;
      const last = {
        ...toLine({ response: "" }, state),
        ...encodeEnd(result, state.call),
        ...encodeContext(result, state.call),
        ...(result.logprobs && !state.hasLogprobs && { logprobs: encodeLogprobs(result.logprobs) }),
      };
      return yield mergeBody(last, result.body);
    }
    case "text-start":
    case "text-end":
    case "refusal-start":
    case "refusal-end":
    case "reasoning-start":
    case "reasoning-end":
    case "tool-input-delta":
    case "tool-input-end":
      return;
  }
}

/** A test's own fields stand in the last line; a response of its own would belong to no line. */
function toHead({ modelId, timestamp, body }: ResponseMetadata): State["head"] {
  if (body?.["response"] !== undefined) {
    throw new Error(
      "body.response cannot be merged into a stream. Say it with content, or answer with a Response.",
    );
  }
  return { model: modelId, created_at: encodeTime(timestamp) };
}

function toLine(
  words: Pick<wire.GenerateLine, "response" | "thinking">,
  { head }: State,
  logprobs?: TokenLogprob[],
): wire.GenerateLine {
  return {
    ...head,
    ...words,
    done: false,
    ...(logprobs && { logprobs: encodeLogprobs(logprobs) }),
  };
}
