// What the endpoints of version 1 that generate texts have in common.

import { ndjson } from "../framing/ndjson.ts";
import type { FinishReason, LanguageModelResult } from "../language-model/result.ts";

export type CohereV1FinishReason =
  | "COMPLETE"
  | "STOP_SEQUENCE"
  | "MAX_TOKENS"
  | "ERROR"
  | "ERROR_TOXIC";

/** Their streams: one JSON a line. */
export const COHERE_V1_LINES = ndjson("application/stream+json");

const ENCODED: Record<FinishReason, CohereV1FinishReason> = {
  stop: "COMPLETE",
  length: "MAX_TOKENS",
  "tool-calls": "COMPLETE",
  "content-filter": "ERROR_TOXIC",
  error: "ERROR",
  other: "COMPLETE",
};

const DECODED: Record<string, FinishReason> = {
  COMPLETE: "stop",
  STOP_SEQUENCE: "stop",
  MAX_TOKENS: "length",
  ERROR: "error",
  ERROR_TOXIC: "content-filter",
};

export function encodeV1FinishReason({
  finishReason,
  stopSequence,
}: Pick<LanguageModelResult, "finishReason" | "stopSequence">): CohereV1FinishReason {
  return stopSequence === undefined ? ENCODED[finishReason] : "STOP_SEQUENCE";
}

export function decodeV1FinishReason(reason: unknown): FinishReason {
  return (typeof reason === "string" ? DECODED[reason] : undefined) ?? "other";
}
