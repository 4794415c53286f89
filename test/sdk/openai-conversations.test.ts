import OpenAI, { APIError } from "openai";
import { beforeAll, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

async function refused(promise: Promise<unknown>): Promise<object> {
  const error: unknown = await promise.catch((cause: unknown) => cause);
  if (!(error instanceof APIError)) throw new Error("It was not refused.", { cause: error });
  return { status: error.status, code: error.code, param: error.param, message: error.message };
}

function notFound(message: string): object {
  return { status: 404, code: null, param: null, message: `404 ${message}` };
}

test("a conversation is kept until it is deleted", async () => {
  const { id } = await client.conversations.create({ metadata: { topic: "demo" } });
  expect(id).toMatch(/^conv_[0-9a-f]{48}$/);
  const updated = await client.conversations.update(id, { metadata: { topic: "other" } });
  expect(updated).toMatchObject({ id, object: "conversation", metadata: { topic: "other" } });
  const { data, response } = await client.conversations.retrieve(id).withResponse();
  expect(data).toEqual(updated);
  expect(response.headers.get("openai-poll-after-ms")).toBeNull();
  const same = await client.conversations.update(id, {} as { metadata: null });
  expect(same).toEqual(updated);
  const emptied = await client.conversations.update(id, { metadata: null });
  expect(emptied).toEqual({ ...updated, metadata: {} });
  expect(await client.conversations.delete(id)).toEqual({
    id,
    object: "conversation.deleted",
    deleted: true,
  });
  const message = `Conversation with id '${id}' not found.`;
  expect(await refused(client.conversations.retrieve(id))).toEqual(notFound(message));
  expect(await refused(client.conversations.items.list(id).then())).toEqual(notFound(message));
});

test("two conversations are two, and nothing of them outlives a reset", async () => {
  const [one, other] = [await client.conversations.create(), await client.conversations.create()];
  expect(one.id).not.toBe(other.id);
  server.resetHandlers();
  expect(await refused(client.conversations.retrieve(one.id))).toMatchObject({ status: 404 });
});

test("its items page by page, the newest first unless asked", async () => {
  const user = (content: string) => ({ type: "message", role: "user", content }) as const;
  const { id } = await client.conversations.create({ items: [user("One")] });
  const added = await client.conversations.items.create(id, {
    items: [user("Two"), user("Three")],
  });
  expect(added.data.map((item) => item.type)).toEqual(["message", "message"]);
  expect(added).toMatchObject({ has_more: false, first_id: added.data[0]?.id });
  const texts: string[] = [];
  for await (const item of client.conversations.items.list(id, { limit: 2, order: "asc" })) {
    if (item.type !== "message" || item.content[0]?.type !== "input_text") continue;
    texts.push(item.content[0].text);
  }
  expect(texts).toEqual(["One", "Two", "Three"]);
  const { data } = await client.conversations.items.list(id);
  expect(data[0]).toMatchObject({ status: "completed", content: [{ text: "Three" }] });
});

test("an item alone, and without it", async () => {
  const items = [{ type: "message", role: "user", content: "Hello" }] as const;
  const { id } = await client.conversations.create({ items: [...items] });
  const [item] = (await client.conversations.items.list(id)).data;
  const path = { conversation_id: id };
  expect(await client.conversations.items.retrieve(item!.id!, path)).toEqual(item);
  const left = await client.conversations.items.delete(item!.id!, path);
  expect(left).toMatchObject({ id, object: "conversation" });
  expect(await refused(client.conversations.items.retrieve(item!.id!, path))).toEqual(
    notFound(`Item with id '${item!.id!}' not found.`),
  );
});

test("a response goes on with a conversation, and adds to it", async () => {
  const mock = llm.openai.responses((call) => `${call.prompt.length} messages`);
  server.use(mock);
  const { id } = await client.conversations.create({
    items: [{ type: "message", role: "user", content: "I am Ada." }],
  });
  const params = { model: "gpt-5.4", conversation: id };
  const first = await client.responses.create({ ...params, input: "Hello" });
  expect(first).toMatchObject({ conversation: { id }, output_text: "2 messages" });
  const stream = client.responses.stream({ ...params, conversation: { id }, input: "Who am I?" });
  expect((await stream.finalResponse()).output_text).toBe("4 messages");
  expect(mock.calls[1]?.prompt.map(({ content }) => content)).toMatchObject([
    [{ text: "I am Ada." }],
    [{ text: "Hello" }],
    [{ text: "2 messages" }],
    [{ text: "Who am I?" }],
  ]);
  const { data } = await client.conversations.items.list(id, { order: "asc" });
  expect(data.map((item) => (item.type === "message" ? item.role : item.type))).toEqual([
    "user",
    "user",
    "assistant",
    "user",
    "assistant",
  ]);
  expect(data[2]?.id).toBe(first.output[0]?.id);
});

test("a tool's result answers the call that the conversation has", async () => {
  const tools = [{ type: "function", name: "get_time", parameters: null, strict: false }] as const;
  const { id } = await client.conversations.create();
  const params = { model: "gpt-5.4", conversation: id, tools: [...tools] };
  const { output } = await client.responses.create({
    ...params,
    input: "What time is it?",
    tool_choice: "required",
  });
  const [call] = output;
  if (call?.type !== "function_call") throw new Error("No tool was called.");
  const result = { type: "function_call_output", call_id: call.call_id, output: "noon" } as const;
  const answer = await client.responses.create({ ...params, input: [result] });
  expect(answer.output_text).toBe("This is a mock request");
  const unknown = { ...result, call_id: "call_x" };
  expect(await refused(client.responses.create({ ...params, input: [unknown] }))).toMatchObject({
    status: 400,
    message: "400 No tool call found for function call output with call_id call_x.",
  });
});

test("a conversation stands for an input, and for the word that JSON mode needs", async () => {
  const { id: conversation } = await client.conversations.create();
  const params = { model: "gpt-5.4", text: { format: { type: "json_object" } } } as const;
  const own = { ...params, conversation };
  const first = await client.responses.create(own);
  expect(first.status).toBe("completed");
  expect(await client.responses.create({ ...own, input: "Hi" })).toMatchObject({ output: [{}] });
  const next = { ...params, input: "Hi", previous_response_id: first.id };
  expect(await client.responses.create(next)).toMatchObject({ output: [{}] });
  const { text: _, ...none } = { ...next, previous_response_id: null, input: "" };
  expect(await refused(client.responses.create(none))).toMatchObject({
    code: "missing_required_parameter",
  });
});

test("a response with a conversation that nobody made is refused", async () => {
  const unknown = client.responses.create({
    model: "gpt-5.4",
    input: "Hello",
    conversation: "conv_x",
  });
  expect(await refused(unknown)).toEqual(notFound("Conversation with id 'conv_x' not found."));
  const answered = client.responses.create({
    model: "gpt-5.4",
    input: [{ type: "function_call_output", call_id: "call_1", output: "noon" }],
    conversation: "conv_x",
  });
  expect(await refused(answered)).toEqual(notFound("Conversation with id 'conv_x' not found."));
});

test("more than twenty items at once, none, and metadata that are no texts are refused", async () => {
  const item = { type: "message", role: "user", content: "Hello" } as const;
  const items = Array.from({ length: 21 }, () => item);
  expect(await refused(client.conversations.create({ items }))).toMatchObject({
    status: 400,
    param: "items",
    code: "array_above_max_length",
  });
  const metadata = { modified: true } as unknown as Record<string, string>;
  expect(await refused(client.conversations.create({ metadata }))).toMatchObject({
    status: 400,
    param: "metadata.modified",
    code: "invalid_type",
  });
  const { id } = await client.conversations.create({ items: items.slice(1) });
  for (const [wrong, given] of [
    ["Hello", "a string"],
    [["Hello"], "an array"],
  ] as const) {
    const message = `400 Invalid type for 'items': expected an array of objects, but got ${given} instead.`;
    const asked = client.conversations.items.create(id, { items: wrong as never });
    expect(await refused(asked)).toMatchObject({ param: "items", code: "invalid_type", message });
  }
  const none = client.post(`/conversations/${id}/items`, { body: {} });
  expect(await refused(none)).toMatchObject({ param: "items", code: "missing_required_parameter" });
});

test("a test's own conversation, by the same name afterwards", async () => {
  server.use(llm.openai.conversations({ id: "conv_1", metadata: { a: "b" } }));
  expect((await client.conversations.create()).id).toBe("conv_1");
  expect(await client.conversations.retrieve("conv_1")).toMatchObject({ metadata: { a: "b" } });
  server.use(llm.openai.conversations.retrieve({ metadata: { own: "yes" } }));
  expect(await client.conversations.retrieve("conv_2")).toMatchObject({
    id: "conv_2",
    object: "conversation",
    metadata: { own: "yes" },
  });
});
