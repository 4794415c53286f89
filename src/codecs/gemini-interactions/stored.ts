import type { CodecContext } from "../../codec.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import type { Store } from "../../store.ts";
import { type JSONObject, toObject } from "../read.ts";
import { toSystem } from "./decode.ts";
import { toMessages } from "./decode-steps.ts";
import { encodeBegun, encodeWhole, isInBackground, isStored } from "./encode.ts";
import type * as wire from "./wire.ts";

/** An answer that later requests may ask for, or go on from. */
export interface StoredInteraction {
  readonly result: LanguageModelResult;
  readonly call: wire.InteractionsCall;
  readonly interaction: wire.Interaction;
  /** What runs in the background is done when somebody looks. */
  settle(): void;
  /** One that is done stays as it is. */
  cancel(): void;
}

/** A long session in a browser must not fill its memory; the oldest go first. */
const CAPACITY = 1_000;

export function findStored(store: Store, id: string): StoredInteraction | undefined {
  return interactions(store).get(id);
}

export function deleteStored(store: Store, id: string): void {
  interactions(store).delete(id);
}

/** Keeps an answer, unless `store` is false; one in the background is kept in any case. */
export function remember(
  result: LanguageModelResult,
  call: LanguageModelCall,
  { store }: CodecContext,
): void {
  const asked = call as wire.InteractionsCall;
  if (!isStored(asked) && !isInBackground(asked)) return;
  const collection = interactions(store);
  const [oldest] = collection.size < CAPACITY ? [] : collection.keys();
  if (oldest !== undefined) collection.delete(oldest);
  collection.set(result.id, createStored(result, asked));
}

/**
 * The call with the conversation that it goes on: its instruction and its tools are not kept.
 *
 * @see https://ai.google.dev/gemini-api/docs/interactions#stateful-conversation
 */
export function recall(call: LanguageModelCall, { store }: CodecContext): LanguageModelCall {
  const request = toObject(call.body);
  const { previous_interaction_id: previous } = request;
  if (typeof previous !== "string") return call;
  const { input } = call as wire.InteractionsCall;
  const steps = [...listConversation(store, previous), ...input];
  return { ...call, prompt: [...toSystem(request), ...toMessages(steps)] };
}

function createStored(result: LanguageModelResult, call: wire.InteractionsCall): StoredInteraction {
  let isDone = call.stream || !isInBackground(call);
  let interaction: wire.Interaction | undefined;
  return {
    result,
    call,
    // encoded when it is asked for: most answers never are
    get interaction() {
      return (interaction ??= encodeWhole(result, call));
    },
    settle: () => void (isDone = true),
    cancel() {
      if (!isDone) interaction = { ...encodeBegun(result, call), status: "cancelled" };
      isDone = true;
    },
  };
}

/** What was said up to an interaction, it included. */
function listConversation(store: Store, id: string): JSONObject[] {
  const turns: JSONObject[][] = [];
  const seen = new Set<string>();
  let next: unknown = id;
  while (typeof next === "string" && !seen.has(next)) {
    seen.add(next);
    const stored = findStored(store, next);
    if (!stored) break;
    const { call, interaction } = stored;
    turns.unshift([...call.input, ...(interaction.steps ?? []).map((step) => ({ ...step }))]);
    next = toObject(call.body)["previous_interaction_id"];
  }
  return turns.flat();
}

function interactions(store: Store): Map<string, StoredInteraction> {
  return store.collection("interactions");
}
