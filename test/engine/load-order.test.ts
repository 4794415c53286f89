import { beforeEach, expect, test, vi } from "vitest";

// the code for schemas is loaded with the first request that has one, and another file may have had it
beforeEach(() => vi.resetModules());

const TOOL = { type: "function", function: { name: "now", parameters: { type: "object" } } };

test("a request without a schema does not overtake the first one that has one", async () => {
  const { createFetch, llm, sequence } = await import("../../src/index.ts");
  const fetch = createFetch(llm.openai.chat(sequence("one", "two", "three")));
  const ask = async (content: string, tools?: object[]): Promise<string | null> => {
    const body = { model: "gpt-5", messages: [{ role: "user", content }], tools };
    const response = await fetch("https://api.openai.com/v1/chat/completions", {
      method: "POST",
      body: JSON.stringify(body),
    });
    const { choices } = (await response.json()) as {
      choices: { message: { content: string | null } }[];
    };
    return choices[0]!.message.content;
  };
  expect(await Promise.all([ask("a", [TOOL]), ask("b"), ask("c", [TOOL])])).toEqual([
    "one",
    "two",
    "three",
  ]);
});
