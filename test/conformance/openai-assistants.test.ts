import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import { createHandlers, llm, toolCall } from "../../src/index.ts";
import { createCheckedFetch } from "./checked-fetch.ts";
import { hasRecordings, keyPaths, readRecordings } from "./recordings.ts";

// Each answer is held against the specification by the client's own fetch.

function createBeta(...handlers: Parameters<typeof createCheckedFetch>): OpenAI["beta"] {
  const fetch = createCheckedFetch(...handlers, ...createHandlers());
  return new OpenAI({ apiKey: "test", maxRetries: 0, fetch }).beta;
}

/** The body of the newest recording. */
function recorded(endpoint: string): unknown {
  const whole = readRecordings("openai", endpoint).filter(({ response }) => response.body);
  return whole.at(-1)!.response.body;
}

const weather = { type: "function", function: { name: "get_weather" } } as const;

describe.runIf(hasRecordings)("assistants and their runs", () => {
  test("have the keys of the recordings", async () => {
    const beta = createBeta();
    const model = "gpt-4o-mini";
    const tools = [{ type: "code_interpreter" } as const];
    const assistant = await beta.assistants.create({ model, tools });
    expect(keyPaths(assistant)).toEqual(keyPaths(recorded("POST /v1/assistants")));
    const thread = await beta.threads.create({});
    expect(keyPaths(thread)).toEqual(keyPaths(recorded("POST /v1/threads")));
    await beta.threads.messages.create(thread.id, { role: "user", content: "Hi" });
    const run = await beta.threads.runs.create(thread.id, { assistant_id: assistant.id });
    // as recorded, the files of a tool are told by some runs and not by others
    const own = { ...run, tool_resources: {} };
    expect(keyPaths(own)).toEqual(keyPaths(recorded("POST /v1/threads/{id}/runs")));
    const { data } = await beta.threads.messages.list(thread.id);
    const list = recorded("GET /v1/threads/{id}/messages") as { data: object[] };
    expect(keyPaths(data)).toEqual(keyPaths(list.data));
  });

  test("stream the recorded events, each with the recorded keys", async () => {
    const beta = createBeta();
    const tools = [{ type: "code_interpreter" } as const];
    const assistant = await beta.assistants.create({ model: "gpt-4o-mini", tools });
    const { id } = await beta.threads.create({});
    const stream = await beta.threads.runs.create(id, {
      assistant_id: assistant.id,
      stream: true,
    });
    const [recording] = readRecordings("openai", "POST /v1/threads/{id}/runs").filter(
      ({ response }) => response.sse !== undefined,
    );
    const known = toEvents(recording!.response.sse!);
    const names: string[] = [];
    for await (const { event, data } of stream) {
      if (names.at(-1) !== event) names.push(event);
      const same = known.filter((one) => one.event === event).map((one) => keyPaths(one.data));
      expect(same).toContainEqual(keyPaths(data));
    }
    const folded = known.map(({ event }) => event).filter((name, at, all) => name !== all[at - 1]);
    // the recorded run wrote code first
    expect(names).toEqual([...folded.slice(0, 3), ...folded.slice(7, -1)]);
  });

  test("are as specified, whatever is done with them", async () => {
    const beta = createBeta(llm.openai.runs(toolCall("get_weather", {}, { id: "call_1" })));
    const assistant = await beta.assistants.create({ model: "gpt-4o", tools: [weather] });
    await beta.assistants.list();
    await beta.assistants.update(assistant.id, { name: "A" });
    await beta.assistants.retrieve(assistant.id);
    const thread = await beta.threads.create({ messages: [{ role: "user", content: "Hi" }] });
    const path = { thread_id: thread.id };
    await beta.threads.update(thread.id, { metadata: { a: "b" } });
    await beta.threads.retrieve(thread.id);
    const body = { assistant_id: assistant.id };
    const run = await beta.threads.runs.createAndPoll(thread.id, body);
    expect(run.status).toBe("requires_action");
    const tool_outputs = [{ tool_call_id: "call_1", output: "sunny" }];
    await beta.threads.runs.submitToolOutputs(run.id, { ...path, tool_outputs });
    await beta.threads.runs.update(run.id, { ...path, metadata: {} });
    await beta.threads.runs.list(thread.id);
    const { data } = await beta.threads.runs.steps.list(run.id, path);
    expect(data.length).toBe(2);
    await beta.threads.runs.steps.retrieve(data[0]!.id, { ...path, run_id: run.id });
    await beta.threads.runs.cancel(run.id, path);
    await beta.threads.runs.retrieve(run.id, path);
    const message = await beta.threads.messages.create(thread.id, { role: "user", content: "A" });
    await beta.threads.messages.retrieve(message.id, path);
    await beta.threads.messages.update(message.id, { ...path, metadata: { a: "b" } });
    await beta.threads.messages.delete(message.id, path);
    await beta.threads.createAndRun(body);
    await beta.threads.delete(thread.id);
    await beta.assistants.delete(assistant.id);
  });
});

function toEvents(sse: string): { event: string; data: unknown }[] {
  return [...sse.matchAll(/^event: (.+)\ndata: (.+)$/gm)].map(([, event = "", data = ""]) => ({
    event,
    data: event === "done" ? data : (JSON.parse(data) as unknown),
  }));
}
