import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { isObject, type JSONObject, toArray, toObject, toObjects, toText } from "../read.ts";
import { validateBlocks } from "./validate-blocks.ts";
import { validateServerResults, validateTurns } from "./validate-turns.ts";

const ROLES = ["user", "assistant", "system"];

/**
 * `calls` are those that a thread left open; without them the messages are the whole conversation.
 *
 * @see https://docs.claude.com/en/api/messages
 */
export function validateMessages(messages: unknown, calls?: string[]): LLMError | undefined {
  if (messages === undefined) return invalidRequest("messages: Field required");
  if (!Array.isArray(messages)) return invalidRequest("messages: Input should be a valid list");
  if (messages.length === 0 && !calls)
    return invalidRequest("messages: at least one message is required");
  for (const [index, message] of messages.entries()) {
    const isLast = index === messages.length - 1;
    const error = validateMessage(message, `messages.${index}`, isLast);
    if (error) return error;
  }
  const said = messages as JSONObject[];
  return (
    validateTurns(said, calls) ??
    // a thread holds what was called before
    (calls ? undefined : validateServerResults(said)) ??
    validateEnd(toObject(messages.at(-1)))
  );
}

function validateMessage(message: unknown, name: string, isLast: boolean): LLMError | undefined {
  if (!isObject(message)) {
    return invalidRequest(`${name}: Input does not match the expected shape.`);
  }
  const { role, content } = message;
  if (role === undefined) return invalidRequest(`${name}.role: Field required`);
  if (typeof role !== "string")
    return invalidRequest(`${name}.role: Input should be a valid string`);
  if (!ROLES.includes(role)) {
    return invalidRequest(
      `messages: Unexpected role "${role}". Allowed roles are "user" or "assistant".`,
    );
  }
  if (content === undefined) return invalidRequest(`${name}.content: Field required`);
  if (typeof content !== "string" && !Array.isArray(content)) {
    return invalidRequest(`${name}.content: Input should be a valid list`);
  }
  if (content.length === 0 && !(isLast && role === "assistant")) {
    return invalidRequest(
      `${name}: all messages must have non-empty content except for the optional final assistant message`,
    );
  }
  return validateBlocks(toArray(content), `${name}.content`) ?? validateRole(role, content, name);
}

/** Who calls tools, and who answers. */
const SPEAKERS = new Map([
  ["tool_use", "assistant"],
  ["tool_result", "user"],
]);

function validateRole(role: string, content: unknown, name: string): LLMError | undefined {
  for (const { type } of toObjects(content)) {
    const speaker = SPEAKERS.get(toText(type));
    if (speaker === undefined || speaker === role) continue;
    return invalidRequest(
      `${name}: \`${toText(type)}\` blocks can only be in \`${speaker}\` messages`,
    );
  }
  return undefined;
}

/** An answer goes on where a last message of the assistant ends. */
function validateEnd({ role, content }: JSONObject): LLMError | undefined {
  if (role !== "assistant") return undefined;
  const { text } = toObject(toArray(content).at(-1));
  if (!/\s$/.test(typeof content === "string" ? content : toText(text))) return undefined;
  return invalidRequest("messages: final assistant content cannot end with trailing whitespace");
}
