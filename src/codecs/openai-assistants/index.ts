import type { Operation } from "../../definition.ts";
import type { ObjectKind } from "../openai-object-kind.ts";
import {
  createObject,
  deleteObject,
  listObjects,
  retrieveObject,
  updateObject,
} from "../openai-objects.ts";
import { MESSAGE_RULES, REQUIRED_OF_MESSAGE } from "../openai-thread-rules.ts";
import {
  assistants,
  makeMessage,
  MESSAGE_ID,
  refuseWhileActive,
  settleThread,
  THREAD,
  threadMessages,
} from "../openai-threads.ts";
import { toObject } from "../read.ts";
import { decodeAssistant } from "./decode.ts";
import { makeAssistant } from "./encode.ts";
import { ASSISTANT_RULES } from "./validate.ts";
import type { Assistant, ThreadMessage } from "./wire.ts";

/**
 * Assistants, deprecated and still called.
 *
 * @see https://platform.openai.com/docs/api-reference/assistants
 */
export function openaiAssistants() {
  const path = "/assistants/{assistant_id}";
  return [
    "POST",
    "/assistants",
    createObject(ASSISTANT),
    {
      list: ["GET", "/assistants", listObjects(ASSISTANT)],
      retrieve: ["GET", path, retrieveObject(ASSISTANT)],
      update: ["POST", path, updateObject(ASSISTANT)],
      delete: ["DELETE", path, deleteObject(ASSISTANT)],
    },
  ] as const satisfies Operation;
}

/** @see https://platform.openai.com/docs/api-reference/threads */
export function openaiThreads() {
  const path = "/threads/{thread_id}";
  const messages = `${path}/messages` as const;
  const message = `${messages}/{message_id}` as const;
  return [
    "POST",
    "/threads",
    createObject(THREAD),
    {
      retrieve: ["GET", path, retrieveObject(THREAD)],
      update: ["POST", path, updateObject(THREAD)],
      delete: ["DELETE", path, deleteObject(THREAD)],
      messages: [
        "POST",
        messages,
        createObject(MESSAGE),
        {
          list: ["GET", messages, listObjects(MESSAGE)],
          retrieve: ["GET", message, retrieveObject(MESSAGE)],
          update: ["POST", message, updateObject(MESSAGE)],
          delete: ["DELETE", message, deleteObject(MESSAGE)],
        },
      ],
    },
  ] as const satisfies Operation;
}

const ASSISTANT: ObjectKind<Assistant> = {
  param: "assistant_id",
  id: { prefix: "asst_", size: 24 },
  rules: ASSISTANT_RULES,
  required: ["model"],
  collect: assistants,
  notFound: (id) => `No assistant found with id '${id}'.`,
  make: makeAssistant,
  change: (assistant, { body }) => ({ ...assistant, ...decodeAssistant(body) }),
  deleted: "assistant.deleted",
};

const MESSAGE: ObjectKind<ThreadMessage> = {
  param: "message_id",
  id: MESSAGE_ID,
  rules: MESSAGE_RULES,
  required: REQUIRED_OF_MESSAGE,
  parent: THREAD,
  check({ params }, { store }) {
    const threadId = params["thread_id"] ?? "";
    return refuseWhileActive(
      store,
      threadId,
      (runId) => `Can't add messages to ${threadId} while a run ${runId} is active.`,
    );
  },
  collect(store, { thread_id: id = "" }) {
    settleThread(store, id);
    return threadMessages(store, id);
  },
  notFound: (id) => `No message found with id '${id}'.`,
  make: (id, { call, context }) =>
    makeMessage(
      { id, threadId: call.params["thread_id"] ?? "", body: toObject(call.body) },
      context,
    ),
  deleted: "thread.message.deleted",
  isWanted: ({ run_id }, query) => run_id === (query.get("run_id") ?? run_id),
};
