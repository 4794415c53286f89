// The fixtures through the SDKs of text generations that have no codec's contract: states, events, older formats.
import Anthropic from "anthropic-sdk-0";
import OpenAI from "openai";
import Replicate from "replicate";
import { beforeAll, describe } from "vitest";
import { llm } from "../../src/index.ts";
import { type FixtureClient, testFixtures } from "../contract/test-fixtures.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const toTurn = (text: string) => ({ text, toolCalls: [] });

const toText = (part: OpenAI.Beta.Threads.MessageContent): string => {
  if (part.type === "refusal") return part.refusal;
  return part.type === "text" ? part.text.value : "";
};

async function join(texts: AsyncIterable<string>): Promise<string> {
  let joined = "";
  for await (const text of texts) joined += text;
  return joined;
}

describe("anthropic.complete", () => {
  const params = {
    model: "claude-2.1",
    prompt: "\n\nHuman: Hello\n\nAssistant:",
    max_tokens_to_sample: 9_999,
  };
  let completions: Anthropic["completions"];
  beforeAll(() => void ({ completions } = new Anthropic({ apiKey: "k", maxRetries: 0 })));
  const client: FixtureClient = {
    hasTools: false,
    mock: llm.anthropic.complete,
    ask: async () => toTurn((await completions.create(params)).completion),
    stream: async () => toTurn(await join(client.deltas())),
    async *deltas() {
      for await (const piece of await completions.create({ ...params, stream: true })) {
        yield piece.completion;
      }
    },
  };
  testFixtures(server, () => client);
});

describe("replicate.predictions", () => {
  const model = "meta/meta-llama-3-70b-instruct";
  const options = { input: { prompt: "Hello" } };
  let replicate: Replicate;
  beforeAll(() => void (replicate = new Replicate({ auth: "k", useFileOutput: false })));
  const client: FixtureClient = {
    hasTools: false,
    breaksBefore: true,
    mock: llm.replicate.predictions,
    ask: async () => toTurn(((await replicate.run(model, options)) as string[]).join("")),
    stream: async () => toTurn(await join(client.deltas())),
    async *deltas() {
      for await (const { event, data } of replicate.stream(model, options)) {
        if (event === "error") throw new Error(data);
        if (event === "output") yield data;
      }
    },
  };
  testFixtures(server, () => client);
});

describe("openai.runs", () => {
  let threads: OpenAI["beta"]["threads"];
  let assistants: OpenAI["beta"]["assistants"];
  beforeAll(() => {
    ({ threads, assistants } = new OpenAI({ apiKey: "k", maxRetries: 0 }).beta);
  });
  const tools = ["get_weather", "get_time"].map((name) => ({
    type: "function" as const,
    function: { name },
  }));
  const toParams = async () => ({
    assistant_id: (await assistants.create({ model: "gpt-4o", tools })).id,
    thread: { messages: [{ role: "user" as const, content: "Hello" }] },
  });

  async function read(run: OpenAI.Beta.Threads.Run): ReturnType<FixtureClient["ask"]> {
    if (run.last_error) throw new Error(run.last_error.message);
    const { data } = await threads.messages.list(run.thread_id, { order: "asc" });
    const parts = data.filter(({ role }) => role === "assistant").flatMap(({ content }) => content);
    const calls = run.required_action?.submit_tool_outputs.tool_calls ?? [];
    return {
      text: parts.map(toText).join(""),
      toolCalls: calls.map(({ function: { name, arguments: input } }) => ({
        name,
        input: JSON.parse(input) as unknown,
      })),
    };
  }

  testFixtures(server, () => ({
    mock: llm.openai.runs,
    ask: async () => read(await threads.createAndRunPoll(await toParams())),
    stream: async () => read(await threads.createAndRunStream(await toParams()).finalRun()),
    async *deltas() {
      for await (const { event, data } of threads.createAndRunStream(await toParams())) {
        if (event === "thread.run.failed") throw new Error(data.last_error?.message);
        if (event !== "thread.message.delta") continue;
        for (const part of data.delta.content ?? []) {
          if (part.type === "text") yield part.text?.value ?? "";
        }
      }
    },
  }));
});
