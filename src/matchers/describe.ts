import type { CallRecord } from "../call.ts";
import type { ToolResultPart } from "../language-model/prompt.ts";
import type { NamedCalls } from "./received.ts";

/** What is looked for in a call. */
export interface Wanted {
  /** In words that follow "a call with". */
  what: string;
  has(call: CallRecord): boolean;
  /** What a call has in its place. */
  shown(call: CallRecord): string;
}

/** How much of a text, and how many calls, a message shows. */
const MAX_LENGTH = 160;
const MAX_CALLS = 10;

/** What was looked for, and what there is: every call where none has it, those that have it where none should. */
export function describeCalls(
  { name, calls, pass }: NamedCalls & { pass: boolean },
  wanted: Wanted,
): string {
  const expected = `Expected ${pass ? "no" : "a"} call of ${name} with ${wanted.what}`;
  if (calls.length === 0) return `${expected}: there is no call.`;
  const lines = calls.flatMap((call, index) =>
    pass && !wanted.has(call) ? [] : [`  ${index + 1}. ${wanted.shown(call) || "(none)"}`],
  );
  const total = calls.length === 1 ? "1 call" : `${calls.length} calls`;
  const count = pass ? `${lines.length} of ${total}` : `none of ${total}`;
  const left = lines.length - MAX_CALLS;
  return [
    `${expected}: ${count} ${pass && lines.length > 1 ? "have" : "has"} it.`,
    "",
    ...(left > 0 ? [`  … ${left} earlier`] : []),
    ...lines.slice(-MAX_CALLS),
  ].join("\n");
}

/** A text in quotes, a RegExp as it is written, anything else as JSON. */
export function show(value: unknown): string {
  if (isRegExp(value)) return String(value);
  if (typeof value !== "string") return shorten(JSON.stringify(value) ?? String(value));
  return JSON.stringify(shorten(value));
}

/** Of any realm: a test environment may have its own. */
export function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === "[object RegExp]";
}

/** The texts of one call. */
export function showTexts(texts: readonly string[]): string {
  return texts
    .filter((text) => text !== "")
    .map(show)
    .join(" | ");
}

export function showResult({ toolName, output }: ToolResultPart): string {
  return `${toolName}: ${show(output)}`;
}

function shorten(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
