import OpenAI from "openai";
import { expect, test } from "vitest";
import * as fixtures from "../../fixtures/index.ts";
import { llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

test("fixtures are data, and nothing can change them", () => {
  const { weatherToolLoop } = fixtures;
  const { fromFixtures: _, ...data } = fixtures;
  expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  expect(Object.values(data).filter(isChangeable)).toEqual([]);
  expect(() => Object.assign(weatherToolLoop[0], { content: "" })).toThrow(TypeError);
});

test("steps are no reply: they need a sequence", async () => {
  const { weatherToolLoop, promptInjection } = fixtures;
  for (const steps of [weatherToolLoop, promptInjection]) {
    // @ts-expect-error a step is a partial result, and no item of a list
    server.use(llm.openai.chat(steps));
    const openai = new OpenAI({ apiKey: "test" });
    const params = { model: "gpt-5.4", messages: [{ role: "user" as const, content: "Hi" }] };
    await expect(openai.chat.completions.create(params)).rejects.toThrow(
      /msw-llm: .*Failed to read a reply/,
    );
  }
});

function isChangeable(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return !Object.isFrozen(value) || Object.values(value).some(isChangeable);
}
