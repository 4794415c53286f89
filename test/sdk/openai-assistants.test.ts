import OpenAI, { APIError } from "openai";
import { beforeAll, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let beta: OpenAI["beta"];
beforeAll(() => void ({ beta } = new OpenAI({ apiKey: "test", maxRetries: 0 })));

async function refused(promise: Promise<unknown>): Promise<object> {
  const error: unknown = await promise.catch((cause: unknown) => cause);
  if (!(error instanceof APIError)) throw new Error("It was not refused.", { cause: error });
  return { status: error.status, message: error.message };
}

test("an assistant is kept, changed, listed and deleted", async () => {
  const tools = [{ type: "code_interpreter" } as const];
  const made = await beta.assistants.create({ model: "gpt-4o", name: "Tutor", tools });
  expect(made).toMatchObject({
    object: "assistant",
    instructions: null,
    tools,
    tool_resources: { code_interpreter: { file_ids: [] } },
    response_format: "auto",
  });
  const changed = await beta.assistants.update(made.id, { instructions: "Be brief." });
  expect(changed).toEqual({ ...made, instructions: "Be brief." });
  expect(await beta.assistants.retrieve(made.id)).toEqual(changed);
  await beta.assistants.create({ model: "gpt-4o", name: "Other" });
  const names: (string | null)[] = [];
  for await (const { name } of beta.assistants.list({ limit: 1 })) names.push(name);
  expect(names).toEqual(["Other", "Tutor"]);
  expect(await beta.assistants.delete(made.id)).toMatchObject({ object: "assistant.deleted" });
  expect(await refused(beta.assistants.retrieve(made.id))).toEqual({
    status: 404,
    message: `404 No assistant found with id '${made.id}'.`,
  });
});

test("a thread begins with messages and takes more", async () => {
  const thread = await beta.threads.create({ messages: [{ role: "user", content: "One" }] });
  expect(thread).toMatchObject({ object: "thread", metadata: {}, tool_resources: {} });
  const two = await beta.threads.messages.create(thread.id, {
    role: "user",
    metadata: { page: "2" },
    content: [
      { type: "text", text: "Two" },
      { type: "image_url", image_url: { url: "https://example.com/a.png" } },
    ],
  });
  expect(two.content).toEqual([
    { type: "text", text: { value: "Two", annotations: [] } },
    { type: "image_url", image_url: { url: "https://example.com/a.png" } },
  ]);
  const path = { thread_id: thread.id };
  expect(await beta.threads.messages.update(two.id, path)).toEqual(two);
  expect(two.metadata).toEqual({ page: "2" });
  await beta.threads.messages.update(two.id, { ...path, metadata: { seen: "yes" } });
  expect(await beta.threads.messages.retrieve(two.id, path)).toEqual({
    ...two,
    metadata: { seen: "yes" },
  });
  const { data } = await beta.threads.messages.list(thread.id, { order: "asc" });
  expect(data.map(({ role, run_id: run }) => [role, run])).toEqual([
    ["user", null],
    ["user", null],
  ]);
  await beta.threads.messages.delete(two.id, path);
  expect(await refused(beta.threads.messages.retrieve(two.id, path))).toEqual({
    status: 404,
    message: `404 No message found with id '${two.id}'.`,
  });
});

test("a thread is changed and deleted, its messages with it", async () => {
  const own = { metadata: { a: "a" }, tool_resources: { code_interpreter: { file_ids: [] } } };
  const made = await beta.threads.create(own);
  expect(made).toMatchObject(own);
  const { id } = made;
  expect(await beta.threads.update(id, {})).toEqual(made);
  const emptied = await beta.threads.update(id, { metadata: null, tool_resources: null });
  expect(emptied).toEqual({ ...made, metadata: {}, tool_resources: {} });
  expect(await beta.threads.update(id, { metadata: { a: "b" } })).toMatchObject({
    metadata: { a: "b" },
  });
  expect(await beta.threads.delete(id)).toEqual({ id, object: "thread.deleted", deleted: true });
  const gone = { status: 404, message: `404 No thread found with id '${id}'.` };
  expect(await refused(beta.threads.retrieve(id))).toEqual(gone);
  expect(await refused(beta.threads.messages.list(id).then())).toEqual(gone);
});

test("a test's own words for an assistant that is kept", async () => {
  const made = await beta.assistants.create({ model: "gpt-4o", instructions: "Be brief." });
  server.use(llm.openai.assistants.retrieve({ name: "Own" }));
  expect(await beta.assistants.retrieve(made.id)).toEqual({ ...made, name: "Own" });
});

test("a test's own list", async () => {
  server.use(llm.openai.assistants.list([{ name: "Other" }, { id: "asst_1", name: "Own" }]));
  const { data } = await beta.assistants.list();
  expect(data).toMatchObject([
    { id: "asst_1", object: "assistant", name: "Own", tools: [] },
    { id: expect.stringMatching(/^asst_\w{24}$/), name: "Other" },
  ]);
});
