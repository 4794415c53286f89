// What a part that is written piece by piece begins with, and what it is in the end.
import { expect, test } from "vitest";
import { reasoning, toolCall } from "../../src/index.ts";
import { closePart, isPartPiece, type OpenPart, openPart } from "../../src/reply/part-piece.ts";

test.for<[input: unknown, delta: string]>([
  [{ n: 1 }, '{"n":1}'],
  [{}, ""],
  ['{"n"', '{"n"'],
  ["", ""],
  [null, "null"],
  [0, "0"],
])("a call of %j begins without its input", ([input, delta]) => {
  const { start, delta: first } = openPart(toolCall("get", input) as OpenPart);
  expect(start).toMatchObject({ type: "tool-call", toolName: "get", input: {} });
  expect(first).toBe(delta);
});

test.for<[text: string, input: unknown]>([
  ["", {}],
  ['{"n":1}', { n: 1 }],
  ["[1]", [1]],
  ['"Oslo"', '"Oslo"'],
  ["5", "5"],
  ['{"n"', '{"n"'],
])("the pieces %j are an input", ([text, input]) => {
  const { start } = openPart(toolCall("get", { other: 1 }) as OpenPart);
  expect(closePart(start, text)).toMatchObject({ toolName: "get", input });
});

test("reasoning begins with no text, and ends with all of it", () => {
  const { start, delta } = openPart(reasoning("Let me ") as OpenPart);
  expect([start, delta]).toMatchObject([{ type: "reasoning", text: "" }, "Let me "]);
  expect(closePart(start, "Let me see.")).toMatchObject({ text: "Let me see." });
});

test("nothing but a piece is one", () => {
  const items = [null, undefined, "part-start", 5, {}, { type: "text" }, { type: "part-end" }];
  expect(items.map(isPartPiece)).toEqual([false, false, false, false, false, false, true]);
});
