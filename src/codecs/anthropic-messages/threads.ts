import type { CodecContext } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import type { LanguageModelCall, Tool } from "../../language-model/call.ts";
import type { AssistantPart, Message } from "../../language-model/prompt.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import type { Store } from "../../store.ts";
import { toObject, toText } from "../read.ts";

/** A conversation that the API holds between turns, by the id of its last message. */
export interface Thread {
  prompt: Message[];
  tools: Tool[];
  /** Ids of the tool calls that wait for their results. */
  calls: string[];
  isContinued: boolean;
}

/** The thread that a request continues, if it does. */
export function findThread(body: unknown, { store }: CodecContext): Thread | undefined {
  const id = toPreviousId(body);
  return id === undefined ? undefined : getThreads(store).get(id);
}

/** The call with what was said before; a request that continues sends what is new alone. */
export function recall(call: LanguageModelCall, context: CodecContext): LanguageModelCall {
  const thread = findThread(call.body, context);
  if (!thread) return call;
  const tools = call.tools.length > 0 ? call.tools : thread.tools;
  return { ...call, tools, prompt: [...thread.prompt, ...call.prompt] };
}

export function remember(
  { id, content }: LanguageModelResult,
  call: LanguageModelCall,
  context: CodecContext,
): void {
  const { type } = toObject(toObject(call.body)["thread"]);
  if (type !== "create" && type !== "continue") return;
  const previous = findThread(call.body, context);
  if (previous) previous.isContinued = true;
  const said = content.filter(
    (part): part is AssistantPart => part.type !== "source" && part.type !== "custom",
  );
  getThreads(context.store).set(id, {
    prompt: [...call.prompt, { role: "assistant", content: said }],
    tools: call.tools,
    calls: said.flatMap((part) => (part.type === "tool-call" ? [part.toolCallId] : [])),
    isContinued: false,
  });
}

/** SDKs answer both refusals by sending the whole conversation again. */
export function validateThread(body: unknown, context: CodecContext): LLMError | undefined {
  const thread = findThread(body, context);
  if (toPreviousId(body) === undefined) return undefined;
  if (!thread) {
    return llmError("not-found", {
      code: "thread_not_found",
      message: "No usable Thread state was found for `previous_message_id`.",
    });
  }
  if (!thread.isContinued) return undefined;
  return llmError("bad-request", {
    code: "thread_already_continued",
    message: "The response that `previous_message_id` names has already been continued.",
  });
}

function toPreviousId(body: unknown): string | undefined {
  const { type, previous_message_id: id } = toObject(toObject(body)["thread"]);
  return type === "continue" ? toText(id) : undefined;
}

function getThreads(store: Store): Map<string, Thread> {
  return store.collection<Thread>("anthropic-threads");
}
