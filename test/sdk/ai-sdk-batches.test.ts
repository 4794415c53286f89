import { createAnthropic } from "@ai-sdk/anthropic";
import { createGoogle } from "@ai-sdk/google";
import { createOpenAI } from "@ai-sdk/openai";
import { createXai } from "@ai-sdk/xai";
import {
  type Experimental_BatchProvider as BatchProvider,
  experimental_cancelBatch as cancelBatch,
  experimental_getBatchResults as getBatchResults,
  experimental_getBatchStatus as getBatchStatus,
  experimental_listBatches as listBatches,
  experimental_startBatch as startBatch,
} from "ai";
import { expect, test } from "vitest";
import { errors, llm, type LLMHandler, type Reply } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

interface Subject {
  name: string;
  create(): BatchProvider;
  model: string;
  mock(reply: Reply): LLMHandler;
}

const SUBJECTS: Subject[] = [
  {
    name: "openai",
    create: () => createOpenAI({ apiKey: "test" }),
    model: "gpt-5.4",
    mock: llm.openai.responses,
  },
  {
    name: "anthropic",
    create: () => createAnthropic({ apiKey: "test" }),
    model: "claude-haiku-4-5",
    mock: llm.anthropic.messages,
  },
  {
    name: "google",
    create: () => createGoogle({ apiKey: "test" }),
    model: "gemini-3.5-flash",
    mock: llm.gemini.generateContent,
  },
  {
    name: "xai",
    create: () => createXai({ apiKey: "test" }),
    model: "grok-4.3",
    mock: llm.xai.responses,
  },
];

/** Looks until it is done, as an app would, but for the time between. */
async function poll(
  provider: BatchProvider,
  batch: Awaited<ReturnType<typeof startBatch>>,
): Promise<string[]> {
  const states: string[] = [];
  while (states.length < 9) {
    const { status } = await getBatchStatus({ provider, batch });
    states.push(status);
    if (status !== "pending") return states;
  }
  throw new Error(`The batch was never done: ${states.join()}.`);
}

function start(provider: BatchProvider, model: string): ReturnType<typeof startBatch> {
  const requests = ["one", "two"].map((prompt) => ({
    id: prompt,
    type: "text" as const,
    model,
    prompt,
  }));
  return startBatch({ provider, requests });
}

test.for(SUBJECTS)(
  "$name: a batch is made, is pending, is done, and its results are the replies",
  async ({ create, model, mock }) => {
    const provider = create();
    server.use(
      mock((call) =>
        call.lastUserText === "one" ? errors.overloaded() : `You said: ${call.lastUserText}`,
      ),
    );
    const batch = await start(provider, model);
    const states = await poll(provider, batch);
    expect(states.length).toBeGreaterThan(1);
    expect(states.at(-1)).toBe("completed");
    const results = [];
    for await (const result of getBatchResults({ provider, batch })) results.push(result);
    const byId = Object.fromEntries(results.map((result) => [result.id, result]));
    expect(byId).toMatchObject({
      one: { status: "failed", error: { message: expect.any(String) as unknown } },
      two: { status: "succeeded", text: "You said: two", finishReason: "stop" },
    });
    const { batches } = await listBatches({ provider });
    expect(batches.map(({ id }) => id)).toEqual([batch.id]);
  },
);

test.for(SUBJECTS)("$name: a batch that is cancelled asks nothing", async (subject) => {
  const provider = subject.create();
  const mock = subject.mock("Hi");
  server.use(mock);
  const batch = await start(provider, subject.model);
  await cancelBatch({ provider, batch });
  await poll(provider, batch);
  expect(mock.calls).toEqual([]);
});
