import type { LLMError } from "../../errors.ts";
import { refused } from "../openai-refusals.ts";
import { type JSONObject, toObjects, toText } from "../read.ts";

/** What stands in for the text of an assistant's message. */
const SUBSTITUTES = ["tool_calls", "function_call", "refusal", "audio"];

/** Whether each message says something, and each call of a tool is answered. */
export function validateTurns(request: JSONObject): LLMError | undefined {
  const messages = toObjects(request["messages"]);
  return validateTexts(messages) ?? validateAnswers(messages);
}

function validateTexts(messages: JSONObject[]): LLMError | undefined {
  const index = messages.findIndex(isSilent);
  if (index === -1) return undefined;
  return refused(
    "Invalid value for 'content': expected a string, got null.",
    `messages.[${index}].content`,
  );
}

/** The specification lets the result of a legacy function be `null`. */
function isSilent(message: JSONObject): boolean {
  const { role, content } = message;
  if ((content ?? undefined) !== undefined || role === "function") return false;
  const hasSubstitute = SUBSTITUTES.some((name) => (message[name] ?? undefined) !== undefined);
  return role !== "assistant" || !hasSubstitute;
}

/** Answers stand right behind the message with their calls. @see https://platform.openai.com/docs/guides/function-calling */
function validateAnswers(messages: JSONObject[]): LLMError | undefined {
  /** The calls of the last such message that are not answered yet; `undefined` where there is none. */
  let open: Set<string> | undefined;
  let known = new Set<string>();
  for (const [index, message] of messages.entries()) {
    if (message["role"] === "tool") {
      const id = toText(message["tool_call_id"]);
      if (!open) return orphan(index);
      if (!known.has(id)) return unknownCall(index, id);
      open.delete(id);
      continue;
    }
    if (open && open.size > 0) return unanswered(open, `messages.[${index}].role`);
    const ids = toObjects(message["tool_calls"]).map(({ id }) => toText(id));
    open = ids.length > 0 ? new Set(ids) : undefined;
    known = new Set(ids);
  }
  return open && open.size > 0 ? unanswered(open, "messages") : undefined;
}

function orphan(index: number): LLMError {
  return refused(
    "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'.",
    `messages.[${index}].role`,
  );
}

function unknownCall(index: number, id: string): LLMError {
  return refused(
    `Invalid parameter: 'tool_call_id' of '${id}' not found in 'tool_calls' of previous message.`,
    `messages.[${index}].tool_call_id`,
  );
}

function unanswered(ids: Set<string>, param: string): LLMError {
  return refused(
    `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${[...ids].join(", ")}`,
    param,
  );
}
