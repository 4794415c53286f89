import OpenAI from "openai";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { llm, toolCall } from "../../src/index.ts";
import {
  missing,
  outside,
  type Refusal,
  refusalOf,
  unsupported,
  wrongType,
} from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let beta: OpenAI["beta"];
beforeAll(() => void ({ beta } = new OpenAI({ apiKey: "test", maxRetries: 0 })));

let assistantId: string;
let threadId: string;
beforeEach(async () => {
  assistantId = (await beta.assistants.create({ model: "gpt-4o" })).id;
  threadId = (await beta.threads.create()).id;
});

function run(params: object): Promise<unknown> {
  return beta.threads.runs.create(threadId, { assistant_id: assistantId, ...params } as never);
}

test.for<[what: string, params: object, refusal: Refusal]>([
  ["no assistant", { assistant_id: undefined }, missing("assistant_id")],
  ["null for one", { assistant_id: null }, missing("assistant_id")],
  ["a number", { assistant_id: 7 }, wrongType("assistant_id", "a string", "an integer")],
  ["a thread's id", { thread: "x" }, wrongType("thread", "an object", "a string")],
  ["a model that is a number", { model: 7 }, wrongType("model", "a string", "an integer")],
  ["instructions", { instructions: [] }, wrongType("instructions", "a string", "an array")],
  [
    "more of them",
    { additional_instructions: [] },
    wrongType("additional_instructions", "a string", "an array"),
  ],
  ["metadata", { metadata: { n: 1 } }, wrongType("metadata.n", "a string", "an integer")],
  ["too hot", { temperature: 2.1 }, outside("temperature", "decimal", { above: 2, given: 2.1 })],
  ["too cold", { temperature: -1 }, outside("temperature", "decimal", { below: 0, given: -1 })],
  ["a top_p above one", { top_p: 1.1 }, outside("top_p", "decimal", { above: 1, given: 1.1 })],
  ["a top_p below zero", { top_p: -1 }, outside("top_p", "decimal", { below: 0, given: -1 })],
  ["a stream", { stream: "yes" }, wrongType("stream", "a boolean", "a string")],
  [
    "a prompt of few tokens",
    { max_prompt_tokens: 255 },
    outside("max_prompt_tokens", "integer", { below: 256, given: 255 }),
  ],
  [
    "an answer of few tokens",
    { max_completion_tokens: 255 },
    outside("max_completion_tokens", "integer", { below: 256, given: 255 }),
  ],
  [
    "a truncation",
    { truncation_strategy: "auto" },
    wrongType("truncation_strategy", "an object", "a string"),
  ],
  [
    "calls side by side",
    { parallel_tool_calls: "no" },
    wrongType("parallel_tool_calls", "a boolean", "a string"),
  ],
])("a run is refused: %s", async ([, params, refusal]) => {
  expect(await refusalOf(run(params))).toEqual(refusal);
});

test.for<[what: string, params: object]>([
  ["the largest numbers", { temperature: 2, top_p: 1, parallel_tool_calls: false }],
  ["the smallest", { temperature: 0, top_p: 0, max_prompt_tokens: 256, metadata: {} }],
  ["few tokens", { max_completion_tokens: 256, truncation_strategy: { type: "auto" } }],
  ["nulls", { model: null, instructions: null, metadata: null, temperature: null }],
])("a run is queued: %s", async ([, params]) => {
  expect(await run(params)).toMatchObject({ status: "queued" });
});

function notFound(what: string): object {
  return { status: 404, message: `404 No ${what} found with id '${what}_x'.` };
}

test("what a run needs is there", async () => {
  await expect(run({ assistant_id: "assistant_x" })).rejects.toMatchObject(notFound("assistant"));
  const { runs } = beta.threads;
  const elsewhere = runs.create("thread_x", { assistant_id: assistantId });
  await expect(elsewhere).rejects.toMatchObject(notFound("thread"));
  const outputs = { thread_id: threadId, tool_outputs: [] };
  await expect(runs.submitToolOutputs("run_x", outputs)).rejects.toMatchObject(notFound("run"));
});

test("outputs are a list, and of every call", async () => {
  const calls = ["call_1", "call_2"].map((id) => toolCall("get_time", {}, { id }));
  server.use(llm.openai.runs(calls, { validate: { replies: false } }));
  const { runs } = beta.threads;
  const { id } = await runs.createAndPoll(threadId, { assistant_id: assistantId });
  const submit = (outputs: unknown): Promise<unknown> =>
    runs.submitToolOutputs(id, { thread_id: threadId, tool_outputs: outputs } as never);
  expect(await refusalOf(submit(undefined))).toEqual(missing("tool_outputs"));
  const [one, two] = ["call_1", "call_2"].map((call) => ({ tool_call_id: call, output: "noon" }));
  expect(await refusalOf(submit([one]))).toEqual({
    param: null,
    code: null,
    message: "Expected tool outputs for call_ids ['call_1', 'call_2'], got ['call_1']",
  });
  expect(await submit([two, one])).toMatchObject({ id, status: "queued" });
});

const HELLO = { role: "user", content: "Hello" };
const HI = { role: "assistant", content: [{ type: "text", text: "Hi" }], metadata: { n: "1" } };

const WRONG_MESSAGES: [messages: unknown, refusalAt: (list: string) => Refusal][] = [
  ["Hello", (list) => wrongType(list, "an array of objects", "a string")],
  [[HELLO, "Hello"], (list) => wrongType(`${list}[1]`, "an object", "a string")],
  [[{ content: "Hello" }], (list) => missing(`${list}[0].role`)],
  [[{ role: "user" }], (list) => missing(`${list}[0].content`)],
  [
    [{ ...HELLO, role: "system" }],
    (list) => unsupported(`${list}[0].role`, "system", "'user' and 'assistant'"),
  ],
  [
    [{ ...HELLO, content: ["Hello"] }],
    (list) => wrongType(`${list}[0].content`, "one of a string or array of objects", "an array"),
  ],
  [
    [HELLO, { ...HELLO, metadata: { n: 1 } }],
    (list) => wrongType(`${list}[1].metadata.n`, "a string", "an integer"),
  ],
];

test.for([
  ["a thread that is made", "messages", (messages) => beta.threads.create({ messages })],
  ["a run", "additional_messages", (messages) => run({ additional_messages: messages })],
  [
    "a thread that is made with its run",
    "thread.messages",
    (messages) =>
      beta.threads.createAndRun({ assistant_id: assistantId, thread: { messages } } as never),
  ],
] as [what: string, list: string, ask: (messages: never) => Promise<unknown>][])(
  "the messages of %s have a role and a content",
  async ([, list, ask]) => {
    for (const [messages, refusalAt] of WRONG_MESSAGES) {
      expect(await refusalOf(ask(messages as never))).toEqual(refusalAt(list));
    }
    for (const messages of [undefined, null, [], [HELLO, HI]]) {
      expect(await refusalOf(ask(messages as never))).toBeUndefined();
      // a run that somebody looks at has ended
      await beta.threads.runs.list(threadId);
    }
  },
);
