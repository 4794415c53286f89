import { createOpenAI } from "@ai-sdk/openai";
import { generateText, stepCountIs, tool } from "ai";
import { expect, test } from "vitest";
import { z } from "zod";
import { createFetch, errors, flaky, llm, script, toolCall, type When } from "../../src/index.ts";
import { ask, CHAT_URL, post } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const FAILED = `msw-llm: Failed to answer POST ${CHAT_URL}: `;

const loop = () =>
  script([
    {
      when: { user: /weather/, tool: "get_weather" },
      reply: toolCall("get_weather", { city: "Oslo" }),
    },
    {
      when: { toolResult: "get_weather" },
      reply: ({ toolResults }) => `It is ${String(toolResults[0]?.output)}`,
    },
  ]);

test("an agent loop, step by step", async () => {
  const steps = loop();
  const provider = createOpenAI({ apiKey: "k", fetch: createFetch(llm.openai.chat(steps)) });
  expect(steps.remaining).toBe(2);
  const { text } = await generateText({
    model: provider.chat("gpt-5.4"),
    system: "Be brief.",
    prompt: "How is the weather?",
    tools: {
      get_weather: tool({ inputSchema: z.object({ city: z.string() }), execute: () => "wet" }),
    },
    stopWhen: stepCountIs(5),
    maxRetries: 0,
  });
  expect(text).toBe("It is wet");
  expect(steps.remaining).toBe(0);
});

test("a step that does not fit fails with the conversation so far, and waits", async () => {
  const steps = loop();
  server.use(llm.openai.chat(steps));
  expect(await ask("Bye", { tools: ["get_weather"] })).toBe(
    `${FAILED}step 1 of 2 of the script does not fit: it wanted user /weather/, was "Bye". The conversation so far:\n  user: Bye`,
  );
  expect(steps.remaining).toBe(2);
  await post("The weather?", { tools: ["get_weather"] });
  const history = {
    messages: [
      { role: "system", content: "Be brief." },
      { role: "user", content: "The weather?" },
      {
        role: "assistant",
        content: "Well.",
        tool_calls: [
          { id: "c", type: "function", function: { name: "get_time", arguments: "{}" } },
        ],
      },
      { role: "tool", tool_call_id: "c", content: "12:00" },
    ],
  };
  expect(await ask("", { body: history })).toBe(
    `${FAILED}step 2 of 2 of the script does not fit: it wanted toolResult "get_weather", was ["get_time"]. The conversation so far:\n  system: Be brief.\n  user: The weather?\n  assistant: Well.\n  assistant: get_time({})\n  tool get_time: 12:00`,
  );
});

test("a request after the last step", async () => {
  server.use(llm.openai.chat(script([{ reply: "Hi" }])));
  expect(await ask("Hello")).toBe("Hi");
  expect(await ask("Hello")).toBe(
    `${FAILED}the script of 1 step has ended, and the app asks on. Add a step. The conversation so far:\n  user: Hello`,
  );
});

test("what is no step is told when the script is written", () => {
  expect(() => script([{ reply: "Hi" }, { answer: "Ho" } as never])).toThrow(
    new TypeError(
      'Failed to read step 2 of a script: it has the unknown key "answer". Give { when, reply }.',
    ),
  );
  expect(() => script([{ when: {} } as never])).toThrow(
    new TypeError("Failed to read step 1 of a script: it has no reply. Give { when, reply }."),
  );
  expect(() => script([{ when: { usr: "x" } as When, reply: "Hi" }])).toThrow(
    new TypeError(
      'Failed to read the condition "usr": there is none of that name. Use model, user, system, prompt, tool, toolResult, turn, stream, header, or a function of the call.',
    ),
  );
});

/** The statuses of 40 requests. */
async function knock(options: Parameters<typeof flaky>[1]): Promise<number[]> {
  server.use(llm.openai.chat(flaky("Hello", options)));
  const statuses: number[] = [];
  for (let index = 0; index < 40; index++) statuses.push((await post("Hello")).status);
  return statuses;
}

test("flaky() fails as often as it is told, and the same on every run", async () => {
  const first = await knock({ rate: 0.3, seed: 7 });
  expect(await knock({ rate: 0.3, seed: 7 })).toEqual(first);
  expect(await knock({ rate: 0.3, seed: 8 })).not.toEqual(first);
  const failed = first.filter((status) => status !== 200);
  expect(failed.length).toBeGreaterThan(4);
  expect(failed.length).toBeLessThan(20);
  expect(new Set(failed).size).toBeGreaterThan(1);
  expect(new Set(await knock({ rate: 1, errors: [errors.rateLimit()] }))).toEqual(new Set([429]));
  expect(new Set(await knock({ rate: 0 }))).toEqual(new Set([200]));
});

test("flaky() is told what it cannot be", () => {
  expect(() => flaky("Hi", { rate: 2 })).toThrow(
    new RangeError("Failed to read flaky()'s rate: it is 2. Give a number from 0 to 1."),
  );
  expect(() => flaky("Hi", { errors: [] })).toThrow(
    new TypeError("Failed to read flaky()'s errors: there is none. Give one, or leave them out."),
  );
  expect(flaky((call) => call.lastUserText, { rate: 0 })).toBeTypeOf("function");
});
