import type { AssistantPart, Message } from "../../language-model/prompt.ts";
import type { Store } from "../../store.ts";
import {
  makeMessage,
  settleThread,
  threadMessages,
  type ThreadMessage,
} from "../openai-threads.ts";
import { type JSONObject, parseArguments, toObject, toObjects, toText } from "../read.ts";
import { toUserContent } from "../user-content.ts";
import { decodeOutputs } from "./tool-outputs.ts";
import { runSteps } from "./stored.ts";
import type { RunCall, ToolCall } from "./wire.ts";

/** Its instructions, what stands in the thread, and what the run itself did so far. */
export function toPrompt(call: RunCall, store: Store): Message[] {
  const { params, body, settings, going } = call;
  const { thread_id: threadId } = params;
  const { thread, additional_messages: added, additional_instructions: more } = toObject(body);
  if (threadId !== undefined) settleThread(store, threadId);
  const kept = threadId === undefined ? [] : [...threadMessages(store, threadId).values()];
  const given = [...toObjects(toObject(thread)["messages"]), ...toObjects(added)];
  const messages = [
    ...kept.filter(({ run_id }) => run_id === null || run_id !== going?.id),
    ...given.map((one) => makeMessage({ id: "", threadId: "", body: one }, { now: 0 })),
  ];
  const instructions = [settings["instructions"], more].map(toText).filter((text) => text !== "");
  return [
    ...(instructions.length > 0
      ? [{ role: "system" as const, content: instructions.join("\n") }]
      : []),
    ...messages.map(toMessage),
    ...(going ? toProgress(call, kept, store) : []),
  ];
}

function toMessage({ role, content }: ThreadMessage): Message {
  if (role === "assistant") return { role, content: content.map(toAssistantPart) };
  const parts = content.map((part) =>
    part["type"] === "text" ? { ...part, text: toObject(part["text"])["value"] } : part,
  );
  return { role: "user", content: toUserContent(parts, toFile) };
}

function toAssistantPart({ type, text, refusal }: JSONObject): AssistantPart {
  if (type === "refusal") return { type, text: toText(refusal) };
  return { type: "text", text: toText(toObject(text)["value"]) };
}

function toFile({ image_url: url, image_file: file }: JSONObject): {
  mediaType: string;
  data: string;
} {
  return { mediaType: "image/*", data: toText(toObject(url)["url"] ?? toObject(file)["file_id"]) };
}

/** A run's own messages and calls in their order, each call with its output. */
function toProgress({ body, going }: RunCall, kept: ThreadMessage[], store: Store): Message[] {
  const outputs = decodeOutputs(body);
  const steps = [...runSteps(store, going?.id ?? "").values()];
  const messages = steps.flatMap(({ step_details: details }): Message[] => {
    if (details.type === "message_creation") {
      const { message_id: id } = details.message_creation;
      return kept.filter((message) => message.id === id).map(toMessage);
    }
    const { tool_calls: calls } = details;
    return [
      { role: "assistant" as const, content: calls.map(toToolCall) },
      { role: "tool" as const, content: calls.map((call) => toResult(call, outputs)) },
    ];
  });
  return messages.reduce<Message[]>(joinTurn, []);
}

/** What a run says and what it calls is one turn. */
function joinTurn(messages: Message[], message: Message): Message[] {
  const last = messages.at(-1);
  const isSame = last?.role === "assistant" && message.role === "assistant";
  if (!isSame) return [...messages, message];
  return [...messages.slice(0, -1), { ...last, content: [...last.content, ...message.content] }];
}

function toToolCall({ id, function: called }: ToolCall): AssistantPart {
  const input = parseArguments(called.arguments);
  return { type: "tool-call", toolCallId: id, toolName: called.name, input };
}

function toResult({ id, function: called }: ToolCall, outputs: Map<string, string>) {
  const output = outputs.get(id) ?? called.output ?? "";
  return { type: "tool-result" as const, toolCallId: id, toolName: called.name, output };
}
