import { createXai } from "@ai-sdk/xai";
import { generateText } from "ai";
import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { custom, llm, reasoning, toolCall } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let deepseek: OpenAI;
let xai: OpenAI;
beforeAll(() => {
  deepseek = new OpenAI({ apiKey: "test", baseURL: "https://api.deepseek.com" });
  xai = new OpenAI({ apiKey: "test", baseURL: "https://api.x.ai/v1" });
});

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const tools: OpenAI.Responses.Tool[] = [
  { type: "function", name: "get_time", parameters: { type: "object" }, strict: null },
];

test("DeepSeek tells its reasoning itself, and says that a message is the answer", async () => {
  server.use(llm.deepseek.responses([reasoning("Hm."), "Hi"]));
  const params = { model: "deepseek-v4-flash", input: "Hello" };
  const { id, output, ...response } = await deepseek.responses.create(params);
  expect(id).toMatch(UUID);
  expect(output).toMatchObject([
    { type: "reasoning", status: "completed", summary: [], content: [{ text: "Hm." }] },
    { type: "message", phase: "final_answer", content: [{ text: "Hi" }] },
  ]);
  expect(new Set(output.map((item) => item.id)).size).toBe(2);
  expect(response).toMatchObject({ content_filters: null, store: false, service_tier: "default" });
  expect(response).not.toHaveProperty("tool_usage");
  const stream = deepseek.responses.stream(params);
  const types: string[] = [];
  for await (const { type } of stream) types.push(type);
  expect(types.slice(2, 8)).toEqual([
    "response.output_item.added",
    "response.content_part.added",
    "response.reasoning_text.delta",
    "response.reasoning_text.done",
    "response.content_part.done",
    "response.output_item.done",
  ]);
});

test("xAI's items repeat the response's id, and its usage tells of sources", async () => {
  server.use(llm.xai.responses([reasoning("Hm."), toolCall("get_time", {})]));
  const params = { model: "grok-4.3", input: "Hello", tools };
  const { id, output, usage, ...response } = await xai.responses.create(params);
  expect(output).toMatchObject([
    { id: `rs_${id}`, type: "reasoning", summary: [{ text: "Hm." }], status: "completed" },
    { id: `fc_${id}_1`, type: "function_call", name: "get_time" },
  ]);
  expect(output[1]).toHaveProperty("call_id", expect.stringMatching(/^call-[0-9a-f-]{36}-\d$/));
  expect(usage).toMatchObject({ num_sources_used: 0, num_server_side_tools_used: 0 });
  expect(response).toMatchObject({ text: { format: { type: "text" } }, service_tier: "default" });
  for (const name of ["billing", "moderation", "tool_usage"])
    expect(response).not.toHaveProperty(name);
});

test("the AI SDK reads xAI's reasoning", async () => {
  server.use(llm.xai.responses([reasoning("Hm."), "Hi"]));
  const model = createXai({ apiKey: "test" })("grok-4.3");
  const { text, reasoningText } = await generateText({ model, prompt: "Hello" });
  expect({ text, reasoningText }).toEqual({ text: "Hi", reasoningText: "Hm." });
});

test("a picture of xAI's is told in the steps that were recorded, and its prompt at the end", async () => {
  const picture = { result: "AAAA", prompt: "A paper boat" };
  server.use(llm.xai.responses(custom("openai.image_generation_call", picture)));
  const params = { model: "grok-4.5", input: "Draw a boat", stream: true } as const;
  const steps: unknown[] = [];
  for await (const event of await xai.responses.create(params)) {
    steps.push("item" in event ? event.item : event.type.replace("response.", ""));
  }
  const id = expect.stringMatching(/^ig_/) as unknown;
  const item = { id, type: "image_generation_call" };
  expect(steps.slice(2, -1)).toEqual([
    { ...item, status: "in_progress", result: null },
    "image_generation_call.in_progress",
    "image_generation_call.generating",
    "image_generation_call.completed",
    { ...item, ...picture, status: "completed" },
  ]);
});
