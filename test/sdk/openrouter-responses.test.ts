import { OpenRouter } from "@openrouter/sdk";
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { errors, llm, reasoning, text, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const URL = "https://openrouter.ai/api/v1/responses";
const server = usePack();
let client: OpenRouter;
let openai: OpenAI;
beforeAll(() => {
  client = new OpenRouter({ apiKey: "test" });
  openai = new OpenAI({ apiKey: "test", baseURL: "https://openrouter.ai/api/v1" });
});

const PARAMS = { model: "google/gemini-2.5-flash", input: "Hello" };

test("a response repeats its request, and tells its cost", async () => {
  const usage = { inputTokens: 9, outputTokens: 2 };
  server.use(llm.openrouter.responses({ content: "Hi", usage }));
  const response = await openai.responses.create({ ...PARAMS, max_output_tokens: 20 });
  expect(response.id).toMatch(/^gen-\d{10}-[A-Za-z0-9]{20}$/);
  expect(response).toMatchObject({
    output_text: "Hi",
    store: false,
    reasoning: null,
    max_output_tokens: 20,
    text: { format: { type: "text" } },
    usage: { input_tokens: 9, output_tokens: 2, total_tokens: 11, cost: 0, is_byok: false },
  });
  expect(response.output[0]?.id).toMatch(/^msg_tmp_[a-z0-9]{11}$/);
  for (const name of ["billing", "moderation", "tool_usage", "user"])
    expect(response).not.toHaveProperty(name);
});

test("the SDK reads a response with reasoning and its proof", async () => {
  server.use(llm.openrouter.responses([reasoning("Hm.", { signature: "proof" }), "Hi"]));
  const response = await client.responses.send({ responsesRequest: PARAMS });
  expect("output" in response && response.output).toMatchObject([
    {
      type: "reasoning",
      content: [{ type: "reasoning_text", text: "Hm." }],
      encryptedContent: "proof",
      format: "google-gemini-v1",
      status: "completed",
    },
    { type: "message", content: [{ type: "output_text", text: "Hi" }] },
  ]);
});

test("a stream begins with a comment, names no events, and ends with [DONE]", async () => {
  server.use(llm.openrouter.responses([reasoning("Hm."), toolCall("get_time", {}, { id: "c1" })]));
  const tools = [{ type: "function", name: "get_time", parameters: null, strict: null }];
  const body = JSON.stringify({ ...PARAMS, tools, stream: true });
  const lines = (await (await fetch(URL, { method: "POST", body })).text()).split("\n");
  expect(lines[0]).toBe(": OPENROUTER PROCESSING");
  expect(lines.filter((line) => line.startsWith("event:"))).toEqual([]);
  expect(lines.at(-3)).toBe("data: [DONE]");
  const events = lines
    .filter((line) => line.startsWith("data: {"))
    .map((line) => JSON.parse(line.slice(6)) as { type: string; name?: string });
  expect(events.map(({ type }) => type.replace("response.", ""))).toEqual([
    "created",
    "in_progress",
    "output_item.added",
    "content_part.added",
    "reasoning_text.delta",
    "reasoning_text.done",
    "content_part.done",
    "output_item.done",
    "output_item.added",
    "function_call_arguments.delta",
    "function_call_arguments.done",
    "output_item.done",
    "completed",
  ]);
  expect(events[10]?.name).toBe("get_time");
});

test("a stream is read by OpenAI's own helper, and an error amid it", async () => {
  server.use(llm.openrouter.responses("Hi there"));
  const stream = openai.responses.stream(PARAMS);
  expect((await stream.finalResponse()).output_text).toBe("Hi there");
  server.use(llm.openrouter.responses([text("Hel"), errors.overloaded()]));
  const read = async (): Promise<void> => {
    for await (const _ of await openai.responses.create({ ...PARAMS, stream: true }));
  };
  await expect(read()).rejects.toMatchObject({
    code: 529,
    message: "Provider is temporarily overloaded",
  });
});

test("what a body says of reasoning, a stream's end tells alone", async () => {
  const told = { context: null, effort: null, summary: null };
  server.use(llm.openrouter.responses({ content: "Hi", body: { reasoning: told, user: "me" } }));
  const responses: unknown[] = [];
  for await (const event of await openai.responses.create({ ...PARAMS, stream: true })) {
    if ("response" in event) responses.push(event.response);
  }
  expect(responses).toMatchObject([
    { reasoning: null, user: "me" },
    { reasoning: null, user: "me" },
    { reasoning: told, user: "me" },
  ]);
});
