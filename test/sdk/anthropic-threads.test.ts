import Anthropic from "@anthropic-ai/sdk";
import { beforeAll, expect, test } from "vitest";
import { custom, llm, source, toolCall } from "../../src/index.ts";
import { HELLO, REQUEST } from "../support/anthropic-refusals.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: Anthropic;
beforeAll(() => void (client = new Anthropic({ apiKey: "test", maxRetries: 0 })));

type Params = Anthropic.Beta.MessageCreateParamsNonStreaming;

const ANSWER = { role: "user", content: [{ type: "tool_result", tool_use_id: "toolu_1" }] };

function toTools(...names: string[]): object[] {
  return names.map((name) => ({ name, input_schema: { type: "object" } }));
}

/** The answer's id. */
async function create(fields: object = {}): Promise<string> {
  const params = { ...REQUEST, thread: { type: "create" }, ...fields } as Params;
  return (await client.beta.messages.create(params)).id;
}

/** Sends what is new alone. */
function proceed(id: string, fields: object): Promise<string> {
  return create({ thread: { type: "continue", previous_message_id: id }, ...fields });
}

test("a thread is continued by its last message alone", async () => {
  const handler = llm.anthropic.messages(toolCall("now", {}, { id: "toolu_1" }));
  server.use(handler);
  const id = await create({ tools: toTools("now") });
  await proceed(id, { messages: [ANSWER] });
  expect(handler.calls[1]?.prompt.map(({ role }) => role)).toEqual(["user", "assistant", "tool"]);
  expect(handler.calls[1]?.tools).toEqual(handler.calls[0]?.tools);
  await expect(proceed(id, { messages: [ANSWER] })).rejects.toMatchObject({
    status: 400,
    error: { error: { details: { error_code: "thread_already_continued" } } },
  });
  server.resetHandlers();
  await expect(proceed(id, { messages: [ANSWER] })).rejects.toMatchObject({
    status: 404,
    error: { error: { type: "not_found_error", details: { error_code: "thread_not_found" } } },
  });
});

test("what was not said in a thread is not kept", async () => {
  const id = await create({ thread: undefined });
  await expect(proceed(id, { messages: [HELLO] })).rejects.toMatchObject({ status: 404 });
});

test("the tools that it is continued with come in place of its own", async () => {
  const handler = llm.anthropic.messages("Hi");
  server.use(handler);
  const id = await create({ tools: toTools("now") });
  await proceed(id, { messages: [HELLO], tools: toTools("then") });
  expect(handler.calls[1]?.tools.map(({ name }) => name)).toEqual(["then"]);
});

test("what a model said is remembered, without its sources and what else it carried", async () => {
  const caller = { type: "code_execution_20250825", tool_id: "srvtoolu_1" };
  const handler = llm.anthropic.messages([
    "It rains.",
    source({ url: "https://yr.no" }),
    custom("anthropic.fields", { caller }),
    toolCall("now", {}, { id: "toolu_1" }),
  ]);
  server.use(handler);
  const id = await create({ tools: toTools("now") });
  await proceed(id, { messages: [ANSWER] });
  const said = handler.calls[1]?.prompt[1]?.content;
  expect(said).toMatchObject([{ type: "text", text: "It rains." }, { type: "tool-call" }]);
});

test("a thread that thinks is continued by the result of its call, and by nothing at all", async () => {
  server.use(llm.anthropic.messages(toolCall("now", {}, { id: "toolu_1" }), { once: true }));
  const fields = { thinking: { type: "enabled", budget_tokens: 1024 }, max_tokens: 2048 };
  const id = await create({ ...fields, tools: toTools("now") });
  const next = await proceed(id, { ...fields, messages: [ANSWER] });
  expect(await proceed(next, { messages: [] })).toMatch(/^msg_/);
});
