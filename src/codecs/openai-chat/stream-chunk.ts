import type { ServerSentEvent } from "../../framing/sse.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { ResponseMetadata } from "../../language-model/stream-part.ts";
import { mergeBody } from "../merge-body.ts";
import { toObfuscation } from "../openai-obfuscation.ts";
import { encodeHead } from "./encode.ts";
import type * as wire from "./wire.ts";

export type Events = Generator<ServerSentEvent, void, undefined>;

/** How far a stream has come. */
export interface State {
  call: LanguageModelCall;
  options: wire.OpenAIChatOptions;
  includeUsage: boolean;
  obfuscates: boolean;
  /** What every chunk begins with, as JSON without its closing brace: it is the same for all of them. */
  head: string;
  textLength: number;
  toolIndex: number;
  /** Whether tools are called as functions in their old form. */
  isLegacy: boolean;
  /** Whether the tool that is being called takes a free text. */
  isCustom: boolean;
  hasRole: boolean;
  hasContent: boolean;
  /** Whether deltas carried log probabilities, so that the end has none. */
  hasLogprobs: boolean;
}

/** The same chunk for each choice; the first one of all carries the role. */
export function* open(delta: wire.Delta, state: State): Events {
  yield* chunks(first(delta, state), state);
}

export function* chunks(
  delta: wire.Delta,
  state: State,
  end: Partial<wire.ChunkChoice> = {},
): Events {
  for (let index = 0; index < state.call.n; index++) yield toChunk({ index, delta, ...end }, state);
}

export function first(delta: wire.Delta, state: State): wire.Delta {
  if (state.hasRole) return delta;
  state.hasRole = true;
  const { openaiFields } = state.options;
  return { role: "assistant", content: null, ...(openaiFields && { refusal: null }), ...delta };
}

type OpenChoice = Pick<wire.ChunkChoice, "index" | "delta"> & Partial<wire.ChunkChoice>;

export function toChunk(choice: OpenChoice, state: State): ServerSentEvent {
  const { index, delta, logprobs = null, finish_reason = null } = choice;
  const choices = [{ index, delta, logprobs, finish_reason }];
  const size = (delta.content ?? "").length;
  return toEvent({ choices, ...(state.includeUsage && { usage: null }) }, state, size);
}

export function toEvent(
  chunk: Partial<wire.ChatCompletionChunk>,
  { head, obfuscates }: State,
  size: number,
): ServerSentEvent {
  const padding = obfuscates && { obfuscation: toObfuscation(size) };
  return { data: `${head},${JSON.stringify({ ...chunk, ...padding }).slice(1)}` };
}

export function toHead(
  { id, timestamp, modelId, body }: ResponseMetadata,
  { call, options }: State,
): string {
  const { choices, usage: _, ...rest } = body ?? {};
  if (choices !== undefined) {
    throw new Error(
      "body.choices cannot be merged into a stream. Say it with content and finishReason, or answer with a Response.",
    );
  }
  const head = {
    id,
    object: "chat.completion.chunk",
    created: Math.floor(timestamp / 1000),
    model: modelId,
    ...encodeHead(call, options),
  };
  return JSON.stringify(mergeBody(head, rest)).slice(0, -1);
}
