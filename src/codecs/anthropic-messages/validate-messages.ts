import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { isObject, type JSONObject, toArray, toObject, toText } from "../read.ts";

const ROLES = ["user", "assistant", "system"];

/** What the blocks of a message must have, by their type, which is the user's: `constructor` is one, too. */
const REQUIRED = new Map<string, string[]>(
  Object.entries({
    text: ["text"],
    image: ["source"],
    document: ["source"],
    thinking: ["signature", "thinking"],
    redacted_thinking: ["data"],
    tool_use: ["id", "input", "name"],
    tool_result: ["tool_use_id"],
  }),
);

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
  return validateToolResults(messages as JSONObject[], calls);
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
  return validateBlocks(toArray(content), `${name}.content`);
}

function validateBlocks(blocks: unknown[], name: string): LLMError | undefined {
  for (const [index, block] of blocks.entries()) {
    const place = `${name}.${index}`;
    if (!isObject(block)) return invalidRequest(`${place}: Input should be a valid dictionary`);
    const type = toText(block["type"]);
    if (block["type"] === undefined) return invalidRequest(`${place}.type: Field required`);
    const missing = REQUIRED.get(type)?.find((field) => block[field] === undefined);
    if (missing) return invalidRequest(`${place}.${type}.${missing}: Field required`);
    if (type === "text" && block["text"] === "") {
      return invalidRequest("messages: text content blocks must be non-empty");
    }
  }
  return undefined;
}

/** Neighbours of one role, which the API joins. */
interface Turn {
  role: unknown;
  /** Of its last message. */
  index: number;
  calls: string[];
  results: { id: string; place: string }[];
}

/** Each call of a tool has its result in the next turn, and each result its call in the one before. */
function validateToolResults(messages: JSONObject[], calls: string[] = []): LLMError | undefined {
  let previous: Pick<Turn, "calls" | "index"> = { calls, index: 0 };
  for (const turn of toTurns(messages)) {
    const error = validateAnswers(turn, previous);
    if (error) return error;
    previous = turn;
  }
  return undefined;
}

function validateAnswers(
  { results }: Turn,
  { calls, index }: Pick<Turn, "calls" | "index">,
): LLMError | undefined {
  const open = calls.filter((id) => !results.some((result) => result.id === id));
  const stray = results.find(({ id }) => !calls.includes(id));
  if (open.length > 0) {
    return invalidRequest(
      `messages.${index}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${open.join(", ")}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
    );
  }
  if (!stray) return undefined;
  return invalidRequest(
    `${stray.place}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${stray.id}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
  );
}

function toTurns(messages: JSONObject[]): Turn[] {
  const turns: Turn[] = [];
  for (const [index, { role, content }] of messages.entries()) {
    if (role === "system") continue;
    let turn = turns.at(-1);
    if (turn?.role !== role) turns.push((turn = { role, index, calls: [], results: [] }));
    turn!.index = index;
    for (const [position, block] of toArray(content).entries()) {
      const { type, id, tool_use_id: answered } = toObject(block);
      const place = `messages.${index}.content.${position}`;
      if (type === "tool_use") turn!.calls.push(toText(id));
      if (type === "tool_result") turn!.results.push({ id: toText(answered), place });
    }
  }
  return turns;
}
