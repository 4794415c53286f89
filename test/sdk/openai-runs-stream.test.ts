import OpenAI from "openai";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { errors, llm, reasoning, sequence, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let beta: OpenAI["beta"];
beforeAll(() => void ({ beta } = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const weather = { type: "function", function: { name: "get_weather" } } as const;

let assistant_id: string;
let threadId: string;

beforeEach(async () => {
  ({ id: assistant_id } = await beta.assistants.create({ model: "gpt-4o", tools: [weather] }));
  ({ id: threadId } = await beta.threads.create());
});

test("the SDK's helper puts a run together, as it is kept", async () => {
  server.use(llm.openai.runs([reasoning("Hm."), "Hello ", "there."]));
  const stream = beta.threads.runs.stream(threadId, { assistant_id });
  const deltas: string[] = [];
  stream.on("textDelta", ({ value }) => deltas.push(value ?? ""));
  const [message] = await stream.finalMessages();
  const run = await stream.finalRun();
  expect(deltas.join("")).toBe("Hello there.");
  expect(message?.content).toMatchObject([
    { type: "text", text: { value: "Hello there.", annotations: [] } },
  ]);
  expect(run).toMatchObject({ status: "completed" });
  const path = { thread_id: threadId };
  expect(await beta.threads.runs.retrieve(run.id, path)).toEqual(run);
  expect(await beta.threads.messages.retrieve(message!.id, path)).toMatchObject({
    id: message!.id,
    run_id: run.id,
    content: [{ type: "text", text: { value: "Hello there." } }],
  });
  const [step] = await stream.finalRunSteps();
  const kept = await beta.threads.runs.steps.list(run.id, path);
  expect(kept.data).toMatchObject([{ id: step!.id, status: "completed", usage: step!.usage }]);
});

test("a run that calls a tool goes on in a second stream", async () => {
  server.use(
    llm.openai.runs(
      sequence(toolCall("get_weather", { city: "Oslo" }, { id: "call_1" }), "It is sunny."),
    ),
  );
  const first = beta.threads.runs.stream(threadId, { assistant_id });
  const run = await first.finalRun();
  expect(run.required_action?.submit_tool_outputs.tool_calls).toMatchObject([
    { id: "call_1", function: { name: "get_weather", arguments: '{"city":"Oslo"}' } },
  ]);
  expect(await first.finalRunSteps()).toMatchObject([
    { step_details: { tool_calls: [{ function: { arguments: '{"city":"Oslo"}' } }] } },
  ]);
  const second = beta.threads.runs.submitToolOutputsStream(run.id, {
    thread_id: threadId,
    tool_outputs: [{ tool_call_id: "call_1", output: "sunny" }],
  });
  expect((await second.finalRun()).id).toBe(run.id);
  expect(await second.finalMessages()).toMatchObject([
    { content: [{ text: { value: "It is sunny." } }] },
  ]);
});

test("a thread that a run brings with it is told of first", async () => {
  const events: string[] = [];
  const stream = beta.threads.createAndRunStream({
    assistant_id,
    thread: { messages: [{ role: "user", content: "Hi" }] },
  });
  for await (const { event, data } of stream) {
    if (event !== "thread.message.delta") events.push(event);
    if (event === "thread.created") expect(data.id).toMatch(/^thread_/);
  }
  expect(events).toEqual([
    "thread.created",
    "thread.run.created",
    "thread.run.queued",
    "thread.run.in_progress",
    "thread.run.step.created",
    "thread.run.step.in_progress",
    "thread.message.created",
    "thread.message.in_progress",
    "thread.message.completed",
    "thread.run.step.completed",
    "thread.run.completed",
  ]);
});

test("an error on the way fails the run, in the last event", async () => {
  server.use(llm.openai.runs(["Hel", errors.rateLimit()]));
  const last_error = { code: "rate_limit_exceeded" };
  const seen: Record<string, unknown> = {};
  for await (const { event, data } of beta.threads.runs.stream(threadId, { assistant_id })) {
    seen[event] = data;
  }
  expect(seen["thread.message.incomplete"]).toMatchObject({
    status: "incomplete",
    incomplete_details: { reason: "run_failed" },
  });
  expect(seen["thread.run.step.failed"]).toMatchObject({ status: "failed", last_error });
  expect(seen["thread.run.failed"]).toMatchObject({ status: "failed", last_error });
  expect(Object.keys(seen).at(-1)).toBe("thread.run.failed");
});

test("a limit of tokens leaves the message incomplete", async () => {
  server.use(llm.openai.runs("word ".repeat(600)));
  const limits = { assistant_id, max_completion_tokens: 256 };
  const run = await beta.threads.runs.stream(threadId, limits).finalRun();
  expect(run).toMatchObject({ status: "incomplete", usage: { completion_tokens: 256 } });
});
