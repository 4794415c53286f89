import type { CallRecord } from "../call.ts";
import type { ToolResultPart } from "../language-model/prompt.ts";
import type { NamedCalls } from "./received.ts";

/** What is looked for in a call. */
export interface Wanted {
  /** In words that follow "a call with". */
  what: string;
  has(call: CallRecord): boolean;
  /** What a call has in its place, line by line. */
  shown(call: CallRecord): string[];
}

/** How much of a text, and how many calls, a message shows. */
const MAX_LENGTH = 160;
const MAX_CALLS = 10;

/** How many lines of a conversation: its end tells most. */
const MAX_LINES = 20;

/** What was looked for, and what there is: every call where none has it, those that have it where none should. */
export function describeCalls(
  { name, calls, pass }: NamedCalls & { pass: boolean },
  wanted: Wanted,
): string {
  const expected = `Expected ${pass ? "no" : "a"} call of ${name} with ${wanted.what}`;
  if (calls.length === 0) return `${expected}: there is no call.`;
  const lines = calls.flatMap((call, index) =>
    pass && !wanted.has(call) ? [] : [toEntry(index + 1, wanted.shown(call))],
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

/** One call, its lines beneath each other. */
function toEntry(number: number, lines: string[]): string {
  const start = `  ${number}. `;
  const left = lines.length - MAX_LINES;
  const shown = left > 0 ? [`… ${left} lines before`, ...lines.slice(-MAX_LINES)] : lines;
  return start + (shown.join(`\n${" ".repeat(start.length)}`) || "(none)");
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

export function showText(text: string): string[] {
  return text === "" ? [] : [show(text)];
}

/** As a conversation shows it. */
export function showResult({ toolName, output }: ToolResultPart): string {
  return `${toolName}: ${typeof output === "string" ? shorten(output) : show(output)}`;
}

export function shorten(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}
