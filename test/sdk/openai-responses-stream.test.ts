import OpenAI from "openai";
import type { ResponseStreamEvent } from "openai/resources/responses/responses";
import { beforeAll, expect, test } from "vitest";
import { errors, file, llm, reasoning, refusal, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test" })));

const params = { model: "gpt-5.4", input: "Hello" };

async function readEvents(options: object = {}): Promise<ResponseStreamEvent[]> {
  const stream = await client.responses.create({ ...params, ...options, stream: true });
  const events: ResponseStreamEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

function toTypes(events: ResponseStreamEvent[]): string[] {
  return events.map(({ type }) => type.replace("response.", ""));
}

test("the events of reasoning, a text and a tool call, numbered without a gap", async () => {
  server.use(
    llm.openai.responses([reasoning("Hm."), "Hi", toolCall("get_time")], {
      validate: { replies: false },
    }),
  );
  const events = await readEvents();
  expect(toTypes(events)).toEqual([
    "created",
    "in_progress",
    "output_item.added",
    "reasoning_summary_part.added",
    "reasoning_summary_text.delta",
    "reasoning_summary_text.done",
    "reasoning_summary_part.done",
    "output_item.done",
    "output_item.added",
    "content_part.added",
    "output_text.delta",
    "output_text.done",
    "content_part.done",
    "output_item.done",
    "output_item.added",
    "function_call_arguments.delta",
    "function_call_arguments.done",
    "output_item.done",
    "completed",
  ]);
  expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
});

test("a refusal, and an answer that a filter ends", async () => {
  server.use(llm.openai.responses({ content: refusal("No."), finishReason: "content-filter" }));
  const events = await readEvents();
  expect(toTypes(events).slice(2)).toEqual([
    "output_item.added",
    "content_part.added",
    "refusal.delta",
    "refusal.done",
    "content_part.done",
    "output_item.done",
    "incomplete",
  ]);
  expect(events.at(-1)).toMatchObject({
    response: {
      status: "incomplete",
      completed_at: null,
      incomplete_details: { reason: "content_filter" },
      output: [{ status: "incomplete", content: [{ type: "refusal", refusal: "No." }] }],
    },
  });
});

test("an answer that is cut off at its length, alike in body and stream", async () => {
  server.use(llm.openai.responses({ content: "Hel", finishReason: "length" }));
  const cut = {
    status: "incomplete",
    incomplete_details: { reason: "max_output_tokens" },
    output: [{ status: "incomplete" }],
  };
  expect(await client.responses.create(params)).toMatchObject(cut);
  expect((await readEvents()).at(-1)).toMatchObject({ type: "response.incomplete", response: cut });
});

test("an error in the stream: the event, then the response that failed", async () => {
  server.use(llm.openai.responses(["Hel", errors.insufficientQuota()]));
  const response = await client.responses.create({ ...params, stream: true }).asResponse();
  const text = await response.text();
  const [error, failed] = text.trim().split("\n\n").slice(-2);
  expect(toData(error!, "error")).toMatchObject({
    type: "error",
    error: { type: "insufficient_quota", code: "insufficient_quota", param: null },
  });
  expect(toData(failed!, "response.failed")).toMatchObject({
    response: { status: "failed", error: { code: "insufficient_quota" }, usage: null },
  });
  expect(text).not.toContain("[DONE]");
});

function toData(frame: string, type: string): unknown {
  const [event, data] = frame.split("\n");
  expect(event).toBe(`event: ${type}`);
  return JSON.parse(data!.slice("data: ".length));
}

test("padding stands on deltas alone, and nowhere where it is not wanted", async () => {
  const isPadded = (event: object): boolean => "obfuscation" in event;
  const padded = (await readEvents()).filter(isPadded);
  expect(new Set(toTypes(padded))).toEqual(new Set(["output_text.delta"]));
  const bare = await readEvents({ stream_options: { include_obfuscation: false } });
  expect(bare.filter(isPadded)).toEqual([]);
});

test("log probabilities of the text that ends the answer", async () => {
  const logprobs = [{ token: "Hi", logprob: -0.1, topLogprobs: [{ token: "Ho", logprob: -2 }] }];
  server.use(llm.openai.responses({ content: "Hi", logprobs }));
  const expected = [
    {
      token: "Hi",
      logprob: -0.1,
      bytes: [72, 105],
      top_logprobs: [{ token: "Ho", logprob: -2, bytes: [72, 111] }],
    },
  ];
  const events = await readEvents();
  const done = events.find(({ type }) => type === "response.output_text.done");
  expect(done).toMatchObject({ logprobs: expected });
  const { output } = await client.responses.create(params);
  expect(output).toMatchObject([{ content: [{ logprobs: expected }] }]);
});

test("an image is what the image tool made", async () => {
  server.use(llm.openai.responses(file({ mediaType: "image/png", data: "aGk=" })));
  const item = { type: "image_generation_call", status: "completed", result: "aGk=" };
  expect((await client.responses.create(params)).output).toMatchObject([item]);
  expect((await client.responses.stream(params).finalResponse()).output).toMatchObject([item]);
});

test("the response repeats the request, with the defaults of the API", async () => {
  const request = {
    ...params,
    instructions: "Be brief.",
    temperature: 0.5,
    max_output_tokens: 50,
    metadata: { test: "1" },
    tools: [{ type: "web_search" as const }],
    reasoning: { effort: "low" as const },
  };
  const response = await client.responses.create(request);
  const { model, input: _, ...echoed } = request;
  expect(response).toMatchObject({
    ...echoed,
    model,
    top_p: 1,
    tool_choice: "auto",
    truncation: "disabled",
    parallel_tool_calls: true,
    store: true,
    text: { format: { type: "text" }, verbosity: "medium" },
    service_tier: "default",
  });
});
