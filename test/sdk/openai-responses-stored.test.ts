import OpenAI, { APIError } from "openai";
import { beforeAll, expect, test } from "vitest";
import { llm, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test" })));

const params = { model: "gpt-5.4", input: "Hello" };

async function refused(promise: Promise<unknown>): Promise<object> {
  const error: unknown = await promise.catch((cause: unknown) => cause);
  if (!(error instanceof APIError)) throw new Error("It was not refused.", { cause: error });
  return { status: error.status, code: error.code, param: error.param, message: error.message };
}

function notFound(id: string): object {
  const message = `404 Response with id '${id}' not found.`;
  return { status: 404, code: null, param: null, message };
}

test("an answer can be retrieved, whether it was streamed or not", async () => {
  const created = await client.responses.create(params);
  expect(await client.responses.retrieve(created.id)).toEqual(created);
  const streamed = await client.responses.stream(params).finalResponse();
  const { output } = await client.responses.retrieve(streamed.id);
  expect(output).toMatchObject([{ id: streamed.output[0]?.id, status: "completed" }]);
});

test("its events can be had again, from any of them on", async () => {
  server.use(
    llm.openai.responses(["It is ", toolCall("get_time", { zone: "Oslo" })], {
      validate: { replies: false },
    }),
  );
  const { id, output } = await client.responses.create(params);
  const replayed = client.responses.stream({ response_id: id });
  expect((await replayed.finalResponse()).output).toMatchObject(output);
  const query = { stream: true, starting_after: 3 } as const;
  const numbers: number[] = [];
  for await (const event of await client.responses.retrieve(id, query)) {
    numbers.push(event.sequence_number);
  }
  expect(numbers).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test("an answer that is not to be stored is not", async () => {
  const { id } = await client.responses.create({ ...params, store: false });
  expect(await refused(client.responses.retrieve(id))).toEqual(notFound(id));
});

test("an answer in the background is stored in any case, where nobody checks", async () => {
  server.use(llm.openai.responses(undefined, { validate: { requests: false } }));
  const { id } = await client.responses.create({ ...params, background: true, store: false });
  expect(await client.responses.retrieve(id)).toMatchObject({ id, status: "completed" });
});

test("a deleted answer is gone", async () => {
  const { id } = await client.responses.create(params);
  const deleted = await client.delete(`/responses/${id}`);
  expect(deleted).toEqual({ id, object: "response", deleted: true });
  expect(await refused(client.responses.delete(id))).toEqual(notFound(id));
});

test("only an answer in the background can be cancelled", async () => {
  const { id } = await client.responses.create(params);
  const message = "400 Cannot cancel a synchronous response.";
  expect(await refused(client.responses.cancel(id))).toMatchObject({ status: 400, message });
  const queued = await client.responses.create({ ...params, background: true });
  expect(queued).toMatchObject({ status: "queued", output: [], usage: null });
  expect(await client.responses.cancel(queued.id)).toMatchObject({ status: "cancelled" });
  expect(await client.responses.retrieve(queued.id)).toMatchObject({ status: "cancelled" });
});

test("an answer in the background is there when it is asked for", async () => {
  const { id } = await client.responses.create({ ...params, background: true });
  const done = await client.responses.retrieve(id);
  expect(done).toMatchObject({ status: "completed", output_text: "This is a mock request" });
  expect(done).toMatchObject(await client.responses.cancel(id));
});

test("a conversation goes on by the id of its last answer", async () => {
  const mock = llm.openai.responses((call) => `${call.prompt.length} messages`);
  server.use(mock);
  const first = await client.responses.create({ ...params, instructions: "Be brief." });
  const second = await client.responses.create({
    ...params,
    input: "And then?",
    previous_response_id: first.id,
  });
  const third = await client.responses.create({
    ...params,
    input: [{ type: "item_reference", id: second.output[0]!.id! }],
    previous_response_id: second.id,
  });
  expect([first, second, third].map((response) => response.output_text)).toEqual([
    "2 messages",
    "3 messages",
    "4 messages",
  ]);
  expect(mock.calls[1]?.prompt).toEqual([
    { role: "user", content: [{ type: "text", text: "Hello" }] },
    { role: "assistant", content: [{ type: "text", text: "2 messages" }] },
    { role: "user", content: [{ type: "text", text: "And then?" }] },
  ]);
  await client.responses.create({
    ...params,
    input: [{ id: second.output[0]!.id! }] as never,
    previous_response_id: second.id,
  });
  expect(mock.calls[3]?.prompt).toEqual(mock.calls[2]?.prompt);
  expect(mock.calls[3]?.prompt.at(-1)?.content).toHaveLength(2);
  expect(third.usage!.input_tokens).toBeGreaterThan(second.usage!.input_tokens);
});

test("answers that all have one id go on", async () => {
  server.use(llm.openai.responses({ id: "resp_1", content: "Hi" }));
  await client.responses.create(params);
  for (const input of ["Two", "Three"]) {
    const previous = { previous_response_id: "resp_1", conversation: null };
    const next = client.responses.create({ ...params, input, ...previous });
    expect(await next).toMatchObject({ id: "resp_1", output_text: "Hi" });
  }
});

test("a conversation that nobody knows cannot go on", async () => {
  const unknown = client.responses.create({ ...params, previous_response_id: "resp_x" });
  expect(await refused(unknown)).toEqual({
    status: 400,
    code: "previous_response_not_found",
    param: "previous_response_id",
    message: "400 Previous response with id 'resp_x' not found.",
  });
});

test("the count of a prompt's tokens is the usage that its answer tells", async () => {
  const { usage } = await client.responses.create(params);
  expect(await client.responses.inputTokens.count(params)).toEqual({
    object: "response.input_tokens",
    input_tokens: usage!.input_tokens,
  });
  server.use(llm.openai.responses.inputTokens(12));
  expect((await client.responses.inputTokens.count(params)).input_tokens).toBe(12);
});

test("a test's own stored answer", async () => {
  server.use(llm.openai.responses.retrieve({ status: "in_progress", model: "gpt-5.4" }));
  const response = await client.responses.retrieve("resp_1");
  expect(response).toMatchObject({ id: "resp_1", object: "response", status: "in_progress" });
});
