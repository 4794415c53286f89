import type { ServerSentEvent } from "../../framing/sse.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { mergeBody } from "../merge-body.ts";
import { toObfuscation } from "../openai-obfuscation.ts";
import { type JSONObject, toObject } from "../read.ts";
import { makeOwn, type OpenAIResponsesOptions } from "./dialect.ts";
import type * as wire from "./wire.ts";

export type Events = Generator<ServerSentEvent, void, undefined>;

/** What the events of one stream have in common. */
export interface EventState {
  readonly call: LanguageModelCall;
  readonly options: OpenAIResponsesOptions;
  readonly obfuscates: boolean;
  /** The next event's number, from 0 without a gap. */
  sequence: number;
  responseId: string;
  /** The items so far; the last one may still grow. */
  readonly output: wire.OutputItem[];
  /** What the test's own body says of the items, by their places. */
  partials: unknown[];
}

export function createEventState(
  call: LanguageModelCall,
  options: OpenAIResponsesOptions,
): EventState {
  const asked = toObject(toObject(call.body)["stream_options"]);
  const { obfuscates: pads = true } = options.stream ?? {};
  const obfuscates = pads && asked["include_obfuscation"] !== false;
  return { call, options, obfuscates, sequence: 0, responseId: "", output: [], partials: [] };
}

/** An event of the response, such as `output_item.added`. */
export function toEvent(name: string, fields: object, state: EventState): ServerSentEvent {
  return toRawEvent(`response.${name}`, fields, state);
}

export function toRawEvent(type: string, fields: object, state: EventState): ServerSentEvent {
  const { names = true, comment } = state.options.stream ?? {};
  const isFirst = state.sequence === 0;
  const event: wire.StreamEvent = { type, ...fields, sequence_number: state.sequence++ };
  return {
    ...(isFirst && comment !== undefined && { comment }),
    ...(names && { event: type }),
    data: JSON.stringify(event),
  };
}

/** A piece of a text; padded, so that its length tells little of its token. */
export function toDelta(
  name: string,
  fields: { delta: string; [field: string]: unknown },
  state: EventState,
): ServerSentEvent {
  const padding = state.obfuscates && { obfuscation: toObfuscation(fields.delta.length) };
  return toEvent(name, { ...fields, ...padding }, state);
}

/** Where the newest item stands. */
export function position({ output }: EventState): { item_id: string; output_index: number } {
  const output_index = output.length - 1;
  return { item_id: output[output_index]?.id ?? "", output_index };
}

/** What the test's own body says of the newest item. */
export function partialOf({ output, partials }: EventState): JSONObject {
  return toObject(partials[output.length - 1]);
}

/** Whether a test's own body says this of the newest item: it then comes whole, at the item's end. */
export function hasOwn(field: string, state: EventState): boolean {
  return partialOf(state)[field] !== undefined;
}

/** Begins an item; `blank` is what is known of it before its content is. */
export function* addItem(item: wire.OutputItem, blank: object, state: EventState): Events {
  const output_index = state.output.push(item) - 1;
  const { responseId, call, options } = state;
  makeOwn(item, { responseId, modelId: call.modelId, index: output_index }, options);
  const merged = mergeBody(item, partialOf(state));
  item.id = merged.id;
  yield toEvent("output_item.added", { item: { ...merged, ...blank }, output_index }, state);
}

/** The newest item as it ends. */
export function settleItem<Item extends wire.OutputItem>(item: Item, state: EventState): Item {
  const settled = mergeBody(item, partialOf(state));
  state.output[state.output.length - 1] = settled;
  return settled;
}

/** Ends the newest item. */
export function* endItem(state: EventState): Events {
  const output_index = state.output.length - 1;
  const newest = state.output[output_index];
  if (!newest) return;
  yield toEvent("output_item.done", { item: settleItem(newest, state), output_index }, state);
}
