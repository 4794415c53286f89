import Perplexity from "@perplexity-ai/perplexity_ai";
import OpenAI from "openai";
import Together from "together-ai";
import { describe } from "vitest";
import { llm } from "../../src/index.ts";
import type { Answer } from "../contract/client.ts";
import type { FaultClient } from "../contract/observe-faults.ts";
import { testFaultOutcomes } from "../contract/test-fault-outcomes.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

/** Endpoints and SDKs that the contract suite does not go through. */
describe.each<[name: string, getClient: () => FaultClient]>([
  ["Perplexity", () => toChat("perplexity.chat", llm.perplexity.chat, new Perplexity(OPTIONS))],
  ["Together", () => toChat("together.chat", llm.together.chat, new Together(OPTIONS))],
  ["runs", () => run(new OpenAI(OPTIONS))],
])("%s", (_, getClient) => {
  testFaultOutcomes(server, getClient);
});

const OPTIONS = { apiKey: "any", logLevel: "off", maxRetries: 0 } as const;
const MESSAGES = [{ role: "user" as const, content: "Hello" }];

/** Both call their chats as OpenAI does. */
function toChat(name: string, mock: FaultClient["mock"], client: object): FaultClient {
  const { completions } = (client as OpenAI).chat;
  const params = { model: "m", messages: MESSAGES };
  return {
    name,
    mock,
    ask: async ({ signal } = {}) => toNothing(await completions.create(params, { signal })),
    async *deltas({ signal } = {}) {
      const stream = await completions.create({ ...params, stream: true }, { signal });
      for await (const { choices } of stream) yield choices[0]?.delta.content ?? "";
    },
  };
}

function run({ beta }: OpenAI): FaultClient {
  async function createThread(): Promise<[string, string]> {
    const { id } = await beta.assistants.create({ model: "gpt-4o" });
    return [(await beta.threads.create({ messages: MESSAGES })).id, id];
  }
  return {
    name: "openai.runs",
    mock: llm.openai.runs,
    async ask({ signal } = {}) {
      const [thread, assistant_id] = await createThread();
      return toNothing(await beta.threads.runs.create(thread, { assistant_id }, { signal }));
    },
    async *deltas({ signal } = {}) {
      const [thread, assistant_id] = await createThread();
      const params = { assistant_id, stream: true } as const;
      for await (const event of await beta.threads.runs.create(thread, params, { signal })) {
        if (event.event !== "thread.message.delta") continue;
        const [part] = event.data.delta.content ?? [];
        if (part?.type === "text") yield part.text?.value ?? "";
      }
    },
  };
}

/** Nothing of an answer that came counts here. */
function toNothing(raw: object): Answer {
  return { text: "", toolCalls: [], finishReason: "", usage: { input: 0, output: 0 }, raw };
}
