// Parameters of OpenAI's other text generations: each does what it says, in a body and in a stream.
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { callTools, llm } from "../../src/index.ts";
import { COUNT } from "../support/chat-twice.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const TEXT = { model: "gpt-3.5-turbo-instruct", prompt: "Count" };

/** A text completion, and the one that its stream adds up to. */
async function complete(params: object): Promise<{ text: string; reason: string | null }[]> {
  const { choices } = await client.completions.create({ ...TEXT, ...params });
  const streamed = { text: "", reason: null as string | null };
  const stream = await client.completions.create({ ...TEXT, ...params, stream: true });
  for await (const { choices: parts } of stream) {
    streamed.text += parts[0]?.text ?? "";
    streamed.reason = parts[0]?.finish_reason ?? streamed.reason;
  }
  return [{ text: choices[0]!.text, reason: choices[0]!.finish_reason }, streamed];
}

test("completions: max_tokens cuts the text, and says so", async () => {
  server.use(llm.openai.completions(COUNT));
  const cut = { text: "one two three", reason: "length" };
  expect(await complete({ max_tokens: 3 })).toEqual([cut, cut]);
  const whole = { text: COUNT, reason: "stop" };
  expect(await complete({ max_tokens: 8 })).toEqual([whole, whole]);
});

test.for([[" four"], [[" seven", " four"]]])(
  "completions: stop %j ends the text",
  async ([stop]) => {
    server.use(llm.openai.completions(COUNT));
    const stopped = { text: "one two three", reason: "stop" };
    expect(await complete({ stop })).toEqual([stopped, stopped]);
  },
);

const parameters = { type: "object", properties: {} };
const NAMES = ["get_weather", "get_time", "get_news"];
const tools = NAMES.map((name) => ({
  type: "function" as const,
  name,
  parameters,
  strict: false,
}));

/** The names of what a response calls, in a body and in a stream. */
async function listCalls(params: object): Promise<string[][]> {
  const request = { model: "gpt-5.4", input: "Hello", tools, ...params };
  const body = await client.responses.create(request);
  const streamed = await client.responses.stream(request).finalResponse();
  return [body, streamed].map(({ output }) =>
    output.flatMap((item) => (item.type === "function_call" ? [item.name] : [])),
  );
}

test.for<[tool_choice: unknown, called: string[]]>([
  ["none", []],
  ["auto", []],
  ["required", ["get_weather"]],
  [{ type: "function", name: "get_time" }, ["get_time"]],
  [
    {
      type: "allowed_tools",
      mode: "required",
      tools: [{ type: "function", name: "get_time" }],
    },
    ["get_time"],
  ],
  [
    {
      type: "allowed_tools",
      mode: "required",
      tools: [
        { type: "function", name: "get_time" },
        { type: "function", name: "get_news" },
      ],
    },
    ["get_time"],
  ],
])("responses: tool_choice %j calls %j", async ([tool_choice, called]) => {
  expect(await listCalls({ tool_choice })).toEqual([called, called]);
});

test("responses: without parallel calls there is one at a time", async () => {
  server.use(llm.openai.responses(callTools()));
  expect((await listCalls({}))[0]).toEqual(NAMES);
  const one = ["get_weather"];
  expect(await listCalls({ parallel_tool_calls: false })).toEqual([one, one]);
});

test("responses: an agent calls the allowed tools alone", async () => {
  server.use(llm.openai.responses(callTools()));
  const allowed = NAMES.slice(1);
  const tool_choice = {
    type: "allowed_tools",
    mode: "auto",
    tools: allowed.map((name) => ({ type: "function", name })),
  };
  expect(await listCalls({ tool_choice })).toEqual([allowed, allowed]);
});

type RunParams = Omit<OpenAI.Beta.Threads.RunCreateParamsNonStreaming, "assistant_id">;

/** What a run of a new thread came to. */
async function run(params: Partial<RunParams>): Promise<OpenAI.Beta.Threads.Run> {
  const { threads, assistants } = client.beta;
  const functions = tools.map(({ name }) => ({
    type: "function" as const,
    function: { name, parameters },
  }));
  const { id: assistant_id } = await assistants.create({ model: "gpt-4o", tools: functions });
  const { id } = await threads.create({ messages: [{ role: "user", content: "Answer in JSON" }] });
  return threads.runs.createAndPoll(id, { assistant_id, ...params });
}

function toNames({ required_action: action }: OpenAI.Beta.Threads.Run): string[] {
  return action?.submit_tool_outputs.tool_calls.map((call) => call.function.name) ?? [];
}

test.for<[tool_choice: OpenAI.Beta.AssistantToolChoiceOption, called: string[]]>([
  ["none", []],
  ["required", ["get_weather"]],
  [{ type: "function", function: { name: "get_time" } }, ["get_time"]],
])("runs: tool_choice %j calls %j", async ([tool_choice, called]) => {
  expect(toNames(await run({ tool_choice }))).toEqual(called);
});

test("runs: without parallel calls there is one at a time", async () => {
  server.use(llm.openai.runs(callTools()));
  expect(toNames(await run({}))).toEqual(NAMES);
  expect(toNames(await run({ parallel_tool_calls: false }))).toEqual(["get_weather"]);
});

test("runs: a format gets its JSON", async () => {
  const properties = { city: { type: "string" } };
  const schema = { type: "object", properties, required: ["city"], additionalProperties: false };
  const response_format = {
    type: "json_schema" as const,
    json_schema: { name: "city", strict: true, schema },
  };
  const { thread_id } = await run({ response_format });
  const { data } = await client.beta.threads.messages.list(thread_id);
  const [part] = data[0]!.content;
  const text = part?.type === "text" ? part.text.value : "";
  expect(Object.keys(JSON.parse(text) as object)).toEqual(["city"]);
});

test("runs: max_completion_tokens cuts the answer, and says so", async () => {
  server.use(llm.openai.runs("word ".repeat(300)));
  expect(await run({ max_completion_tokens: 256 })).toMatchObject({
    status: "incomplete",
    incomplete_details: { reason: "max_completion_tokens" },
    usage: { completion_tokens: 256 },
  });
});
