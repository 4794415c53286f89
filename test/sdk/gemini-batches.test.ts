import type { BatchJob } from "@google/genai";
import { expect, test } from "vitest";
import { errors, faults, llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";
import { ai } from "./gemini-client.ts";

const server = usePack();

const HOST = "https://generativelanguage.googleapis.com";
const model = "gemini-3.5-flash";
const FINAL = ["JOB_STATE_SUCCEEDED", "JOB_STATE_CANCELLED", "JOB_STATE_FAILED"];

function ask(text: string): { contents: { role: string; parts: { text: string }[] }[] } {
  return { contents: [{ role: "user", parts: [{ text }] }] };
}

async function poll(name = ""): Promise<{ job: BatchJob; states: (string | undefined)[] }> {
  const states: (string | undefined)[] = [];
  for (;;) {
    const job = await ai.batches.get({ name });
    states.push(job.state);
    if (FINAL.includes(job.state!)) return { job, states };
  }
}

test("requests in the body are answered as they would be alone", async () => {
  const mock = llm.gemini.generateContent((call) => `You said: ${call.lastUserText}`);
  server.use(mock);
  const src = [
    { ...ask("one"), metadata: { key: "a" } },
    { ...ask("two"), config: { systemInstruction: "Be brief." } },
  ];
  const created = await ai.batches.create({ model, src, config: { displayName: "mine" } });
  expect(created).toMatchObject({
    name: expect.stringMatching(/^batches\/[a-z0-9]{36}$/),
    displayName: "mine",
    state: "JOB_STATE_PENDING",
    model: `models/${model}`,
  });
  const { job, states } = await poll(created.name);
  expect(states).toEqual(["JOB_STATE_RUNNING", "JOB_STATE_SUCCEEDED"]);
  expect(mock.calls.map(({ lastUserText, system }) => [lastUserText, system])).toEqual([
    ["one", ""],
    ["two", "Be brief."],
  ]);
  const answer = (text: string): object => ({
    candidates: [{ content: { parts: [{ text }], role: "model" }, finishReason: "STOP" }],
  });
  expect(job.dest?.inlinedResponses).toMatchObject([
    { response: answer("You said: one"), metadata: { key: "a" } },
    { response: answer("You said: two") },
  ]);
});

test("the operation says what it is, and that it is done", async () => {
  const { name } = await ai.batches.create({ model, src: [ask("one")] });
  await poll(name);
  const response = await fetch(`${HOST}/v1beta/${name}`);
  const text = await response.text();
  // Google indents what it sends
  expect(text).toMatch(/^\{\n  "name": /);
  expect(JSON.parse(text)).toMatchObject({
    name,
    done: true,
    metadata: {
      "@type": "type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatch",
      batchStats: { requestCount: "1", successfulRequestCount: "1" },
      endTime: expect.stringMatching(/Z$/),
    },
    response: {
      "@type": "type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatchOutput",
      inlinedResponses: { inlinedResponses: [{ response: { candidates: [{}] } }] },
    },
  });
});

test("requests from a file are answered in a file", async () => {
  server.use(llm.gemini.generateContent("Hi", { when: { user: "one" } }));
  const lines = ["one", "two"].map((text) => JSON.stringify({ key: text, request: ask(text) }));
  const file = new Blob([lines.join("\n")], { type: "application/jsonl" });
  const { name: src = "" } = await ai.files.upload({ file });
  const created = await ai.batches.create({ model, src });
  const { job } = await poll(created.name);
  const fileName = job.dest?.fileName;
  expect(fileName).toBe(`files/batch-${job.name!.replace("batches/", "")}`);
  const response = await fetch(`${HOST}/download/v1beta/${fileName}:download?alt=media`);
  const answers = (await response.text()).trim().split("\n");
  expect(answers.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { key: "one", response: { candidates: [{ content: { parts: [{ text: "Hi" }] } }] } },
    {
      key: "two",
      response: { candidates: [{ content: { parts: [{ text: "This is a mock request" }] } }] },
    },
  ]);
});

test("what fails is told in its place", async () => {
  server.use(
    llm.gemini.generateContent(errors.rateLimit(), { when: { user: "one" } }),
    llm.gemini.generateContent(faults.networkError(), { when: { user: "two" } }),
    llm.gemini.generateContent("once", { once: true }),
  );
  const src = [
    ask("one"),
    ask("two"),
    ask("three"),
    { ...ask("x"), config: { temperature: 9 } },
    ask("four"),
  ];
  const { job } = await poll((await ai.batches.create({ model, src })).name);
  const codes = job.dest?.inlinedResponses?.map(({ error, response }) =>
    error ? error.code : response?.candidates?.[0]?.content?.parts?.[0]?.text,
  );
  expect(codes?.slice(0, 3)).toEqual([8, 14, "once"]);
  expect(codes?.slice(3)).toEqual([3, "This is a mock request"]);
});

test("embeddings", async () => {
  const src = { inlinedRequests: { contents: ["one", "two"] } };
  const created = await ai.batches.createEmbeddings({ model: "gemini-embedding-001", src });
  const { job } = await poll(created.name);
  const sizes = job.dest?.inlinedEmbedContentResponses?.map(
    ({ response }) => response?.embedding?.values?.length,
  );
  expect(sizes).toEqual([3072, 3072]);
});

test("a cancelled one runs nothing, a deleted one is gone", async () => {
  const mock = llm.gemini.generateContent("Hi");
  server.use(mock);
  const { name = "" } = await ai.batches.create({ model, src: [ask("one")] });
  await ai.batches.cancel({ name });
  expect((await poll(name)).states).toEqual(["JOB_STATE_CANCELLED"]);
  expect(mock.calls).toEqual([]);
  await ai.batches.delete({ name });
  await expect(ai.batches.get({ name })).rejects.toMatchObject({ status: 404 });
});

test("a list in pages, the newest first", async () => {
  const names: (string | undefined)[] = [];
  for (const text of ["a", "b", "c"]) {
    names.push((await ai.batches.create({ model, src: [ask(text)] })).name);
  }
  const listed: (string | undefined)[] = [];
  for await (const { name } of await ai.batches.list({ config: { pageSize: 2 } }))
    listed.push(name);
  expect(listed).toEqual(names.toReversed());
});

test("a test says what state it is in", async () => {
  server.use(llm.gemini.batches({ name: "batches/mine", state: "BATCH_STATE_RUNNING" }));
  const created = await ai.batches.create({ model, src: [ask("one")] });
  expect(created).toMatchObject({ name: "batches/mine", state: "JOB_STATE_RUNNING" });
  expect((await poll("batches/mine")).states).toEqual(["JOB_STATE_SUCCEEDED"]);
  server.use(llm.gemini.batches.get({ state: "BATCH_STATE_EXPIRED" }));
  expect((await ai.batches.get({ name: "batches/mine" })).state).toBe("JOB_STATE_EXPIRED");
});

test("a batch without requests is refused, and none in snake case", async () => {
  const post = async (batch: object): Promise<object> => {
    const url = `${HOST}/v1beta/models/${model}:batchGenerateContent`;
    const response = await fetch(url, { method: "POST", body: JSON.stringify({ batch }) });
    return (await response.json()) as object;
  };
  expect(await post({ displayName: "x" })).toMatchObject({
    error: { code: 400, message: "batch.input_config is required.", status: "INVALID_ARGUMENT" },
  });
  const input_config = { requests: { requests: [{ request: ask("one") }] } };
  expect(await post({ input_config })).toMatchObject({ name: expect.stringMatching(/^batches/) });
});
