import { isPlainObject, isRegExp, wrongArgument } from "../argument.ts";
import { isCredential } from "../secrets.ts";
import { tellingOf } from "../user-function.ts";
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

/** What a request must be: a value for each field that counts, or a function of the call that decides. */
export type When = Conditions | ((call: Call) => boolean);

/** What of a request is not as a condition wants it. */
export interface Mismatch {
  /** Such as `user`, or `header x-tenant`. */
  field: string;
  wanted: unknown;
  found: unknown;
}

/** `headers` are those that were sent, credentials included: a condition may ask for them. */
type Test = (call: Call, headers: Headers) => Mismatch | undefined;

/** One field of a request: what it is, and whether it is as the condition wants it. */
interface Field<Condition> {
  find(call: Call): unknown;
  /** Whether it can be a condition at all; what it can be is the `advice`. */
  accepts(condition: unknown): boolean;
  advice: string;
  matches(call: Call, condition: Condition): boolean;
}

const ofTexts = { accepts: isTextCondition, advice: "Give a text, a RegExp or a function." };

const text = (find: (call: Call) => string): Field<TextCondition> => ({
  ...ofTexts,
  find,
  matches: (call, condition) => matchesText(find(call), condition),
});

const anyText = (find: (call: Call) => string[]): Field<TextCondition> => ({
  ...ofTexts,
  find,
  matches: (call, condition) => find(call).some((value) => matchesText(value, condition)),
});

const value = <T>(
  type: "number" | "boolean",
  find: (call: Call) => T,
): Field<T | ((found: T) => boolean)> => ({
  accepts: (condition) => typeof condition === type || typeof condition === "function",
  advice: `Give a ${type} or a function.`,
  find,
  matches: (call, condition) =>
    typeof condition === "function"
      ? (condition as (found: T) => boolean)(find(call))
      : find(call) === condition,
});

/** Every call has all of them; an endpoint without a prompt has empty ones. */
const FIELDS: { [K in Exclude<keyof Conditions, "header">]-?: Field<NonNullable<Conditions[K]>> } =
  {
    model: text(({ modelId }) => modelId),
    user: text(({ lastUserText }) => lastUserText),
    system: text(({ system }) => system),
    prompt: anyText(toTexts),
    tool: anyText(({ tools }) => tools.map(({ name }) => name)),
    toolResult: anyText(({ toolResults }) => toolResults.map(({ toolName }) => toolName)),
    turn: value("number", ({ prompt }) => prompt.filter(({ role }) => role === "assistant").length),
    stream: value("boolean", ({ stream }) => stream),
  };

/** Compiled once a handler; throws at what is no condition. The test tells of the first field that differs. */
export function compileWhen(when: When | undefined): Test | undefined {
  return when === undefined ? undefined : tellingOf(toTest(when), CONDITION);
}

const CONDITION = { what: "the condition `when`", expected: "true or false" };

function toTest(when: When): Test {
  if (typeof when === "function") {
    return (call) => (when(call) ? undefined : { field: "call", wanted: when, found: call.body });
  }
  if (!isPlainObject(when)) {
    const advice = "Give an object such as { user: /weather/ }, or a function of the call.";
    throw wrongArgument("a condition", when, advice);
  }
  const tests = Object.entries(when).flatMap(([name, condition]) => compileField(name, condition));
  return function findMismatch(call, headers) {
    for (const test of tests) {
      const mismatch = test(call, headers);
      if (mismatch) return mismatch;
    }
    return undefined;
  };
}

function compileField(name: string, condition: unknown): Test[] {
  const names = [...Object.keys(FIELDS), "header"];
  if (!names.includes(name)) {
    throw new TypeError(
      `Failed to read the condition "${name}": there is none of that name. Use ${names.join(", ")}, or a function of the call.`,
    );
  }
  if (condition === undefined) return [];
  if (name === "header") return compileHeaders(condition);
  const field = FIELDS[name as keyof typeof FIELDS] as Field<unknown>;
  if (!field.accepts(condition)) {
    throw wrongArgument(`the condition "${name}"`, condition, field.advice);
  }
  return [
    (call) =>
      field.matches(call, condition)
        ? undefined
        : { field: name, wanted: condition, found: field.find(call) },
  ];
}

function compileHeaders(conditions: unknown): Test[] {
  if (!isPlainObject(conditions)) {
    const advice = 'Give an object such as { "x-tenant": "acme" }.';
    throw wrongArgument('the condition "header"', conditions, advice);
  }
  return Object.entries(conditions).map(([name, wanted]) => compileHeader(name, wanted));
}

function compileHeader(name: string, wanted: unknown): Test {
  const field = `header ${name}`;
  if (!isTextCondition(wanted)) {
    throw wrongArgument(`the condition "${field}"`, wanted, ofTexts.advice);
  }
  return (_, headers) => {
    const found = headers.get(name) ?? "";
    if (matchesText(found, wanted)) return undefined;
    return isCredential(name) ? { field, wanted: "…", found: "…" } : { field, wanted, found };
  };
}

function isTextCondition(condition: unknown): condition is TextCondition {
  return ["string", "function"].includes(typeof condition) || isRegExp(condition);
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
