import type { LLMError } from "../../errors.ts";
import type { ServerSentEvent } from "../../framing/sse.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import { mergeBody } from "../merge-body.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import { isSpoken, toAudio, toSpokenUsage } from "./audio.ts";
import { encodeFinishReason, encodeLogprobs, encodeUsage } from "./encode.ts";
import { releaseCall } from "./stream-tools.ts";
import { chunks, type Events, open, type State, toEvent } from "./stream-chunk.ts";

const ASKED = ["asked"] as const;

/** How an answer ends, and where its tokens are told. */
export function* finish(
  { content, finishReason, logprobs, usage, body }: LanguageModelResult,
  state: State,
): Events {
  const { options, place } = state;
  const { usageAt = ASKED, done = true, closesText } = options.stream ?? {};
  if (isSpoken(state.call) && (state.hasContent || state.sound)) yield* sound(state);
  if (!state.hasRole && !state.held) yield* open({ content: "" }, state);
  if (logprobs && !state.hasLogprobs)
    yield* chunks({}, state, { logprobs: encodeLogprobs(logprobs) });
  if (closesText && content.at(-1)?.type === "text") yield* chunks({}, state);
  const counted = encodeUsage(usage, options);
  const spoken = isSpoken(state.call) ? toSpokenUsage(counted) : counted;
  const total = mergeBody(spoken, body?.["usage"]);
  const end = { finish_reason: encodeFinishReason(finishReason, state.call, options) };
  place.at = "finish";
  place.total = total;
  if (usageAt.includes("finish") || usageAt.includes("every")) place.usage = total;
  const isAgain = usageAt.includes("again");
  const isAsked = usageAt.includes("asked") && state.includeUsage;
  place.isLast = !isAgain && !isAsked;
  yield* state.held ? releaseCall(state, end) : chunks({}, state, end);
  place.at = "usage";
  place.usage = total;
  place.isLast = !isAsked;
  if (isAgain) yield* chunks({}, state, end);
  place.isLast = true;
  if (isAsked) yield toEvent({ choices: [] }, state, 0);
  if (done) yield { data: "[DONE]" };
}

/** What is heard comes after its words, and last until when it is kept. */
function* sound(state: State): Events {
  const { id, timestamp } = state.place;
  const { data, ...audio } = toAudio({ ...state, id, timestamp });
  if (!state.hasContent) yield* open({ audio: { id: audio.id, transcript: "" } }, state);
  // whole groups of four characters, so that each piece is base64 of its own
  for (let start = 0; start < data.length; start += PIECE) {
    yield* chunks({ audio: { data: data.slice(start, start + PIECE) } }, state);
  }
  yield* chunks({ audio: { expires_at: audio.expires_at } }, state);
}

const PIECE = 8192;

/** An error after the stream has begun. */
export function encodeError(error: LLMError, { call, options, place }: State): ServerSentEvent {
  const reply = (options.errorShape ?? encodeOpenAIError)(error, call.modelId);
  const { body, ...event } = options.stream?.error?.(reply, place) ?? { body: reply.body };
  return { ...event, data: JSON.stringify(body) };
}
