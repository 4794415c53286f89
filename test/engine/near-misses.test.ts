import { beforeEach, expect, test, vi } from "vitest";
import { createHandlers, llm } from "../../src/index.ts";
import { ask, CHAT_URL, post } from "../support/chat.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const { chat } = llm.openai;
const NOBODY = `msw-llm: Failed to answer POST ${CHAT_URL}: no override answers it, and unmatched is "error".`;
const REMEDY = "Add server.use(llm.openai.chat(reply)).\n  user: Hello";

/** What is printed where no test runner tells of it. */
const printed = vi.spyOn(console, "error");
beforeEach(() => void printed.mockReset());

/** What the guard says of a request that these overrides left. */
function complain(...overrides: Parameters<typeof server.use>): Promise<string> {
  server.use(...overrides, ...createHandlers({ unmatched: "error" }));
  return ask("Hello", { tools: ["get_time"], headers: { authorization: "Bearer sk-secret" } });
}

test.for<[when: NonNullable<Parameters<typeof chat>[1]>["when"], near: string]>([
  [{ user: /weather/i }, 'openai.chat wanted user /weather/i, was "Hello"'],
  [{ user: "hello" }, 'openai.chat wanted user "hello", was "Hello"'],
  [
    { model: "gpt-5.4", tool: "get_weather" },
    'openai.chat wanted tool "get_weather", was ["get_time"]',
  ],
  [{ toolResult: "get_time" }, 'openai.chat wanted toolResult "get_time", was none'],
  [{ system: "Be brief." }, 'openai.chat wanted system "Be brief.", was ""'],
  [{ prompt: /Bye/ }, 'openai.chat wanted prompt /Bye/, was ["Hello"]'],
  [{ turn: 1 }, "openai.chat wanted turn 1, was 0"],
  [{ turn: (turn) => turn > 0 }, "openai.chat wanted turn (turn) => turn > 0, was 0"],
  [{ stream: true }, "openai.chat wanted stream true, was false"],
  [{ header: { "x-tenant": "a" } }, 'openai.chat wanted header x-tenant "a", was ""'],
  [
    { header: { authorization: "Bearer x" } },
    'openai.chat wanted header authorization "…", was "…"',
  ],
  [() => false, "openai.chat has a condition that does not hold"],
])("the first field that differs: %j", async ([when, near]) => {
  expect(await complain(chat("Hi", { when }))).toBe(`${NOBODY} Nearly: ${near}. ${REMEDY}`);
});

test("an override that answered once, one that returned nothing, one for another endpoint", async () => {
  const once = chat("Hi", { once: true });
  server.use(once);
  await ask("Hello");
  expect(
    await complain(
      once,
      chat(() => undefined),
      llm.openai.responses("Hi"),
      llm.gemini("Hi"),
    ),
  ).toBe(
    `${NOBODY} Nearly: openai.chat answers once, and did; openai.chat returned nothing; openai.responses is for another endpoint. ${REMEDY}`,
  );
});

test("a long text is cut short", async () => {
  server.use(chat("Hi", { when: { user: "x" } }), ...createHandlers({ unmatched: "error" }));
  expect(await ask("y".repeat(500))).toContain(`was "${"y".repeat(99)}….`);
});

test("an endpoint that the pack has not names what was near", async () => {
  server.use(chat("Hi"));
  const response = await post("Hello", { url: "https://api.openai.com/v1/chat/completion" });
  const { error } = (await response.json()) as { error: { message: string } };
  expect(error.message).toBe(
    'msw-llm: Failed to answer POST https://api.openai.com/v1/chat/completion: the pack has no such endpoint. Nearly: openai.chat is for another endpoint. Mock it before llm.handlers: http.post("https://api.openai.com/v1/chat/completion", resolver).',
  );
});

test.for<[method: string, path: string, near: string]>([
  [
    "POST",
    "/chat/completions",
    "openai.chat is at POST https://api.openai.com/v1/chat/completions",
  ],
  [
    "POST",
    "//v1/chat/completions/",
    "openai.chat is at POST https://api.openai.com/v1/chat/completions",
  ],
  ["POST", "/v1/v1/responses", "openai.responses is at POST https://api.openai.com/v1/responses"],
  [
    "GET",
    "/v2/models/gpt-5",
    "openai.models.retrieve is at GET https://api.openai.com/v1/models/{model}",
  ],
])(
  "an endpoint at another version names the one that is there: %s %s",
  async ([method, path, near]) => {
    const url = `https://api.openai.com${path}`;
    const response = await fetch(url, { method, ...(method === "POST" && { body: "{}" }) });
    const { error } = (await response.json()) as { error: { message: string } };
    expect(error.message).toBe(
      `msw-llm: Failed to answer ${method} ${url}: the pack has no such endpoint. ${near}: mend the client's base URL. Mock it before llm.handlers: http.${method.toLowerCase()}("${url}", resolver).`,
    );
  },
);

test("an endpoint of the same name for another method is no nearer", async () => {
  const url = "https://api.openai.com/v2/chat/completions";
  const response = await fetch(url);
  const { error } = (await response.json()) as { error: { message: string } };
  expect(error.message).not.toContain("mend the client's base URL");
});

test("what nobody answers is printed, once, with the end of the conversation", async () => {
  server.use(...createHandlers({ unmatched: "error" }));
  const messages = [
    { role: "system", content: "Be brief." },
    { role: "user", content: "Hello" },
    { role: "assistant", content: "Hi." },
    { role: "user", content: "How are you?" },
  ];
  const answer = await ask("", { body: { messages } });
  expect(answer).toBe(
    `${NOBODY} Add server.use(llm.openai.chat(reply)).\n  assistant: Hi.\n  user: How are you?`,
  );
  expect(printed.mock.calls).toEqual([[answer]]);
  // the rest is told by what the client throws
  server.use(chat(() => Promise.reject(new Error("mine"))));
  expect(await ask("Hello")).toContain("mine");
  expect(printed.mock.calls).toHaveLength(1);
});
