import type { LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { FinishReason, LanguageModelResult } from "../../language-model/result.ts";
import type { ResponseMetadata } from "../../language-model/stream-part.ts";
import { encodeAnthropicError } from "../anthropic-error.ts";
import { mergeBody } from "../merge-body.ts";
import type { JSONObject } from "../read.ts";
import { encodeContent, hidesThinking } from "./blocks.ts";
import { encodeCompaction, isCompaction } from "./compaction.ts";
import { encodeDiagnostics, encodeState } from "./echo.ts";
import { encodeUsage, pickUsage } from "./usage.ts";
import type * as wire from "./wire.ts";

/** What of a call its answer depends on. */
export type Asked = Pick<LanguageModelCall, "body">;

export function encode(result: LanguageModelResult, { body: asked }: Asked): wire.Message {
  const { id, modelId, usage, body } = result;
  const message: wire.Message = {
    model: modelId,
    id,
    type: "message",
    role: "assistant",
    content: isCompaction(asked)
      ? encodeCompaction(result.content)
      : encodeContent(result, hidesThinking(asked)),
    ...encodeStop(result, asked),
    usage: encodeUsage(usage, asked),
    ...encodeDiagnostics(asked),
    ...encodeState(result, asked),
  };
  return mergeBody(message, body);
}

/** The message as it is before its content is known. */
export function encodeOpening(
  { id, modelId, usage, body = {} }: ResponseMetadata,
  { body: asked }: Asked,
): wire.Message {
  if (body["content"] !== undefined) {
    throw new Error(
      "body.content cannot be merged into a stream. Say it with content, or answer with a Response.",
    );
  }
  const message: wire.Message = {
    model: modelId,
    id,
    type: "message",
    role: "assistant",
    content: [],
    stop_reason: null,
    stop_sequence: null,
    stop_details: null,
    // the API counts the first token here; the last event counts all
    usage: encodeUsage({ ...usage, outputTokens: { total: 1, reasoning: 0 } }, asked),
    ...encodeDiagnostics(asked),
  };
  return mergeBody(message, { ...pickBody(body, false), usage: pickUsage(body, false) });
}

/** An error that ends a stream. */
export function encodeErrorEvent(
  error: LLMError,
  modelId: string,
  headers: Record<string, string>,
): wire.StreamEvent {
  const { body } = encodeAnthropicError(error, modelId, headers);
  return { ...body, error: { details: null, ...body.error } };
}

/** What a stream tells at its end, and not at its beginning. */
const AT_END = new Set([
  "stop_reason",
  "stop_sequence",
  "stop_details",
  "container",
  "context_management",
  "input_transformations",
]);

/** The part of a test's body that a stream tells at its end, or at its beginning. */
export function pickBody(body: JSONObject, isAtEnd: boolean): JSONObject {
  return Object.fromEntries(Object.entries(body).filter(([key]) => AT_END.has(key) === isAtEnd));
}

const STOP_REASONS: Record<FinishReason, wire.StopReason> = {
  stop: "end_turn",
  length: "max_tokens",
  "tool-calls": "tool_use",
  "content-filter": "refusal",
  error: "end_turn",
  other: "end_turn",
};

/** Why the answer ended; a refusal and a summary have no other sign. */
export function encodeStop(result: LanguageModelResult, asked: unknown): wire.Stop {
  const reason = toStopReason(result, asked);
  return {
    stop_reason: reason,
    stop_sequence: reason === "stop_sequence" ? result.stopSequence! : null,
    stop_details: null,
  };
}

function toStopReason(
  { finishReason, content, stopSequence }: LanguageModelResult,
  asked: unknown,
): wire.StopReason {
  if (finishReason !== "stop") return STOP_REASONS[finishReason];
  if (stopSequence !== undefined) return "stop_sequence";
  if (content.some(({ type }) => type === "refusal")) return "refusal";
  return isCompaction(asked) ? "compaction" : STOP_REASONS.stop;
}
