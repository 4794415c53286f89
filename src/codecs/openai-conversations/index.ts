import type { Operation } from "../../definition.ts";
import { findMissing, type ObjectKind } from "../openai-object-kind.ts";
import {
  createObject,
  deleteObject,
  listObjects,
  OBJECT_BASE,
  type ObjectCodec,
  retrieveObject,
  updateObject,
} from "../openai-objects.ts";
import { toPage } from "../openai-page.ts";
import {
  appendToConversation,
  conversationItems,
  storedConversations,
} from "../openai-stored-items.ts";
import { decodeItems } from "./decode.ts";
import { makeConversation } from "./encode.ts";
import { RULES, validateItems } from "./validate.ts";
import type { Conversation, ConversationItem } from "./wire.ts";

/**
 * Conversations and their items, to which a response adds its own.
 *
 * @see https://platform.openai.com/docs/api-reference/conversations
 */
export function openaiConversations() {
  return [
    "POST",
    "/conversations",
    createObject(CONVERSATION),
    {
      retrieve: ["GET", "/conversations/{conversation_id}", retrieveObject(CONVERSATION)],
      update: ["POST", "/conversations/{conversation_id}", updateObject(CONVERSATION)],
      delete: ["DELETE", "/conversations/{conversation_id}", deleteObject(CONVERSATION)],
      items: [
        "POST",
        "/conversations/{conversation_id}/items",
        createItems(),
        {
          list: ["GET", "/conversations/{conversation_id}/items", listObjects(ITEM)],
          retrieve: [
            "GET",
            "/conversations/{conversation_id}/items/{item_id}",
            retrieveObject(ITEM),
          ],
          delete: ["DELETE", "/conversations/{conversation_id}/items/{item_id}", deleteItem()],
        },
      ],
    },
  ] as const satisfies Operation;
}

const CONVERSATION: ObjectKind<Conversation> = {
  param: "conversation_id",
  id: { prefix: "conv_", size: 48, alphabet: "hex" },
  rules: RULES,
  collect: storedConversations,
  notFound: (id) => `Conversation with id '${id}' not found.`,
  make: makeConversation,
  deleted: "conversation.deleted",
};

const ITEM: ObjectKind<ConversationItem> = {
  param: "item_id",
  id: { prefix: "msg_", size: 48, alphabet: "hex" },
  rules: [],
  parent: CONVERSATION,
  collect: (store, { conversation_id: id = "" }) => conversationItems(store, id),
  notFound: (id) => `Item with id '${id}' not found.`,
  make: (id) => ({ id, type: "message", role: "user", status: "completed", content: [] }),
  deleted: "conversation.item.deleted",
};

/** Adds items to a conversation; a reply is the list of those that come back. */
function createItems(): ObjectCodec<readonly ConversationItem[]> {
  return {
    ...OBJECT_BASE,
    validate: ({ body }) => validateItems(body),
    reply({ params, body }, { store, generateId }) {
      const missing = findMissing(CONVERSATION, store, params);
      return missing ?? decodeItems(body, generateId(ITEM.id));
    },
    encode(items, { params }, { store }) {
      appendToConversation(store, params["conversation_id"] ?? "", [...items]);
      return toPage(items, new URLSearchParams({ order: "asc" }));
    },
  };
}

/** Takes an item out of its conversation, which is the answer. */
function deleteItem(): ObjectCodec<Partial<Conversation>> {
  return {
    ...retrieveObject(CONVERSATION),
    reply({ params }, { store }) {
      const missing = findMissing(ITEM, store, params);
      if (!missing) ITEM.collect(store, params).delete(params["item_id"] ?? "");
      return missing ?? storedConversations(store).get(params["conversation_id"] ?? "")!;
    },
  };
}
