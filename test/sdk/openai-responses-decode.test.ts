import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { custom, llm } from "../../src/index.ts";
import { decodeCall } from "../support/openai-responses-codec.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test" })));

const now = { type: "function", name: "now", parameters: { type: "object" } } as const;

test.for([
  { choice: undefined, decoded: undefined },
  { choice: "none", decoded: { type: "none" } },
  { choice: "auto", decoded: { type: "auto" } },
  { choice: "required", decoded: { type: "required" } },
  { choice: { type: "function", name: "now" }, decoded: { type: "tool", toolName: "now" } },
  { choice: { type: "custom", name: "run" }, decoded: { type: "tool", toolName: "run" } },
  { choice: { type: "web_search" }, decoded: { type: "tool", toolName: "web_search" } },
  {
    choice: { type: "mcp", server_label: "wiki", name: "ask" },
    decoded: { type: "tool", toolName: "ask" },
  },
  {
    choice: { type: "mcp", server_label: "wiki" },
    decoded: { type: "tool", toolName: "mcp" },
  },
  {
    choice: { type: "allowed_tools", mode: "required", tools: [now, { type: "web_search" }] },
    decoded: { type: "required", toolNames: ["now", "web_search"] },
  },
  {
    choice: { type: "allowed_tools", mode: "required", tools: [now] },
    decoded: { type: "tool", toolName: "now" },
  },
  {
    choice: { type: "allowed_tools", mode: "auto", tools: [now] },
    decoded: { type: "auto", toolNames: ["now"] },
  },
])("the choice $choice", ({ choice, decoded }) => {
  expect(decodeCall({ tools: [now], tool_choice: choice }).toolChoice).toEqual(decoded);
});

test("tools that take a text, that stand for others, and that others bring", () => {
  const { tools } = decodeCall({
    tools: [
      now,
      { type: "custom", name: "run" },
      { type: "mcp", server_label: "wiki" },
      { type: "tool_search" },
      { type: "namespace", name: "crm", description: "a", tools: [{ ...now, name: "find" }] },
    ],
    input: [
      { type: "tool_search_output", execution: "client", tools: [now, { ...now, name: "later" }] },
      { type: "additional_tools", role: "developer", tools: [{ type: "custom", name: "sql" }] },
      { role: "user", content: "Hello" },
    ],
  });
  expect(
    tools.map(({ type, name, takesText, isSet }) => ({ type, name, takesText, isSet })),
  ).toEqual([
    { type: "function", name: "now" },
    { type: "function", name: "run", takesText: true },
    { type: "provider", name: "mcp", isSet: true },
    { type: "provider", name: "tool_search", isSet: true },
    { type: "provider", name: "crm", isSet: true },
    { type: "function", name: "find" },
    { type: "function", name: "later" },
    { type: "function", name: "sql", takesText: true },
  ]);
});

test("one tool call at a time", () => {
  expect(decodeCall({}).parallelToolCalls).toBe(true);
  expect(decodeCall({ parallel_tool_calls: false }).parallelToolCalls).toBe(false);
});

test("an update of the configuration holds for the turns after it", async () => {
  const mock = llm.openai.responses("{}");
  server.use(mock);
  const update = {
    type: "configuration_update" as const,
    text: { format: { type: "json_schema" as const, name: "a", schema: { type: "object" } } },
  };
  const params = { model: "gpt-5.4", input: "Hello" };
  const first = await client.responses.create({
    ...params,
    input: [update, { role: "user", content: "Hello" }],
  });
  await client.responses.create({ ...params, previous_response_id: first.id });
  await client.responses.create(params);
  expect(mock.calls.map(({ responseFormat }) => responseFormat)).toEqual([
    { type: "json", name: "a", schema: { type: "object" }, strict: false },
    { type: "json", name: "a", schema: { type: "object" }, strict: false },
    undefined,
  ]);
});

test("searches of the web are counted, and pages that were opened are not", async () => {
  const search = custom("openai.web_search_call", { action: { type: "search", query: "Oslo" } });
  const open = custom("openai.web_search_call", {
    action: { type: "open_page", url: "https://a" },
  });
  server.use(llm.openai.responses([search, open, search, "It rains."]));
  const response = await client.responses.create({ model: "gpt-5.4", input: "Hello" });
  expect(response).toMatchObject({ tool_usage: { web_search: { num_requests: 2 } } });
});
