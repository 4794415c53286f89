// What JavaScript lets through, and TypeScript does not, is told where it is set, not at a request.
import { expect, test } from "vitest";
import * as pack from "../../src/index.ts";

/** Without its types. */
const { llm, createHandlers } = pack as unknown as {
  llm: { openai: Record<"chat" | "with", (...given: unknown[]) => unknown> };
  createHandlers: (...given: unknown[]) => unknown;
};

const TEXTS = "Give a text, a RegExp or a function.";

test.for<[what: string, run: () => unknown, message: string]>([
  [
    "when",
    () => llm.openai.chat("Hi", { when: /weather/ }),
    "a condition: the RegExp /weather/ is none. Give an object such as { user: /weather/ }, or a function of the call.",
  ],
  [
    "when that is false",
    () => llm.openai.chat("Hi", { when: false }),
    "a condition: boolean false is none. Give an object such as { user: /weather/ }, or a function of the call.",
  ],
  [
    "a text's condition",
    () => llm.openai.chat("Hi", { when: { model: 7 } }),
    `the condition "model": number 7 is none. ${TEXTS}`,
  ],
  [
    "a list's condition",
    () => llm.openai.chat("Hi", { when: { tool: ["f"] } }),
    `the condition "tool": object ["f"] is none. ${TEXTS}`,
  ],
  [
    "a turn",
    () => llm.openai.chat("Hi", { when: { turn: "1" } }),
    `the condition "turn": string "1" is none. Give a number or a function.`,
  ],
  [
    "a stream",
    () => llm.openai.chat("Hi", { when: { stream: "yes" } }),
    `the condition "stream": string "yes" is none. Give a boolean or a function.`,
  ],
  [
    "headers' conditions",
    () => llm.openai.chat("Hi", { when: { header: "x-tenant" } }),
    `the condition "header": string "x-tenant" is none. Give an object such as { "x-tenant": "acme" }.`,
  ],
  [
    "a header's condition",
    () => llm.openai.chat("Hi", { when: { header: { "x-tenant": 7 } } }),
    `the condition "header x-tenant": number 7 is none. ${TEXTS}`,
  ],
  [
    "options",
    () => llm.openai.chat("Hi", "once"),
    `the settings: string "once" is none. Give an object such as { chunkDelayInMs: 20 }.`,
  ],
  [
    "with",
    () => llm.openai.with(20),
    "the settings: number 20 is none. Give an object such as { chunkDelayInMs: 20 }.",
  ],
  [
    "createHandlers",
    () => createHandlers(20),
    "the settings: number 20 is none. Give an object such as { chunkDelayInMs: 20 }.",
  ],
  [
    "now",
    () => llm.openai.with({ now: 0 }),
    `the setting "now": number 0 is none. Give a function that returns a number of milliseconds.`,
  ],
  [
    "generateId",
    () => llm.openai.with({ generateId: "id" }),
    `the setting "generateId": string "id" is none. Give a function that returns a text.`,
  ],
  [
    "countTokens",
    () => llm.openai.with({ countTokens: 5 }),
    `the setting "countTokens": number 5 is none. Give a function that returns a number of tokens.`,
  ],
  [
    "promptCache",
    () => llm.openai.with({ promptCache: "yes" }),
    `the setting "promptCache": string "yes" is none. Give true or false.`,
  ],
  [
    "validate",
    () => llm.openai.with({ validate: "all" }),
    `the setting "validate": string "all" is none. Give an object with requests, replies, credentials, unknownParameters.`,
  ],
  [
    "a check",
    () => llm.openai.with({ validate: { credentials: "yes" } }),
    `the setting "validate.credentials": string "yes" is none. Give true or false.`,
  ],
  [
    "headers",
    () => llm.openai.with({ headers: "x-a: 1" }),
    `the setting "headers": string "x-a: 1" is none. Give an object such as { "x-served-by": "mock" }.`,
  ],
  [
    "no base URL",
    () => llm.openai.with({ baseURL: [] }),
    'the base URLs: there is none. Give one like "https://api.example.com/v1".',
  ],
] as [string, () => unknown, string][])("%s", ([, run, message]) => {
  expect(run).toThrow(new TypeError(`Failed to read ${message}`));
});

test("a number that is a text", () => {
  expect(() => llm.openai.with({ jitter: "0.5" })).toThrow(
    new RangeError('Failed to read the setting "jitter": it is 0.5. Give a number from 0 to 1.'),
  );
  expect(() => llm.openai.with({ chunkDelayInMs: "20" })).toThrow(
    new RangeError(
      'Failed to read the setting "chunkDelayInMs": it is 20. Give a number of milliseconds, from 0 to 2147483647.',
    ),
  );
});

test("what is undefined is not there", () => {
  const nothing = {
    when: undefined,
    validate: { requests: undefined },
    headers: undefined,
    now: undefined,
  };
  expect(() => llm.openai.chat("Hi", nothing)).not.toThrow();
});
