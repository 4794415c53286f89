import type { ServerSentEvent } from "../../framing/sse.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { FilePart, SourcePart, ToolCallPart } from "../../language-model/prompt.ts";
import type { Usage } from "../../language-model/result.ts";
import type { ResponseMetadata } from "../../language-model/stream-part.ts";
import { mergeBody } from "../merge-body.ts";
import { toObfuscation } from "../openai-obfuscation.ts";
import { type JSONObject, toArray, toObject } from "../read.ts";
import { toOwnChoice, toOwnFields } from "./dialect.ts";
import { encodeHead, encodeUsage } from "./encode.ts";
import type { OpenAIChatOptions, OwnFields, Place as OwnPlace } from "./options.ts";
import type * as wire from "./wire.ts";

export type Events = Generator<ServerSentEvent, void, undefined>;

/** How far a stream has come. */
export interface State {
  call: LanguageModelCall;
  options: OpenAIChatOptions;
  includeUsage: boolean;
  obfuscates: boolean;
  /** What every chunk begins with, as JSON without its closing brace: it is the same for all of them. */
  head: string;
  /** What a test says of the provider's own fields. */
  body: Record<string, unknown>;
  /** What it says of the choices, besides their content; it stands where they end. */
  choices: JSONObject[];
  /** Those of the fields that no chunk told yet. */
  untold: Set<string>;
  /** Where the next chunk stands, for the provider's own fields. */
  place: Place;
  /** So far. */
  usage: Usage;
  /** What is heard of the answer, where it is spoken. */
  sound: FilePart | undefined;
  /** The text so far, where chunks repeat it. */
  message: string;
  textLength: number;
  toolIndex: number;
  reasoningIndex: number;
  /** A call that may be the whole answer, and is not told yet. */
  held: ToolCallPart | undefined;
  /** Whether tools are called as functions in their old form. */
  isLegacy: boolean;
  /** Whether the tool that is being called takes a free text. */
  isCustom: boolean;
  hasRole: boolean;
  hasContent: boolean;
  /** Whether deltas carried log probabilities, so that the end has none. */
  hasLogprobs: boolean;
}

type Place = OwnPlace & { sources: SourcePart[] };

/** The same chunk for each choice; the first one of all carries the role. Where that is joined, it waits for more. */
export function* open(delta: wire.Delta, state: State): Events {
  const { opening } = state.options.stream ?? {};
  if (opening === "joined" || (typeof opening === "object" && state.hasRole)) return;
  yield* chunks(first(delta, state), state);
}

export function chunks(
  delta: wire.Delta,
  state: State,
  end?: Partial<wire.ChunkChoice>,
): ServerSentEvent[] {
  const own = state.options.stream?.opening === "joined" ? first(delta, state) : delta;
  const events: ServerSentEvent[] = [];
  for (let index = 0; index < state.call.n; index++)
    events.push(toChunk({ index, delta: own, ...end }, state));
  return events;
}

export function first(delta: wire.Delta, state: State): wire.Delta {
  if (state.hasRole) return delta;
  state.hasRole = true;
  const { openaiFields, stream = {} } = state.options;
  const hasOwn = stream.opening === "joined" || typeof stream.opening === "object";
  return {
    role: "assistant",
    ...(!hasOwn && { content: null }),
    ...(openaiFields && { refusal: null }),
    ...delta,
  };
}

type OpenChoice = Pick<wire.ChunkChoice, "index" | "delta"> & Partial<wire.ChunkChoice>;

export function toChunk(choice: OpenChoice, state: State): ServerSentEvent {
  const { options, place } = state;
  const { index, delta, logprobs = null, finish_reason = null } = choice;
  const own = options.delta?.(delta, place) ?? delta;
  const whole = toOwnChoice<wire.ChunkChoice>(
    { index, ...toMessage(delta, index, state), delta: own, logprobs, finish_reason },
    options,
  );
  const choices = [finish_reason === null ? whole : mergeBody(whole, state.choices[index])];
  return toEvent({ choices }, state, (delta.content ?? "").length);
}

/** The text so far, in the chunks of a provider that repeats it. */
function toMessage(delta: wire.Delta, index: number, state: State): object | undefined {
  if (!state.options.stream?.repeatsMessage) return undefined;
  if (index === 0) state.message += delta.content ?? "";
  return { message: { role: "assistant", content: state.message } };
}

/** Completes a chunk that is nobody else's; a copy of each would cost as much as its JSON. */
export function toEvent(
  chunk: Partial<wire.ChatCompletionChunk>,
  state: State,
  size: number,
): ServerSentEvent {
  const { head, obfuscates, options, place } = state;
  const usage = toUsage(state);
  if (usage !== undefined) chunk.usage = usage;
  if (options.extend) Object.assign(chunk, toOwn(options.extend, state));
  if (obfuscates) chunk.obfuscation = toObfuscation(size);
  const event = { data: `${head},${JSON.stringify(chunk).slice(1)}` };
  if (place.at !== "first") return event;
  place.at = "delta";
  const { comment } = options.stream ?? {};
  return comment === undefined ? event : { comment, ...event };
}

/** What choices have of the provider's own. */
function toOwnMembers(choices: unknown): JSONObject[] {
  const members = toArray(choices).map(toObject);
  if (members.length > 0 && !members.some((member) => CONTENT.some((name) => name in member))) {
    return members;
  }
  throw new Error(
    "body.choices cannot be merged into a stream, but for what stands beside message and finish_reason. Say it with content and finishReason, or answer with a Response.",
  );
}

const CONTENT = ["message", "delta", "logprobs", "finish_reason", "index"];

/** What a test says of a field of the provider's own that no chunk tells of stands in the last one. */
function toOwn(fields: OwnFields, state: State): Record<string, unknown> {
  const { place, body, untold } = state;
  const own = toOwnFields(fields, place, body);
  for (const name of untold) {
    if (name in own) untold.delete(name);
    else if (place.isLast) own[name] = body[name];
  }
  return own;
}

function toUsage(state: State): wire.ChatUsage | null | undefined {
  const { includeUsage, options, place, usage } = state;
  const { usageAt, nullUsage = true } = options.stream ?? {};
  if (place.usage) return place.usage as wire.ChatUsage;
  if (usageAt?.includes("every")) {
    usage.outputTokens.total++;
    return encodeUsage(usage, options, true);
  }
  return includeUsage && nullUsage ? null : undefined;
}

export function toHead(
  { id, timestamp, modelId, body, usage }: ResponseMetadata,
  state: State,
): string {
  const { call, options, place } = state;
  const { choices, usage: _, ...rest } = body ?? {};
  if (choices !== undefined) state.choices = toOwnMembers(choices);
  const head = {
    id,
    object: "chat.completion.chunk",
    created: Math.floor(timestamp / 1000),
    model: modelId,
    ...encodeHead(call, options),
  };
  Object.assign(place, { id, timestamp });
  state.usage = { inputTokens: usage.inputTokens, outputTokens: { total: 0, reasoning: 0 } };
  state.body = rest;
  const { extend = {} } = options;
  for (const [name, value] of Object.entries(rest))
    if (name in extend && value !== undefined) state.untold.add(name);
  const fields = Object.entries(mergeBody(head, rest)).filter(([name]) => !(name in extend));
  return JSON.stringify(Object.fromEntries(fields)).slice(0, -1);
}
