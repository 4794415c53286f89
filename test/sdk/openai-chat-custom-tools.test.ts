import OpenAI from "openai";
import { VERSION } from "openai/version";
import { beforeAll, expect, test } from "vitest";
import { llm, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const PARAMS = {
  model: "gpt-5.4",
  messages: [{ role: "user" as const, content: "Hello" }],
  tools: [
    { type: "custom" as const, custom: { name: "sql" } },
    { type: "function" as const, function: { name: "now" } },
  ],
};
const QUERY = "SELECT name\nFROM city WHERE population > 100000";

test("a custom tool gets its free text, a function beside it its arguments", async () => {
  server.use(llm.openai.chat([toolCall("sql", QUERY), toolCall("now", { zone: "CET" })]));
  const { choices } = await client.chat.completions.create(PARAMS);
  const [sql, now] = choices[0]?.message.tool_calls ?? [];
  expect(sql).toEqual({ id: sql?.id, type: "custom", custom: { name: "sql", input: QUERY } });
  expect(sql?.id).toMatch(/^call_\w{24}$/);
  expect(now).toMatchObject({ type: "function", function: { arguments: '{"zone":"CET"}' } });
  expect(choices[0]?.finish_reason).toBe("tool_calls");
});

test("an input that is no text goes as JSON", async () => {
  server.use(llm.openai.chat(toolCall("sql", { table: "city" }), { validate: { replies: false } }));
  const { choices } = await client.chat.completions.create(PARAMS);
  expect(choices[0]?.message.tool_calls).toMatchObject([{ custom: { input: '{"table":"city"}' } }]);
});

test("streamed, in the deltas that the SDK's types have", async () => {
  server.use(llm.openai.chat([toolCall("sql", QUERY), toolCall("now")]));
  const deltas: OpenAI.ChatCompletionChunk.Choice.Delta.ToolCall[] = [];
  for await (const { choices } of await client.chat.completions.create({
    ...PARAMS,
    stream: true,
  })) {
    deltas.push(...(choices[0]?.delta.tool_calls ?? []));
  }
  const custom = deltas.filter(({ index }) => index === 0);
  expect(custom[0]).toMatchObject({ type: "custom", custom: { name: "sql", input: "" } });
  expect(custom.length).toBeGreaterThan(2);
  expect(custom.map((delta) => delta.custom?.input).join("")).toBe(QUERY);
  expect(custom.some((delta) => "function" in delta)).toBe(false);
  expect(deltas.filter(({ index }) => index === 1)[0]?.function?.name).toBe("now");
});

// the helper of version 6 knows functions alone, and throws at what OpenAI sends
test.skipIf(VERSION.startsWith("6."))("streamed, as the SDK's helper adds it up", async () => {
  server.use(llm.openai.chat([toolCall("sql", QUERY), toolCall("now", { zone: "CET" })]));
  const created = await client.chat.completions.create(PARAMS);
  const final = await client.chat.completions.stream(PARAMS).finalChatCompletion();
  expect(final.choices[0]?.message.tool_calls).toMatchObject([
    { type: "custom", custom: { name: "sql", input: QUERY } },
    { type: "function", function: { name: "now", arguments: '{"zone":"CET"}' } },
  ]);
  expect(final.choices[0]?.finish_reason).toBe(created.choices[0]?.finish_reason);
});

test("a call of a custom tool comes back as it went", async () => {
  const mock = llm.openai.chat("Done.");
  server.use(mock);
  const calls = [{ id: "call_1", type: "custom" as const, custom: { name: "sql", input: QUERY } }];
  await client.chat.completions.create({
    ...PARAMS,
    messages: [
      ...PARAMS.messages,
      { role: "assistant", tool_calls: calls },
      { role: "tool", tool_call_id: "call_1", content: "Oslo" },
    ],
  });
  expect(mock.calls[0]?.prompt[1]).toMatchObject({
    content: [{ type: "tool-call", toolName: "sql", input: QUERY }],
  });
});
