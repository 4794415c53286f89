import { isPlainObject, wrongArgument } from "../argument.ts";
import { isLLMError } from "../errors.ts";
import { isFault } from "../faults.ts";
import { toHeaderRecord } from "../header-names.ts";
import type { Content, FinishReason, Usage } from "../language-model/result.ts";
import type { PartialResult, PartialUsage, ReplyItem, ReplyItems, ReplyValue } from "./reply.ts";

/** A reply, taken apart: its items in order, and what else was said of the result. */
export interface Source {
  items: ReplyItems;
  partial: Omit<PartialResult, "content">;
  /** Whether the reply is held against the request as it is served. */
  isChecked: boolean;
}

const RESULT_KEYS = new Set([
  "content",
  "finishReason",
  "stopSequence",
  "usage",
  "id",
  "modelId",
  "logprobs",
  "headers",
  "body",
]);

export const FINISH_REASONS = [
  "stop",
  "length",
  "content-filter",
  "tool-calls",
  "error",
  "other",
] as const satisfies FinishReason[];

/** The fields that a part cannot do without. */
const CONTENT_FIELDS: Record<Content["type"], string[]> = {
  text: ["text"],
  reasoning: ["text"],
  "tool-call": ["toolCallId", "toolName"],
  refusal: ["text"],
  file: ["mediaType", "data"],
  source: ["url"],
  custom: ["kind"],
};

/** Takes a reply apart; throws at what is none. */
export function toSource(value: Exclude<ReplyValue, Response>): Source {
  if (isItem(value)) return { items: [value], partial: {}, isChecked: false };
  if (isItems(value)) return { items: value, partial: {}, isChecked: false };
  if (!isPlainObject(value) || "type" in value) throw notAReply(value);
  const { content = [], ...partial } = value;
  for (const key of Object.keys(partial)) {
    if (!RESULT_KEYS.has(key)) {
      throw new TypeError(
        `Failed to read a reply: it has the unknown key "${key}". A partial result has ${[...RESULT_KEYS].join(", ")}; the provider's own words go into body.`,
      );
    }
  }
  const { finishReason = "stop", headers } = partial;
  if (!FINISH_REASONS.includes(finishReason)) {
    throw new TypeError(
      `Failed to read a reply: "${finishReason}" is no finish reason. Use ${FINISH_REASONS.join(", ")}.`,
    );
  }
  if (headers) partial.headers = toHeaderRecord(headers);
  return { items: isItem(content) ? [content] : content, partial, isChecked: false };
}

/** Whether the items come over time. */
export function isAsync(items: ReplyItems): items is AsyncIterable<ReplyItem> {
  return Symbol.asyncIterator in items;
}

/** One item of a reply; throws at what is none. */
export function checkItem(item: unknown): ReplyItem {
  if (isItem(item)) return item;
  throw notAReply(item);
}

/** Whether the same object can answer one request only: a generator, a stream. */
export function isOneShot(value: unknown): value is object {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  if ("content" in value && isOneShot(value.content)) return true;
  return "getReader" in value || ("next" in value && isItems(value));
}

export function toUsage(partial: PartialUsage): { [K in keyof Usage]: Partial<Usage[K]> } {
  const { inputTokens = {}, outputTokens = {}, ...rest } = partial;
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) {
    throw new TypeError(
      `Failed to read a reply: its usage has the unknown key "${unknown}". Give inputTokens and outputTokens; the provider's own words go into body.usage.`,
    );
  }
  return {
    inputTokens: typeof inputTokens === "number" ? { total: inputTokens } : inputTokens,
    outputTokens: typeof outputTokens === "number" ? { total: outputTokens } : outputTokens,
  };
}

function isItem(value: unknown): value is ReplyItem {
  if (typeof value === "string" || isLLMError(value) || isFault(value)) return true;
  const type = (value as Content | null | undefined)?.type;
  if (typeof type !== "string" || !Object.hasOwn(CONTENT_FIELDS, type)) return false;
  return CONTENT_FIELDS[type].every((name) => typeof (value as JSONRecord)[name] === "string");
}

function isItems(value: unknown): value is ReplyItems {
  return (
    typeof value === "object" &&
    value !== null &&
    (Symbol.iterator in value || Symbol.asyncIterator in value)
  );
}

type JSONRecord = Record<string, unknown>;

function notAReply(value: unknown): TypeError {
  return wrongArgument(
    "a reply",
    value,
    "Give a text, a content part such as toolCall(), a list of them, an error, a partial result { content }, or a function of the call.",
  );
}
