import type { Call } from "../language-model/call.ts";

/** A string is equality, never a substring; a RegExp is a pattern; a function decides. */
export type TextCondition = string | RegExp | ((value: string) => boolean);

/** What a request must be for a handler to answer it; every field that is given must hold. */
export interface Conditions {
  model?: TextCondition;
  /** The text of the last user message. */
  user?: TextCondition;
  /** All system messages, a line break between them. */
  system?: TextCondition;
  /** Any one text of the prompt. */
  prompt?: TextCondition;
  /** A tool on offer. */
  tool?: TextCondition;
  /** The tool whose result is the last thing that was said. */
  toolResult?: TextCondition;
  /** How often the model has spoken so far. */
  turn?: number | ((turn: number) => boolean);
  stream?: boolean | ((stream: boolean) => boolean);
  header?: Record<string, TextCondition>;
}

export type When = Conditions | ((call: Call) => boolean);

/** `headers` are those that were sent, credentials included: a condition may ask for them. */
type Test = (call: Call, headers: Headers) => boolean;

/** Each field's own test; every call has all of them, an endpoint without a prompt has empty ones. */
const FIELDS: { [K in keyof Conditions]-?: (condition: NonNullable<Conditions[K]>) => Test } = {
  model: (condition) => (call) => matchesText(call.modelId, condition),
  user: (condition) => (call) => matchesText(call.lastUserText, condition),
  system: (condition) => (call) => matchesText(call.system, condition),
  prompt: (condition) => (call) => toTexts(call).some((text) => matchesText(text, condition)),
  tool: (condition) => (call) => call.tools.some(({ name }) => matchesText(name, condition)),
  toolResult: (condition) => (call) =>
    call.toolResults.some(({ toolName }) => matchesText(toolName, condition)),
  turn: (condition) => (call) => {
    const turn = call.prompt.filter(({ role }) => role === "assistant").length;
    return typeof condition === "function" ? condition(turn) : turn === condition;
  },
  stream: (condition) => (call) =>
    typeof condition === "function" ? condition(call.stream) : call.stream === condition,
  header: (condition) => {
    const entries = Object.entries(condition);
    return (_, headers) =>
      entries.every(([name, value]) => matchesText(headers.get(name) ?? "", value));
  },
};

/** Compiled once a handler; throws at a field that it doesn't know. */
export function compileWhen(when: When | undefined): Test | undefined {
  if (when === undefined || typeof when === "function") return when;
  const tests = Object.entries(when).map(([name, condition]) => {
    const compile = (Object.hasOwn(FIELDS, name) && FIELDS[name as keyof Conditions]) as
      | ((condition: unknown) => Test)
      | undefined;
    if (!compile) {
      throw new TypeError(
        `Failed to read the condition "${name}": there is none of that name. Use ${Object.keys(FIELDS).join(", ")}, or a function of the call.`,
      );
    }
    return condition === undefined ? () => true : compile(condition);
  });
  return (call, headers) => tests.every((test) => test(call, headers));
}

/** Whether a text is as a condition wants it. */
export function matchesText(value: string, condition: TextCondition): boolean {
  if (typeof condition === "string") return value === condition;
  if (typeof condition === "function") return condition(value);
  return value.search(condition) !== -1; // unlike test(), it ignores lastIndex
}

/** Every text of a prompt, whoever said it. */
export function toTexts({ prompt }: Call): string[] {
  return prompt.flatMap((message) =>
    typeof message.content === "string"
      ? [message.content]
      : message.content.map((part) => {
          if ("text" in part) return part.text;
          if (part.type === "tool-result" && typeof part.output === "string") return part.output;
          return "";
        }),
  );
}
