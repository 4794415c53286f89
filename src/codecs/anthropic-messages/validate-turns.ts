import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { type JSONObject, toArray, toObject, toText } from "../read.ts";

/** A call of a tool, or a result, and where it stands. */
interface Place {
  id: string;
  place: string;
}

/** Neighbours of one role, which the API joins. */
interface Turn {
  role: unknown;
  /** Of its last message. */
  index: number;
  calls: Place[];
  /** Those at its beginning: results come before all else. */
  results: Place[];
  /** Those after something else. */
  late: Place[];
  isOpen: boolean;
}

type Previous = Pick<Turn, "index"> & { calls: string[] };

/**
 * Each call of a tool has its result at the beginning of the next turn, and each result its call in the one before.
 *
 * @see https://platform.claude.com/docs/en/agents-and-tools/tool-use/handle-tool-calls
 */
export function validateTurns(messages: JSONObject[], calls: string[] = []): LLMError | undefined {
  let previous: Previous = { calls, index: 0 };
  for (const turn of toTurns(messages)) {
    const error = validateCalls(turn) ?? validateAnswers(turn, previous);
    if (error) return error;
    previous = { index: turn.index, calls: turn.calls.map(({ id }) => id) };
  }
  return undefined;
}

/** What runs at Anthropic is answered by Anthropic, in the message that called it or in one after. */
export function validateServerResults(messages: JSONObject[]): LLMError | undefined {
  const called = new Set<unknown>();
  for (const [index, { content }] of messages.entries()) {
    for (const [position, block] of toArray(content).entries()) {
      const { type, id, tool_use_id: answered } = toObject(block);
      if (type === "server_tool_use") called.add(id);
      if (!SERVER_RESULT.test(toText(type)) || called.has(answered)) continue;
      return invalidRequest(
        `messages.${index}.content.${position}: unexpected \`tool_use_id\` found in \`${toText(type)}\` blocks: ${toText(answered)}. Each \`${toText(type)}\` block must have a corresponding \`server_tool_use\` block before it.`,
      );
    }
  }
  return undefined;
}

const SERVER_RESULT = /^(?!mcp_).+_tool_result$/;

function validateCalls({ calls, results }: Turn): LLMError | undefined {
  const again = findRepeated(calls);
  if (again) return invalidRequest(`${again.place}: \`tool_use\` ids must be unique`);
  const twice = findRepeated(results);
  if (!twice) return undefined;
  return invalidRequest(
    `${twice.place}: each tool_use must have a single result. Found multiple \`tool_result\` blocks with id: ${twice.id}`,
  );
}

function findRepeated(places: Place[]): Place | undefined {
  const seen = new Set<string>();
  return places.find(({ id }) => seen.size === seen.add(id).size);
}

function validateAnswers(
  { results, late }: Turn,
  { calls, index }: Previous,
): LLMError | undefined {
  const answered = new Set(results.map(({ id }) => id));
  const open = calls.filter((id) => !answered.has(id));
  const stray = [...results, ...late].find(({ id }) => !calls.includes(id));
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
    if (turn?.role !== role) {
      turns.push((turn = { role, index, calls: [], results: [], late: [], isOpen: true }));
    }
    turn!.index = index;
    if (typeof content === "string") turn!.isOpen = false;
    for (const [position, block] of toArray(content).entries()) {
      addBlock(toObject(block), turn!, `messages.${index}.content.${position}`);
    }
  }
  return turns;
}

function addBlock(
  { type, id, tool_use_id: answered }: JSONObject,
  turn: Turn,
  place: string,
): void {
  if (type === "tool_result") {
    (turn.isOpen ? turn.results : turn.late).push({ id: toText(answered), place });
    return;
  }
  turn.isOpen = false;
  if (type === "tool_use") turn.calls.push({ id: toText(id), place });
}
