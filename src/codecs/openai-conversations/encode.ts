import type { Origin } from "../openai-object-kind.ts";
import { appendToConversation } from "../openai-stored-items.ts";
import { toObject } from "../read.ts";
import { decodeItems } from "./decode.ts";
import type { Conversation } from "./wire.ts";

/** A new conversation, and in the store the items that it begins with. */
export function makeConversation(id: string, { call, context }: Origin): Conversation {
  const { metadata } = toObject(call.body);
  appendToConversation(context.store, id, decodeItems(call.body, id));
  return {
    id,
    object: "conversation",
    created_at: Math.floor(context.now / 1000),
    metadata: metadata ?? {},
  };
}
