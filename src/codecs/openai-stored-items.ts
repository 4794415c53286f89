import { createGenerateId, hash } from "../ids.ts";
import type { Store } from "../store.ts";
import { isObject, type JSONObject, optionalText, toObjects, toText } from "./read.ts";

/** What responses and those who ask for them one by one share. @see https://platform.openai.com/docs/api-reference/conversations/object */
export interface Conversation {
  id: string;
  object: "conversation";
  /** Seconds since the epoch. */
  created_at: number;
  metadata: unknown;
}

export function storedConversations(store: Store): Map<string, Conversation> {
  return store.collection("conversations");
}

export function findConversation(conversation: unknown, store: Store): Conversation | undefined {
  const id = toConversationId(conversation);
  return id === undefined ? undefined : storedConversations(store).get(id);
}

/** The items of a conversation by their ids, the oldest first. */
export function conversationItems(store: Store, id: string): Map<string, JSONObject> {
  return store.collection(`items of ${id}`);
}

export function listConversationItems(store: Store, id: string): JSONObject[] {
  return [...conversationItems(store, id).values()];
}

/** @see https://platform.openai.com/docs/guides/conversation-state#using-the-conversations-api */
export function appendToConversation(store: Store, id: string, items: JSONObject[]): void {
  const kept = conversationItems(store, id);
  for (const item of items) kept.set(toText(item["id"]), item);
}

/** A request names it by its id, or by an object that has it. */
export function toConversationId(conversation: unknown): string | undefined {
  return optionalText(isObject(conversation) ? conversation["id"] : conversation);
}

/** The items of an `input`; a text is one message of the user. */
export function toInputItems(input: unknown): JSONObject[] {
  return typeof input === "string" ? [{ role: "user", content: input }] : toObjects(input);
}

/** An easy message says no type. */
export function toItemType({ type, role }: JSONObject): string {
  return optionalText(type) ?? (role === undefined ? "" : "message");
}

/** By the type of an item, which is the user's: `constructor` is one, too. */
const ID_PREFIXES = new Map<string, string>(
  Object.entries({
    message: "msg",
    reasoning: "rs",
    function_call: "fc",
    function_call_output: "fc",
    custom_tool_call: "ctc",
    custom_tool_call_output: "ctc",
  }),
);

/** An item as OpenAI lists it: with an id, a message with its type, its status and its content as a list. */
export function toStoredItem(item: JSONObject, seed: string, index: number): JSONObject {
  const type = toItemType(item);
  const generateId = createGenerateId(hash(`input ${seed}`), index);
  const prefix = `${ID_PREFIXES.get(type) ?? "item"}_`;
  const id = toText(item["id"]) || generateId({ prefix, size: 50, alphabet: "hex" });
  if (type !== "message") return { ...item, id };
  const { role, content } = item;
  const textType = role === "assistant" ? "output_text" : "input_text";
  const list = typeof content === "string" ? [{ type: textType, text: content }] : content;
  return { status: "completed", ...item, type, id, content: list };
}
