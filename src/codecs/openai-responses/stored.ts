import type { CodecContext } from "../../codec.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import type { Store } from "../../store.ts";
import { keepObject } from "../openai-object-kind.ts";
import {
  appendToConversation,
  listConversationItems,
  toConversationId,
  toInputItems,
  toItemType,
  toStoredItem,
} from "../openai-stored-items.ts";
import { type JSONObject, toObject } from "../read.ts";
import { decodeItems } from "./decode.ts";
import { encodeStart, encodeWhole } from "./encode.ts";
import type * as wire from "./wire.ts";

/** An answer that later requests may ask for. */
export interface StoredResponse {
  readonly result: LanguageModelResult;
  readonly call: LanguageModelCall;
  readonly response: wire.Response;
  /** The items of its request, each with its id. */
  readonly input: JSONObject[];
  /** A response in the background is done when somebody looks. */
  settle(): void;
  /** One that is done stays as it is. */
  cancel(): void;
}

export function findStored(store: Store, id: string): StoredResponse | undefined {
  return responses(store).get(id);
}

export function deleteStored(store: Store, id: string): boolean {
  return responses(store).delete(id);
}

/** Keeps an answer, unless `store` is false; one in the background is kept in any case. */
export function remember(
  result: LanguageModelResult,
  call: LanguageModelCall,
  { store }: CodecContext,
): void {
  const { store: keeps, background, conversation, input } = toObject(call.body);
  const conversationId = toConversationId(conversation);
  if (conversationId !== undefined) {
    const output = encodeWhole(result, { call }).output.map((item) => ({ ...item }));
    appendToConversation(store, conversationId, [...toStoredInput(input, result.id), ...output]);
  }
  if (keeps === false && background !== true) return;
  keepObject(responses(store), result.id, createStored(result, call));
}

function createStored(result: LanguageModelResult, call: LanguageModelCall): StoredResponse {
  let isDone = call.stream || toObject(call.body)["background"] !== true;
  let response: wire.Response | undefined;
  let input: JSONObject[] | undefined;
  return {
    result,
    call,
    // encoded when it is asked for: most answers never are
    get response() {
      return (response ??= encodeWhole(result, { call }));
    },
    get input() {
      return (input ??= toStoredInput(toObject(call.body)["input"], result.id));
    },
    settle: () => void (isDone = true),
    cancel() {
      if (!isDone) response = { ...encodeStart(result, { call }), status: "cancelled" };
      isDone = true;
    },
  };
}

function toStoredInput(input: unknown, responseId: string): JSONObject[] {
  return toInputItems(input).map((item, index) => toStoredItem(item, responseId, index));
}

/** The call with the conversation that it goes on, and with the items that it names by id alone. */
export function recall(call: LanguageModelCall, { store }: CodecContext): LanguageModelCall {
  const request = toObject(call.body);
  const { input, previous_response_id: previous, conversation } = request;
  const isFirst = typeof previous !== "string" && toConversationId(conversation) === undefined;
  const isWhole = isFirst && !toInputItems(input).some(isReference);
  return isWhole ? call : { ...call, ...decodeItems(request, listItems(call, store)) };
}

/** The items of the prompt, those of earlier turns first. */
export function listItems({ body }: LanguageModelCall, store: Store): JSONObject[] {
  const { input, previous_response_id: previous, conversation } = toObject(body);
  const id = toConversationId(conversation);
  const shared = id === undefined ? [] : listConversationItems(store, id);
  const earlier = typeof previous === "string" ? listEarlier(store, previous) : shared;
  return [...earlier, ...toInputItems(input).map((item) => resolveReference(item, store))];
}

/** What was said up to a response, it included; its instructions are not carried over. */
function listEarlier(store: Store, id: string): JSONObject[] {
  const turns: JSONObject[][] = [];
  // replies that a test gives one id go on from themselves
  const seen = new Set<StoredResponse>();
  let stored = findStored(store, id);
  while (stored && !seen.has(stored)) {
    seen.add(stored);
    const { output, previous_response_id: previous } = stored.response;
    const input = stored.input.map((item) => resolveReference(item, store));
    turns.push([...input, ...output.map((item) => ({ ...item }))]);
    stored = previous === null ? undefined : findStored(store, previous);
  }
  return turns.toReversed().flat();
}

/** An item that stands for another one. */
export function isReference(item: JSONObject): boolean {
  const type = toItemType(item);
  return type === "item_reference" || (type === "" && typeof item["id"] === "string");
}

function resolveReference(item: JSONObject, store: Store): JSONObject {
  if (!isReference(item)) return item;
  for (const { response, input } of responses(store).values()) {
    const found = [...response.output, ...input].find(({ id }) => id === item["id"]);
    if (found) return { ...found };
  }
  return item;
}

function responses(store: Store): Map<string, StoredResponse> {
  return store.collection("responses");
}
