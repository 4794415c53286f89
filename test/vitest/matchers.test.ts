import { beforeAll, describe, expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import { matchers } from "../../src/matchers/index.ts";
import { messageOf } from "../support/message-of.ts";

expect.extend(matchers);

const mock = llm.openai.chat("Hi");
const idle = llm.openai.chat("Hi");

/** Two calls: a plain one, and one that brings a tool's result. */
beforeAll(async () => {
  await send({
    model: "gpt-5.4",
    messages: [
      { role: "system", content: "Be brief." },
      { role: "user", content: "Hello" },
    ],
  });
  const parameters = {
    type: "object",
    properties: { city: { type: "string" }, unit: { enum: ["C", "F"] } },
    required: ["city"],
  };
  const call = { name: "get_weather", arguments: '{"city":"Oslo"}' };
  await send({
    model: "gpt-5.4-mini",
    tools: [{ type: "function", function: { name: "get_weather", parameters } }],
    messages: [
      { role: "user", content: "Weather?" },
      {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "c1", type: "function", function: call }],
      },
      { role: "tool", tool_call_id: "c1", content: '{"celsius":12}' },
    ],
  });
});

async function send(body: object): Promise<void> {
  const fetch = createFetch(mock);
  const url = "https://api.openai.com/v1/chat/completions";
  const response = await fetch(url, { method: "POST", body: JSON.stringify(body) });
  expect(response.status).toBe(200);
}

describe("toHaveReceivedPrompt", () => {
  test("finds any text of the prompt", () => {
    expect(mock).toHaveReceivedPrompt("Hello");
    expect(mock).toHaveReceivedPrompt("Be brief.");
    expect(mock).toHaveReceivedPrompt(/^Weath/);
    expect(mock).not.toHaveReceivedPrompt("Hell");
  });

  test("tells what was received", () => {
    expect(messageOf(() => expect(mock).toHaveReceivedPrompt("Bye"))).toBe(
      `Expected a call of openai.chat with the prompt "Bye": none of 2 calls has it.

  1. system: Be brief.
     user: Hello
  2. user: Weather?
     assistant: get_weather({"city":"Oslo"})
     tool get_weather: {"celsius":12}`,
    );
    expect(messageOf(() => expect(mock).not.toHaveReceivedPrompt(/hello/i))).toBe(
      `Expected no call of openai.chat with the prompt /hello/i: 1 of 2 calls has it.

  1. system: Be brief.
     user: Hello`,
    );
    expect(messageOf(() => expect(mock).not.toHaveReceivedPrompt(/./))).toBe(
      `Expected no call of openai.chat with the prompt /./: 2 of 2 calls have it.

  1. system: Be brief.
     user: Hello
  2. user: Weather?
     assistant: get_weather({"city":"Oslo"})
     tool get_weather: {"celsius":12}`,
    );
    expect(messageOf(() => expect(idle).toHaveReceivedPrompt("Bye"))).toBe(
      'Expected a call of openai.chat with the prompt "Bye": there is no call.',
    );
  });

  test("shows the end of a long conversation", () => {
    const [call] = mock.calls;
    const prompt = Array.from({ length: 25 }, (_, index) => ({
      role: "system" as const,
      content: String(index),
    }));
    const message = messageOf(() => expect([{ ...call!, prompt }]).toHaveReceivedPrompt("Bye"));
    expect(message.split("\n").slice(2, 4)).toEqual(["  1. … 5 lines before", "     system: 5"]);
  });

  test("shows the newest calls, and the beginning of a long text", () => {
    const calls = Array.from({ length: 12 }, () => mock.calls[0]!);
    const message = messageOf(() => expect(calls).toHaveReceivedPrompt("x".repeat(500)));
    expect(message.split("\n").slice(0, 4)).toEqual([
      `Expected a call of the list with the prompt "${"x".repeat(160)}…": none of 12 calls has it.`,
      "",
      "  … 2 earlier",
      "  3. system: Be brief.",
    ]);
  });
});

test("toHaveReceivedSystem", () => {
  expect(mock).toHaveReceivedSystem("Be brief.");
  expect(mock).toHaveReceivedSystem(/brief/);
  expect(messageOf(() => expect(mock).toHaveReceivedSystem("Hello"))).toBe(
    `Expected a call of openai.chat with the system prompt "Hello": none of 2 calls has it.

  1. "Be brief."
  2. (none)`,
  );
  expect(messageOf(() => expect(mock).not.toHaveReceivedSystem("Be brief."))).toBe(
    `Expected no call of openai.chat with the system prompt "Be brief.": 1 of 2 calls has it.

  1. "Be brief."`,
  );
});

test("toHaveOfferedTool", () => {
  expect(mock).toHaveOfferedTool("get_weather");
  expect(mock).toHaveOfferedTool(/^get_/);
  expect(messageOf(() => expect(mock).toHaveOfferedTool("get_time"))).toBe(
    `Expected a call of openai.chat with the tool "get_time" on offer: none of 2 calls has it.

  1. (none)
  2. get_weather(city: string, unit?: "C" | "F")`,
  );
  expect(messageOf(() => expect(mock).not.toHaveOfferedTool("get_weather"))).toBe(
    `Expected no call of openai.chat with the tool "get_weather" on offer: 1 of 2 calls has it.

  2. get_weather(city: string, unit?: "C" | "F")`,
  );
});

test("toHaveReceivedToolResult", () => {
  expect(mock).toHaveReceivedToolResult("get_weather");
  expect(mock).toHaveReceivedToolResult("get_weather", { celsius: 12 });
  expect(mock).toHaveReceivedToolResult("get_weather", { celsius: expect.any(Number) });
  expect(mock).toHaveReceivedToolResult("get_weather", '{"celsius":12}');
  expect(mock).toHaveReceivedToolResult("get_weather", /celsius/);
  expect(mock).not.toHaveReceivedToolResult("get_time");
  expect(
    messageOf(() => expect(mock).toHaveReceivedToolResult("get_weather", { celsius: 13 })),
  ).toBe(
    `Expected a call of openai.chat with the result {"celsius":13} of the tool "get_weather": none of 2 calls has it.

  1. (none)
  2. get_weather: {"celsius":12}`,
  );
  expect(messageOf(() => expect(mock).not.toHaveReceivedToolResult("get_weather", /celsius/))).toBe(
    `Expected no call of openai.chat with the result /celsius/ of the tool "get_weather": 1 of 2 calls has it.

  2. get_weather: {"celsius":12}`,
  );
  expect(messageOf(() => expect(mock).toHaveReceivedToolResult(/time/))).toBe(
    `Expected a call of openai.chat with a result of the tool /time/: none of 2 calls has it.

  1. (none)
  2. get_weather: {"celsius":12}`,
  );
  expect(messageOf(() => expect(mock).not.toHaveReceivedToolResult("get_weather"))).toBe(
    `Expected no call of openai.chat with a result of the tool "get_weather": 1 of 2 calls has it.

  2. get_weather: {"celsius":12}`,
  );
});

test("toHaveRequestedModel", () => {
  expect(mock).toHaveRequestedModel("gpt-5.4");
  expect(mock).toHaveRequestedModel(/mini$/);
  expect(messageOf(() => expect(mock).toHaveRequestedModel("gpt-5"))).toBe(
    `Expected a call of openai.chat with the model "gpt-5": none of 2 calls has it.

  1. "gpt-5.4"
  2. "gpt-5.4-mini"`,
  );
  expect(messageOf(() => expect(mock).not.toHaveRequestedModel("gpt-5.4"))).toBe(
    `Expected no call of openai.chat with the model "gpt-5.4": 1 of 2 calls has it.

  1. "gpt-5.4"`,
  );
});
