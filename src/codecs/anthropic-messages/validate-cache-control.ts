import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { isObject, type JSONObject, toArray, toObject, toObjects, toText } from "../read.ts";
import { checkFields, oneOf, tag } from "../anthropic-words.ts";

const MAX_MARKS = 4;
const UNMARKED = ["thinking", "redacted_thinking"];
const isTTL = oneOf("5m", "1h");

interface Mark {
  place: string;
  /** Of the block that is marked. */
  type: string;
  mark: unknown;
}

/** @see https://platform.claude.com/docs/en/build-with-claude/prompt-caching */
export function validateCacheControl(request: JSONObject): LLMError | undefined {
  const marks = listMarks(request);
  for (const mark of marks) {
    const error = validateMark(mark);
    if (error) return error;
  }
  const conflict = validateAutomatic(request);
  if (conflict) return conflict;
  if (marks.length > MAX_MARKS) {
    return invalidRequest(
      `A maximum of 4 blocks with cache_control may be provided. Found ${marks.length}.`,
    );
  }
  const inOrder = marks.filter(({ place }) => place !== "");
  const first = inOrder.findIndex(({ mark }) => !isHour(mark));
  const late = first === -1 ? undefined : inOrder.slice(first).find(({ mark }) => isHour(mark));
  if (!late) return undefined;
  return invalidRequest(
    `${late.place}cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block. Note that blocks are processed in the following order: \`tools\`, \`system\`, \`messages\`.`,
  );
}

function validateMark({ place, type: marked, mark }: Mark): LLMError | undefined {
  const name = `${place}cache_control`;
  if (UNMARKED.includes(marked)) {
    return invalidRequest(`${place}${marked}.cache_control: Extra inputs are not permitted`);
  }
  if (!isObject(mark)) return invalidRequest(`${name}: Input should be a valid dictionary`);
  const { type } = mark;
  if (type === undefined) return invalidRequest(`${name}.type: Field required`);
  const reason = tag(toText(type), ["ephemeral"]);
  if (reason !== undefined) return invalidRequest(`${name}: ${reason}`);
  return checkFields(mark, [["ttl", isTTL]], `${name}.ephemeral.`);
}

/** A mark at the top level stands for the last block, which may say the same itself. */
function validateAutomatic(request: JSONObject): LLMError | undefined {
  const own = findLastMark(request);
  const { cache_control: mark } = request;
  if (!isObject(mark) || !isObject(own) || isHour(mark) === isHour(own)) return undefined;
  return invalidRequest(
    `Top-level cache_control has ttl='${toTTL(mark)}' but the target block already has cache_control with ttl='${toTTL(own)}'`,
  );
}

function findLastMark({ messages }: JSONObject): unknown {
  const { content } = toObject(toArray(messages).at(-1));
  return toObject(toArray(content).at(-1))["cache_control"];
}

function toTTL(mark: unknown): string {
  return isHour(mark) ? "1h" : "5m";
}

function isHour(mark: unknown): boolean {
  return toObject(mark)["ttl"] === "1h";
}

/** In the order of the prefix; the mark at the top level comes last, and has no place of its own. */
function listMarks(request: JSONObject): Mark[] {
  const { tools, system, messages, cache_control: mark } = request;
  const isAutomatic = isObject(mark) && !isObject(findLastMark(request));
  return [
    ...listBlockMarks(tools, "tools."),
    ...listBlockMarks(system, "system."),
    ...toObjects(messages).flatMap(({ content }, index) =>
      listBlockMarks(content, `messages.${index}.content.`),
    ),
    ...(isAutomatic ? [{ place: "", type: "", mark }] : []),
  ];
}

function listBlockMarks(blocks: unknown, prefix: string): Mark[] {
  return toArray(blocks).flatMap((block, index) => {
    const { type, cache_control: mark, content } = toObject(block);
    const place = `${prefix}${index}.`;
    const own = mark === undefined || mark === null ? [] : [{ place, type: toText(type), mark }];
    return type === "tool_result" ? [...listBlockMarks(content, `${place}content.`), ...own] : own;
  });
}
