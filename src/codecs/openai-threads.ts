import type { CodecContext } from "../codec.ts";
import { type LLMError, llmError } from "../errors.ts";
import type { GenerateId } from "../ids.ts";
import type { Store } from "../store.ts";
import { type ObjectKind, type Origin } from "./openai-object-kind.ts";
import { validateMetadata } from "./openai-parameters.ts";
import { validateMessages } from "./openai-thread-rules.ts";
import { type JSONObject, toArray, toObject, toObjects, toText } from "./read.ts";

// Assistants, threads and messages, which runs need, too.

/** @see https://platform.openai.com/docs/api-reference/assistants/object */
export type Assistant = JSONObject & { id: string; object: "assistant" };

/** @see https://platform.openai.com/docs/api-reference/threads/object */
export interface Thread {
  id: string;
  object: "thread";
  created_at: number;
  metadata: unknown;
  tool_resources: unknown;
}

/** As recorded: a kept message has no status. @see https://platform.openai.com/docs/api-reference/messages/object */
export interface ThreadMessage {
  id: string;
  object: "thread.message";
  created_at: number;
  assistant_id: string | null;
  thread_id: string;
  run_id: string | null;
  role: string;
  content: JSONObject[];
  attachments: unknown[];
  metadata: unknown;
}

export function assistants(store: Store): Map<string, Assistant> {
  return store.collection("assistants");
}

export function threads(store: Store): Map<string, Thread> {
  return store.collection("threads");
}

export function threadMessages(store: Store, threadId: string): Map<string, ThreadMessage> {
  return store.collection(`messages of ${threadId}`);
}

/** What is under way in a thread; when somebody looks, it is done. */
export interface ActiveRun {
  readonly id: string;
  /** It waits for the outputs of tools. */
  readonly isWaiting: boolean;
  finish(): void;
}

export function activeRuns(store: Store): Map<string, ActiveRun> {
  return store.collection("active runs");
}

/** Ends what is under way in a thread, if it doesn't wait for somebody. */
export function settleThread(store: Store, threadId: string): void {
  const run = activeRuns(store).get(threadId);
  if (run && !run.isWaiting) run.finish();
}

export const THREAD: ObjectKind<Thread> = {
  param: "thread_id",
  id: { prefix: "thread_", size: 24 },
  rules: [
    ["messages", validateMessages],
    ["tool_resources", { type: "object" }],
    ["metadata", validateMetadata],
  ],
  collect: threads,
  notFound: (id) => `No thread found with id '${id}'.`,
  make: (id, { call, context }: Origin) => makeThread(id, call.body, context),
  change(thread, { body }) {
    const { metadata, tool_resources } = { ...thread, ...toObject(body) };
    return { ...thread, metadata: metadata ?? {}, tool_resources: tool_resources ?? {} };
  },
  deleted: "thread.deleted",
};

/** What makes a thread or a message. */
type Maker = Pick<CodecContext, "store" | "now"> & { generateId: GenerateId };

/** A new thread, and in the store the messages that it begins with. */
export function makeThread(id: string, body: unknown, context: Maker): Thread {
  const { messages, metadata, tool_resources } = toObject(body);
  addMessages(id, messages, context);
  return {
    id,
    object: "thread",
    created_at: Math.floor(context.now / 1000),
    metadata: metadata ?? {},
    tool_resources: tool_resources ?? {},
  };
}

export const MESSAGE_ID = { prefix: "msg_", size: 24 };

export function addMessages(threadId: string, messages: unknown, context: Maker): void {
  const kept = threadMessages(context.store, threadId);
  for (const body of toObjects(messages)) {
    const id = context.generateId(MESSAGE_ID);
    kept.set(id, makeMessage({ id, threadId, body }, context));
  }
}

interface NewMessage {
  id: string;
  threadId: string;
  body: unknown;
}

export function makeMessage(
  { id, threadId, body }: NewMessage,
  { now }: Pick<CodecContext, "now">,
): ThreadMessage {
  const { role, content, attachments, metadata } = toObject(body);
  const parts = typeof content === "string" ? [{ type: "text", text: content }] : content;
  return {
    id,
    object: "thread.message",
    created_at: Math.floor(now / 1000),
    assistant_id: null,
    thread_id: threadId,
    run_id: null,
    role: toText(role) || "user",
    content: toObjects(parts).map(toContent),
    attachments: toArray(attachments),
    metadata: metadata ?? {},
  };
}

/** A text has its annotations once it is kept. */
export function toContent(part: JSONObject): JSONObject {
  const { type, text } = part;
  return type === "text" ? { type, text: { value: toText(text), annotations: [] } } : part;
}

/** Nothing is added to a thread while a run is at it. */
export function refuseWhileActive(
  store: Store,
  threadId: string,
  toMessage: (runId: string) => string,
): LLMError | undefined {
  settleThread(store, threadId);
  const run = activeRuns(store).get(threadId);
  return run && llmError("bad-request", { message: toMessage(run.id) });
}
