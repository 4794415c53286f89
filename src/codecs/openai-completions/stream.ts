import type { ServerSentEvent } from "../../framing/sse.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import type { ResponseMetadata, StreamPart } from "../../language-model/stream-part.ts";
import { mergeBody } from "../merge-body.ts";
import { encodePlainUsage } from "../openai-plain-usage.ts";
import { encodeOpenAIError } from "../openai-error.ts";
import { toObject } from "../read.ts";
import { type Preface, toEchoLogprobs, toPrefaces } from "./echo.ts";
import { cannotCarry, encodeHead, encodeLogprobs, FINISH_REASONS } from "./encode.ts";
import type * as wire from "./wire.ts";

type Events = Generator<ServerSentEvent, void, undefined>;
type Head = ReturnType<typeof encodeHead>;
type Choice = wire.CompletionChoice<wire.FinishReason | null>;

interface State {
  call: LanguageModelCall;
  options: wire.OpenAICompletionsOptions;
  includeUsage: boolean;
  /** What every chunk begins with. */
  head: Head;
  /** What stands before each choice's own text. */
  prefaces: Preface[];
  /** How much of each choice's own text was sent, in characters. */
  length: number;
  /** Whether deltas carried log probabilities, so that the end has none. */
  hasLogprobs: boolean;
}

export function encodeStream(
  call: LanguageModelCall,
  options: wire.OpenAICompletionsOptions,
): (part: StreamPart) => Events {
  const streamOptions = toObject(toObject(call.body)["stream_options"]);
  const state: State = {
    call,
    options,
    includeUsage: streamOptions["include_usage"] === true,
    head: { id: "", object: "text_completion", created: 0, model: call.modelId },
    prefaces: toPrefaces(call),
    length: 0,
    hasLogprobs: false,
  };
  return (part) => encodePart(part, state);
}

/** The script of a text completion stream: for each part, the chunks that the API sends. */
function* encodePart(part: StreamPart, state: State): Events {
  switch (part.type) {
    case "response-metadata":
      state.head = toHead(part);
      return yield* echo(state);
    case "text-delta":
      return yield* textDelta(part, state);
    case "tool-input-start":
    case "file":
    case "source":
    case "custom":
      throw cannotCarry(part.part);
    case "refusal-start":
      throw cannotCarry({ type: "refusal", text: "" });
    case "error": {
      const { errorShape = encodeOpenAIError } = state.options;
      return yield { data: JSON.stringify(errorShape(part.error, state.call.modelId).body) };
    }
    case "finish":
      return yield* finish(part.result, state);
    case "text-start":
    case "text-end":
    case "reasoning-start":
    case "reasoning-delta":
    case "reasoning-end":
    case "refusal-delta":
    case "refusal-end":
    case "tool-input-delta":
    case "tool-input-end":
      return;
  }
}

function* echo(state: State): Events {
  for (const [index, preface] of state.prefaces.entries()) {
    if (preface.echo === "") continue;
    const logprobs = toEchoLogprobs(preface, state.call.topLogprobs) ?? null;
    yield toChunk([toChoice({ index, text: preface.echo, logprobs })], state);
  }
}

function* textDelta(
  { delta, logprobs }: StreamPart & { type: "text-delta" },
  state: State,
): Events {
  for (const [index, { start }] of state.prefaces.entries()) {
    const own = logprobs && encodeLogprobs(logprobs, start + state.length);
    yield toChunk([toChoice({ index, text: delta, logprobs: own ?? null })], state);
  }
  state.length += delta.length;
  state.hasLogprobs ||= logprobs !== undefined;
}

/** One chunk ends all choices, as the recordings show. */
function* finish(
  { finishReason, logprobs, usage, body }: LanguageModelResult,
  state: State,
): Events {
  const late = state.hasLogprobs ? undefined : logprobs;
  const choices = state.prefaces.map(({ start }, index) =>
    toChoice({
      index,
      logprobs: late ? encodeLogprobs(late, start) : null,
      finish_reason: FINISH_REASONS[finishReason],
    }),
  );
  yield toChunk(choices, state);
  const total = mergeBody(encodePlainUsage(usage), body?.["usage"]);
  if (state.includeUsage) yield toEvent({ ...state.head, usage: total, choices: [] }, state);
  yield { data: "[DONE]" };
}

function toChoice(choice: Pick<Choice, "index"> & Partial<Choice>): Choice {
  return { text: "", logprobs: null, finish_reason: null, ...choice };
}

function toChunk(choices: Choice[], state: State): ServerSentEvent {
  return toEvent({ ...state.head, choices, ...(state.includeUsage && { usage: null }) }, state);
}

function toEvent(chunk: wire.CompletionChunk, { options }: State): ServerSentEvent {
  return { data: JSON.stringify(options.write?.({ ...chunk }, true) ?? chunk) };
}

function toHead({ body, ...metadata }: ResponseMetadata): Head {
  const { choices, usage: _, ...rest } = body ?? {};
  if (choices !== undefined) {
    throw new Error(
      "body.choices cannot be merged into a stream. Say it with content and finishReason, or answer with a Response.",
    );
  }
  return mergeBody(encodeHead(metadata), rest);
}
