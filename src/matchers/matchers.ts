import type { CallRecord } from "../call.ts";
import { toTranscript } from "../language-model/transcript.ts";
import { matchesText, toTexts } from "../reply/when.ts";
import {
  describeCalls,
  isRegExp,
  shorten,
  show,
  showResult,
  showText,
  type Wanted,
} from "./describe.ts";
import { type Received, readCalls, readRemaining } from "./received.ts";
import { toSignature } from "./signature.ts";

/** What the matchers add to `expect(handler)`; a pack, a list of calls and `setupLLM()`'s server do as well. */
export interface LLMMatchers<R = void> {
  /**
   * Any one text of a call's prompt is this one; a RegExp finds a part of it.
   *
   * @example
   * expect(mock).toHaveReceivedPrompt("What is the weather in Oslo?");
   */
  toHaveReceivedPrompt(expected: string | RegExp): R;
  /**
   * All system messages of a call, a line break between them, are this text; a RegExp finds a part of it.
   *
   * @example
   * expect(mock).toHaveReceivedSystem(/^You are a weather bot/);
   */
  toHaveReceivedSystem(expected: string | RegExp): R;
  /**
   * A call has a tool of this name on offer.
   *
   * @example
   * expect(mock).toHaveOfferedTool("get_weather");
   */
  toHaveOfferedTool(name: string | RegExp): R;
  /**
   * A call brings what a tool returned; `output` is compared with the text, and with the JSON that it is.
   *
   * @example
   * expect(mock).toHaveReceivedToolResult("get_weather", { celsius: 12 });
   */
  toHaveReceivedToolResult(toolName: string | RegExp, output?: unknown): R;
  /**
   * A call asks for this model.
   *
   * @example
   * expect(mock).toHaveRequestedModel("gpt-5.4");
   */
  toHaveRequestedModel(expected: string | RegExp): R;
  /**
   * Every reply of a `sequence()`, or of the handler that answers with one, was taken.
   *
   * @example
   * expect(mock).toBeExhausted();
   */
  toBeExhausted(): R;
}

/** What Vitest and Jest lend to a matcher. */
export interface MatcherContext {
  equals(actual: unknown, expected: unknown): boolean;
}

/** What a matcher tells Vitest or Jest. */
export interface MatcherResult {
  pass: boolean;
  message: () => string;
}

type Matchers = {
  [Name in keyof LLMMatchers]: (
    this: MatcherContext,
    received: Received,
    ...expected: Parameters<LLMMatchers[Name]>
  ) => MatcherResult;
};

/**
 * Matchers for what handlers were asked, for Vitest's and Jest's `expect`.
 *
 * `msw-llm/vitest` registers and types them itself. For Jest's types, extend its `Matchers` by `LLMMatchers`:
 * `declare module "expect" { interface Matchers<R extends void | Promise<void>, T> extends LLMMatchers<R> {} }`.
 *
 * @example
 * expect.extend(matchers);
 */
export const matchers: Matchers = {
  toHaveReceivedPrompt: (received, expected) =>
    someCall(received, {
      what: `the prompt ${show(expected)}`,
      has: (call) => toTexts(call).some((text) => isText(text, expected)),
      shown: ({ prompt }) => toTranscript(prompt),
    }),
  toHaveReceivedSystem: (received, expected) =>
    someCall(received, {
      what: `the system prompt ${show(expected)}`,
      has: ({ system }) => isText(system, expected),
      shown: ({ system }) => showText(system),
    }),
  toHaveOfferedTool: (received, name) =>
    someCall(received, {
      what: `the tool ${show(name)} on offer`,
      has: ({ tools }) => tools.some((tool) => isText(tool.name, name)),
      shown: ({ tools }) => tools.map((tool) => shorten(toSignature(tool))),
    }),
  toHaveReceivedToolResult(received, toolName, ...[output]) {
    const isWanted = (actual: unknown): boolean => isOutput(actual, output, this);
    return someCall(received, {
      what: `${output === undefined ? "a result" : `the result ${show(output)}`} of the tool ${show(toolName)}`,
      has: ({ toolResults }) =>
        toolResults.some((result) => isText(result.toolName, toolName) && isWanted(result.output)),
      shown: ({ toolResults }) => toolResults.map(showResult),
    });
  },
  toHaveRequestedModel: (received, expected) =>
    someCall(received, {
      what: `the model ${show(expected)}`,
      has: ({ modelId }) => isText(modelId, expected),
      shown: ({ modelId }) => showText(modelId),
    }),
  toBeExhausted(received) {
    const { name, remaining } = readRemaining(received);
    const left = remaining === 0 ? "none" : String(remaining);
    return {
      pass: remaining === 0,
      message: () =>
        `Expected ${name} ${remaining === 0 ? "not " : ""}to be exhausted: ${left} of its replies ${remaining > 1 ? "are" : "is"} left.`,
    };
  },
};

function someCall(received: Received, wanted: Wanted): MatcherResult {
  const { name, calls } = readCalls(received);
  const pass = calls.some((call: CallRecord) => wanted.has(call));
  return { pass, message: () => describeCalls({ name, calls, pass }, wanted) };
}

/** Checked, since a condition that is none would hold for every text. */
function isText(actual: string, expected: string | RegExp): boolean {
  if (typeof expected === "string" || isRegExp(expected)) return matchesText(actual, expected);
  throw new TypeError(
    `Failed to compare texts: ${show(expected)} is expected. Give a string or a RegExp.`,
  );
}

/** Most wires carry a tool's output as a text, JSON or not. */
function isOutput(actual: unknown, expected: unknown, { equals }: MatcherContext): boolean {
  if (expected === undefined) return true;
  if (isRegExp(expected)) {
    return isText(typeof actual === "string" ? actual : JSON.stringify(actual), expected);
  }
  return (
    equals(actual, expected) || (typeof actual === "string" && equals(parse(actual), expected))
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
