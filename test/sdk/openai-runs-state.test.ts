import OpenAI, { APIError } from "openai";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { llm, sequence, text, toolCall } from "../../src/index.ts";
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

test("a run that waits keeps its thread from others, until it is cancelled", async () => {
  server.use(llm.openai.runs(toolCall("get_weather", { city: "Oslo" })));
  const { id } = await beta.threads.runs.createAndPoll(threadId, { assistant_id: assistantId });
  expect(await refused(start())).toEqual({
    status: 400,
    message: `400 Thread ${threadId} already has an active run ${id}.`,
  });
  const message = beta.threads.messages.create(threadId, { role: "user", content: "Still?" });
  expect(await refused(message)).toEqual({
    status: 400,
    message: `400 Can't add messages to ${threadId} while a run ${id} is active.`,
  });
  const path = { thread_id: threadId };
  expect((await beta.threads.runs.cancel(id, path)).status).toBe("cancelling");
  const cancelled = await beta.threads.runs.retrieve(id, path);
  expect(cancelled).toMatchObject({ status: "cancelled", required_action: null });
  expect(await refused(beta.threads.runs.cancel(id, path))).toEqual({
    status: 400,
    message: "400 Cannot cancel run with status 'cancelled'.",
  });
  expect((await start()).status).toBe("queued");
});

test("the outputs of one round stay when the next ones come, and when it is cancelled", async () => {
  const [one, two, three] = ["call_1", "call_2", "call_3"].map((id) =>
    toolCall("get_weather", { city: "Oslo" }, { id }),
  );
  server.use(llm.openai.runs(sequence(["Let me look.", one!], two!, three!)));
  const { runs } = beta.threads;
  const { id } = await runs.createAndPoll(threadId, { assistant_id: assistantId });
  const path = { thread_id: threadId };
  for (const [tool_call_id, output] of [
    ["call_1", "sunny"],
    ["call_2", "windy"],
  ] as const) {
    const tool_outputs = [{ tool_call_id, output }];
    await runs.submitToolOutputsAndPoll(id, { ...path, tool_outputs });
  }
  await runs.cancel(id, path);
  const { data } = await runs.steps.list(id, { ...path, order: "asc" });
  const outputs = data.map(({ status, step_details: details }) => [
    status,
    details.type === "tool_calls" && "function" in details.tool_calls[0]!
      ? details.tool_calls[0].function.output
      : details.type,
  ]);
  expect(outputs).toEqual([
    ["completed", "message_creation"],
    ["completed", "sunny"],
    ["completed", "windy"],
    ["cancelled", null],
  ]);
});

test("a run that is queued can be cancelled", async () => {
  const { id } = await start();
  const path = { thread_id: threadId };
  expect((await beta.threads.runs.cancel(id, path)).status).toBe("cancelling");
});

test("outputs that nobody waits for, or that are missing, are refused", async () => {
  const call = toolCall("get_weather", { city: "Oslo" }, { id: "call_1" });
  server.use(llm.openai.runs(sequence(text("Hi"), call)));
  const done = await beta.threads.runs.createAndPoll(threadId, { assistant_id: assistantId });
  const outputs = { thread_id: threadId, tool_outputs: [] };
  expect(await refused(beta.threads.runs.submitToolOutputs(done.id, outputs))).toEqual({
    status: 400,
    message: '400 Runs in status "completed" do not accept tool outputs.',
  });
  const { id } = await beta.threads.runs.createAndPoll(threadId, { assistant_id: assistantId });
  expect(await refused(beta.threads.runs.submitToolOutputs(id, outputs))).toEqual({
    status: 400,
    message: "400 Expected tool outputs for call_ids ['call_1'], got []",
  });
});
