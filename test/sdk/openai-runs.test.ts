import OpenAI, { APIError } from "openai";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { callTools, errors, llm, refusal, sequence, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let beta: OpenAI["beta"];
beforeAll(() => void ({ beta } = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const parameters = { type: "object", properties: { city: { type: "string" } } };
const weather = { type: "function", function: { name: "get_weather", parameters } } as const;

let assistantId: string;
let threadId: string;

beforeEach(async () => {
  const assistant = await beta.assistants.create({
    model: "gpt-4o",
    instructions: "Be kind.",
    tools: [weather],
  });
  const thread = await beta.threads.create({ messages: [{ role: "user", content: "Hello" }] });
  [assistantId, threadId] = [assistant.id, thread.id];
});

const start = () => beta.threads.runs.create(threadId, { assistant_id: assistantId });

async function refused(promise: Promise<unknown>): Promise<object> {
  const error: unknown = await promise.catch((cause: unknown) => cause);
  if (!(error instanceof APIError)) throw new Error("It was not refused.", { cause: error });
  return { status: error.status, message: error.message };
}

async function listTexts(): Promise<string[]> {
  const { data } = await beta.threads.messages.list(threadId, { order: "asc" });
  return data.flatMap(({ role, content }) =>
    content.map((part) => `${role}: ${part.type === "text" ? part.text.value : part.type}`),
  );
}

test("a run is queued, and done when somebody looks", async () => {
  const mock = llm.openai.runs("Hi, Ada.");
  server.use(mock);
  const run = await beta.threads.runs.create(threadId, {
    assistant_id: assistantId,
    additional_instructions: "Say her name.",
    additional_messages: [{ role: "user", content: "I am Ada." }],
  });
  expect(run).toMatchObject({ status: "queued", usage: null, model: "gpt-4o", started_at: null });
  const done = await beta.threads.runs.retrieve(run.id, { thread_id: threadId });
  expect(done).toMatchObject({ id: run.id, status: "completed", expires_at: null });
  expect(done.usage!.total_tokens).toBe(done.usage!.prompt_tokens + done.usage!.completion_tokens);
  expect(await listTexts()).toEqual(["user: Hello", "user: I am Ada.", "assistant: Hi, Ada."]);
  expect(mock.calls[0]).toMatchObject({
    modelId: "gpt-4o",
    system: "Be kind.\nSay her name.",
    lastUserText: "I am Ada.",
    tools: [{ name: "get_weather" }],
  });
  const { data } = await beta.threads.runs.steps.list(run.id, { thread_id: threadId });
  expect(data).toMatchObject([{ type: "message_creation", status: "completed" }]);
});

test("a second run knows what the first one said", async () => {
  server.use(llm.openai.runs((call) => `${call.prompt.length} messages`));
  await beta.threads.runs.createAndPoll(threadId, { assistant_id: assistantId });
  await beta.threads.messages.create(threadId, { role: "user", content: "And now?" });
  await beta.threads.runs.createAndPoll(threadId, { assistant_id: assistantId });
  expect(await listTexts()).toEqual([
    "user: Hello",
    "assistant: 2 messages",
    "user: And now?",
    "assistant: 4 messages",
  ]);
});

test("the polling helpers end, and fast, with the outputs of tools between them", async () => {
  const mock = llm.openai.runs(
    sequence(
      ["Let me look.", toolCall("get_weather", { city: "Oslo" }, { id: "call_1" })],
      (call) => `It is ${String(call.toolResults[0]?.output)}.`,
    ),
  );
  server.use(mock);
  const started = Date.now();
  const run = await beta.threads.runs.createAndPoll(threadId, { assistant_id: assistantId });
  expect(run.status).toBe("requires_action");
  expect(run.required_action?.submit_tool_outputs.tool_calls).toEqual([
    {
      id: "call_1",
      type: "function",
      function: { name: "get_weather", arguments: '{"city":"Oslo"}' },
    },
  ]);
  const done = await beta.threads.runs.submitToolOutputsAndPoll(run.id, {
    thread_id: threadId,
    tool_outputs: [{ tool_call_id: "call_1", output: "sunny" }],
  });
  expect(Date.now() - started).toBeLessThan(2_000);
  expect(done).toMatchObject({ id: run.id, status: "completed", required_action: null });
  expect(await listTexts()).toEqual([
    "user: Hello",
    "assistant: Let me look.",
    "assistant: It is sunny.",
  ]);
  expect(mock.calls[1]?.prompt.map(({ role }) => role)).toEqual([
    "system",
    "user",
    "assistant",
    "tool",
  ]);
  const path = { thread_id: threadId };
  const steps = await beta.threads.runs.steps.list(run.id, { ...path, order: "asc" });
  expect(steps.data.map(({ type, status }) => [type, status])).toEqual([
    ["message_creation", "completed"],
    ["tool_calls", "completed"],
    ["message_creation", "completed"],
  ]);
  const called = steps.data[1]!;
  const own = { ...path, run_id: run.id };
  expect(await beta.threads.runs.steps.retrieve(called.id, own)).toEqual(called);
  expect(called.step_details).toMatchObject({
    tool_calls: [{ id: "call_1", function: { name: "get_weather", output: "sunny" } }],
  });
});

test("an agent's loop by callTools", async () => {
  server.use(llm.openai.runs(callTools()));
  const run = await beta.threads.createAndRunPoll({
    assistant_id: assistantId,
    thread: { messages: [{ role: "user", content: "Weather?" }] },
  });
  expect(run.thread_id).not.toBe(threadId);
  const [call] = run.required_action!.submit_tool_outputs.tool_calls;
  const done = await beta.threads.runs.submitToolOutputsAndPoll(run.id, {
    thread_id: run.thread_id,
    tool_outputs: [{ tool_call_id: call!.id, output: "sunny" }],
  });
  expect(done.status).toBe("completed");
  const { data } = await beta.threads.messages.list(run.thread_id);
  expect(data.map(({ role }) => role)).toEqual(["assistant", "user"]);
});

test("what a model runs into is the run's, and the rest the request's", async () => {
  server.use(llm.openai.runs(sequence(errors.rateLimit(), ["Hel", errors.contentFiltered()])));
  const limited = await beta.threads.runs.createAndPoll(threadId, { assistant_id: assistantId });
  expect(limited).toMatchObject({
    status: "failed",
    last_error: { code: "rate_limit_exceeded", message: expect.stringMatching(/^Rate limit/) },
  });
  expect(limited.failed_at).toBeGreaterThan(0);
  const filtered = await beta.threads.runs.createAndPoll(threadId, { assistant_id: assistantId });
  expect(filtered).toMatchObject({ status: "failed", last_error: { code: "invalid_prompt" } });
  server.use(llm.openai.runs(errors.invalidApiKey()));
  expect(await refused(start())).toMatchObject({ status: 401 });
});

test("a limit of tokens leaves a run incomplete, and a refusal is a message", async () => {
  server.use(llm.openai.runs(sequence("word ".repeat(600), refusal("No."))));
  const cut = await beta.threads.runs.createAndPoll(threadId, {
    assistant_id: assistantId,
    max_completion_tokens: 256,
  });
  expect(cut).toMatchObject({
    status: "incomplete",
    incomplete_details: { reason: "max_completion_tokens" },
    usage: { completion_tokens: 256 },
  });
  await beta.threads.runs.createAndPoll(threadId, { assistant_id: assistantId });
  expect((await listTexts()).at(-1)).toBe("assistant: refusal");
});
