import { expect, test } from "vitest";
import { errors, llm, sequence } from "../../src/index.ts";
import { ask, type ChatOptions } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const DEFAULT = "This is a mock request";
const { chat } = llm.openai;

const HISTORY = {
  messages: [
    { role: "system", content: "Be brief" },
    { role: "user", content: "Weather?" },
    {
      role: "assistant",
      tool_calls: [
        { id: "c1", type: "function", function: { name: "get_weather", arguments: "{}" } },
      ],
    },
    { role: "tool", tool_call_id: "c1", content: "Rain" },
  ],
};

test.for<[when: Parameters<typeof chat>[1], options: ChatOptions]>([
  [{ when: { model: "gpt-x" } }, { model: "gpt-x" }],
  [{ when: { model: /^gpt-x/ } }, { model: "gpt-x-mini" }],
  [{ when: { tool: "get_weather" } }, { tools: ["get_time", "get_weather"] }],
  [{ when: { header: { "x-a": "1" } } }, { headers: { "X-A": "1" } }],
  [{ when: { system: "Be brief" } }, { body: HISTORY }],
  [{ when: { prompt: /rain/i } }, { body: HISTORY }],
  [{ when: { toolResult: "get_weather" } }, { body: HISTORY }],
  [{ when: { turn: 1 } }, { body: HISTORY }],
  [{ when: { turn: (turn) => turn > 0, user: (user) => user.length === 8 } }, { body: HISTORY }],
  [{ when: (call) => call.temperature === 1 }, { body: { temperature: 1 } }],
])("%o", async ([options, matching]) => {
  server.use(chat("matched", options));
  expect(await ask("Hello", matching)).toBe("matched");
  expect(await ask("Hello")).toBe(DEFAULT);
});

test("a string is equality, a RegExp a pattern without a memory", async () => {
  server.use(chat("no", { when: { user: "ell" } }), chat("yes", { when: { user: /ell/g } }));
  expect([await ask("Hello"), await ask("Hello"), await ask("Hello")]).toEqual([
    "yes",
    "yes",
    "yes",
  ]);
});

test("stream", async () => {
  server.use(chat("body", { when: { stream: false } }));
  expect(await ask("Hello")).toBe("body");
  server.resetHandlers();
  server.use(chat("streamed", { when: { stream: true } }));
  expect(await ask("Hello")).toBe(DEFAULT);
});

test("an old tool result is no news", async () => {
  server.use(chat("again", { when: { toolResult: "get_weather" } }));
  const messages = [
    ...HISTORY.messages,
    { role: "assistant", content: "It rains" },
    { role: "user", content: "Ok" },
  ];
  expect(await ask("", { body: { messages } })).toBe(DEFAULT);
});

test("an unknown condition is told at once", () => {
  expect(() => chat("x", { when: { users: "x" } as object })).toThrow(
    'Failed to read the condition "users": there is none of that name. Use model, user, system, prompt, tool, toolResult, turn, stream, header, or a function of the call.',
  );
});

test("a passed or refused request uses up neither once nor a step", async () => {
  const mock = chat(sequence("1", "2"), { when: { user: "x" } });
  const once = chat("once", { once: true });
  server.use(mock, once);
  expect(await ask("x", { body: { messages: 1 } })).toMatch(/Invalid type for 'messages'/);
  expect(once.isUsed).toBe(false);
  expect([await ask("x"), await ask("y"), await ask("x")]).toEqual(["1", "once", "2"]);
  expect(await ask("y")).toBe(DEFAULT);
});

test("once, restored", async () => {
  server.use(chat("once", { once: true }));
  expect([await ask("Hello"), await ask("Hello")]).toEqual(["once", DEFAULT]);
  server.restoreHandlers();
  expect([await ask("Hello"), await ask("Hello")]).toEqual(["once", DEFAULT]);
});

test.for<[title: string, mock: () => ReturnType<typeof chat>]>([
  ["a text", () => chat("once", { once: true })],
  ["a condition", () => chat("once", { once: true, when: { user: /Hel/ } })],
  [
    "a slow function",
    () => chat(async () => new Promise((done) => setTimeout(done, 2, "once")), { once: true }),
  ],
])("once, asked 20 times at the same time: %s", async ([, create]) => {
  server.use(create());
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask("Hello")));
  expect(answers.filter((answer) => answer === "once")).toHaveLength(1);
  expect(answers.filter((answer) => answer === DEFAULT)).toHaveLength(19);
});

test("a function that passes on leaves once unused", async () => {
  const mock = chat((call) => (call.lastUserText === "yes" ? "mine" : undefined), { once: true });
  server.use(mock);
  expect(await ask("no")).toBe(DEFAULT);
  expect([mock.isUsed, mock.calls.length, mock.callCount]).toEqual([false, 0, 0]);
  expect([await ask("yes"), await ask("yes")]).toEqual(["mine", DEFAULT]);
  expect(mock.callCount).toBe(1);
});

test("a sequence repeats, cycles, and keeps a step that was passed on", async () => {
  server.use(chat(sequence("1", "2").repeat()));
  expect([await ask("a"), await ask("a"), await ask("a")]).toEqual(["1", "2", "2"]);
  server.use(chat(sequence("1", "2").cycle()));
  expect([await ask("a"), await ask("a"), await ask("a")]).toEqual(["1", "2", "1"]);
  const steps = sequence((call) => (call.lastUserText === "yes" ? "1" : undefined), "2");
  server.resetHandlers();
  server.use(chat(steps));
  expect([await ask("no"), await ask("yes"), steps.remaining]).toEqual([DEFAULT, "1", 1]);
  expect([await ask("no"), steps.remaining]).toEqual(["2", 0]);
});

test("perCall() gives a retry the same reply again", async () => {
  const retry = { headers: { "x-stainless-retry-count": "1" } };
  server.use(chat(sequence(errors.badRequest("No."), "2").perCall()));
  expect([await ask("a"), await ask("a", retry), await ask("a")]).toEqual(["No.", "No.", "2"]);
});

test("a condition may ask for a credential, which no call shows", async () => {
  const mock = chat("mine", { when: { header: { authorization: /sk-a/ } } });
  server.use(mock);
  expect(await ask("Hello", { headers: { authorization: "Bearer sk-a" } })).toBe("mine");
  expect(await ask("Hello", { headers: { authorization: "Bearer sk-b" } })).toBe(DEFAULT);
  expect(mock.calls[0]?.headers.get("authorization")).toBeNull();
});

test("a body that is no JSON meets no condition, and the pack refuses it", async () => {
  const mock = chat("mine", { when: () => true });
  server.use(mock);
  const response = await fetch("https://api.openai.com/v1/chat/completions", {
    method: "POST",
    body: "{",
  });
  expect(response.status).toBe(400);
  expect(await response.text()).toContain("We could not parse the JSON body of your request.");
  expect(mock.callCount).toBe(0);
});
