import type { ServerSentEvent } from "../../framing/sse.ts";
import type { FinishReason } from "../../language-model/result.ts";
import type { ThreadMessage } from "../openai-threads.ts";
import type { JSONObject } from "../read.ts";

export function toEvent(event: string, data: object): ServerSentEvent {
  return { event, data: JSON.stringify(data) };
}

/** Why a message is not whole. */
const REASONS: Partial<Record<FinishReason, string>> = {
  length: "max_tokens",
  "content-filter": "content_filter",
  error: "run_failed",
};

export function toMessageEnd(
  message: ThreadMessage,
  { now, finishReason }: { now: number; finishReason: FinishReason | undefined },
): ServerSentEvent {
  const reason = finishReason && REASONS[finishReason];
  if (reason === undefined) {
    const completed = toStreamed(message, { status: "completed", completed_at: now });
    return toEvent("thread.message.completed", completed);
  }
  const details = { status: "incomplete", incomplete_details: { reason }, incomplete_at: now };
  return toEvent("thread.message.incomplete", toStreamed(message, details));
}

/** A stream says how far a message is; what is kept does not. */
export function toStreamed(message: ThreadMessage, progress: JSONObject): JSONObject {
  return {
    ...message,
    incomplete_details: null,
    incomplete_at: null,
    completed_at: null,
    ...progress,
  };
}
