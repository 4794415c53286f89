import { estimateTokenCount } from "tokenx";
import { expect, test } from "vitest";
import type { LanguageModelCall } from "../../src/language-model/call.ts";
import type { Message } from "../../src/language-model/prompt.ts";
import { countContentTokens, countPromptTokens, estimateTokens } from "../../src/tokens.ts";

/** Every character is a token. */
const perCharacter = (text: string): number => text.length;

function countPrompt(prompt: Message[], tools: LanguageModelCall["tools"] = []): number {
  return countPromptTokens({ prompt, tools } as unknown as LanguageModelCall, perCharacter);
}

test("a short text is estimated whole, a long one by its two ends", () => {
  const short = "The quick brown fox jumps. ".repeat(75);
  expect(short.length).toBeLessThan(2048);
  expect(estimateTokens(short)).toBe(estimateTokenCount(short));
  const long = short.repeat(80);
  const whole = estimateTokenCount(long);
  expect(Math.abs(estimateTokens(long) - whole)).toBeLessThan(whole / 100);
  // both ends weigh: words at the beginning, characters of another script at the end
  const mixed = "word ".repeat(4000) + "語".repeat(20_000);
  const atEnd = estimateTokens("語".repeat(mixed.length));
  expect(estimateTokens(mixed)).toBeGreaterThan(estimateTokens("word ".repeat(8000)));
  expect(estimateTokens(mixed)).toBeLessThan(atEnd);
});

test("of a long text the middle does not count, but for its length", () => {
  const around = (middle: string): string => "word ".repeat(205) + middle + " word".repeat(205);
  expect(estimateTokens(around("語".repeat(500)))).toBe(estimateTokens(around("a".repeat(500))));
  expect(estimateTokens(around("a".repeat(5_000)))).toBeGreaterThan(
    estimateTokens(around("a".repeat(500))),
  );
});

test("a prompt is never nothing, and each message weighs three tokens more than its text", () => {
  expect(countPrompt([])).toBe(1);
  expect(countPrompt([{ role: "system", content: "1234" }])).toBe(7);
  expect(
    countPrompt([
      { role: "system", content: "1234" },
      { role: "user", content: [{ type: "text", text: "12" }] },
    ]),
  ).toBe(12);
});

test("tools weigh as much as their JSON", () => {
  const tools: LanguageModelCall["tools"] = [{ type: "function", name: "now" }];
  const [without, withTools] = [countPrompt([]), countPrompt([], tools)];
  expect(without).toBe(1);
  expect(withTools).toBe(JSON.stringify(tools).length);
});

test("calls and results weigh as much as what they say, files as much as a small picture", () => {
  const call = (input: unknown): Message => ({
    role: "assistant",
    content: [{ type: "tool-call", toolCallId: "1", toolName: "now", input }],
  });
  expect(countPrompt([call("12")])).toBe(3 + 3 + 2);
  expect(countPrompt([call({ a: 1 })])).toBe(3 + 3 + 7);
  expect(countPrompt([call(undefined)])).toBe(3 + 3);
  const result = (output: unknown): Message => ({
    role: "tool",
    content: [{ type: "tool-result", toolCallId: "1", toolName: "now", output }],
  });
  expect(countPrompt([result("1234")])).toBe(3 + 4);
  expect(countPrompt([result([1, 2])])).toBe(3 + 5);
  const file = { type: "file", mediaType: "image/png", data: "AAAA" } as const;
  expect(countPrompt([{ role: "user", content: [file] }])).toBe(3 + 85);
});

test("what is reasoning of an answer is counted by itself, and sources and custom parts cost nothing", () => {
  expect(
    countContentTokens(
      [
        { type: "reasoning", text: "123" },
        { type: "reasoning", text: "12" },
        { type: "text", text: "123" },
        { type: "refusal", text: "12" },
        { type: "source", url: "https://a.example" },
        { type: "custom", kind: "openai.x", value: {} },
      ],
      perCharacter,
    ),
  ).toEqual({ total: 10, reasoning: 5 });
});
