import OpenAI from "openai";
import { beforeEach, expect, test } from "vitest";
import { openaiCompatible } from "../../src/index.ts";
import { missing, type Refusal, refusalOf, wrongType } from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
const acme = openaiCompatible({ name: "acme", baseURL: "https://api.acme.example/v1" });
beforeEach(() => server.use(...acme.handlers));

const BASE_URLS = {
  OpenAI: "https://api.openai.com/v1",
  acme: "https://api.acme.example/v1",
  LiteLLM: "http://localhost:4000",
  OpenRouter: "https://openrouter.ai/api/v1",
  xAI: "https://api.x.ai/v1",
  Groq: "https://api.groq.com/openai/v1",
  Bedrock: "https://bedrock-mantle.us-east-1.api.aws/v1",
};
const COMPATIBLE_RESPONSES = ["acme", "LiteLLM", "OpenRouter", "xAI", "Groq", "Bedrock"];

function createClient(provider: string): OpenAI {
  const baseURL = BASE_URLS[provider as keyof typeof BASE_URLS];
  return new OpenAI({ apiKey: "test", baseURL, maxRetries: 0 });
}

function ask(provider: string, params: object): Promise<unknown> {
  const messages = [USER];
  return createClient(provider).chat.completions.create({
    model: "m",
    messages,
    ...params,
  } as never);
}

const USER = { role: "user", content: "Hello" };
const LIST = { name: "x", strict: true, schema: { type: "array", items: {} } };

/** What others accept, as recordings of theirs show, or pass on; OpenAI does not. */
const OPENAI_ALONE: object[] = [
  { temperature: 5 },
  { tools: [] },
  { tools: [{ type: "openrouter:web_search" }] },
  { max_tokens: 5, max_completion_tokens: 5 },
  { stop: ["a", "b", "c", "d", "e"] },
  { parallel_tool_calls: true },
  { stream_options: { include_usage: true } },
  { response_format: { type: "json_object" } },
  { response_format: { type: "json_schema", json_schema: LIST } },
  { messages: [USER, { role: "tool", content: "x" }] },
  { messages: [{ role: "user", content: [{ type: "video_url", video_url: { url: "u" } }] }] },
];

test.for(OPENAI_ALONE)("OpenAI alone refuses %j", async (params) => {
  expect(await refusalOf(ask("OpenAI", params))).toBeDefined();
  expect(await refusalOf(ask("acme", params))).toBeUndefined();
  expect(await refusalOf(ask("LiteLLM", params))).toBeUndefined();
});

test.for<object>([
  { messages: [] },
  { messages: "Hello" },
  { messages: [{ content: "Hello" }] },
  { messages: [{ role: "bogus", content: "Hello" }] },
  { temperature: "hot" },
  { top_p: "high" },
  { stream: "yes" },
  { max_tokens: "5" },
  { max_completion_tokens: 1.5 },
  { n: "2" },
  { n: 0 },
])("everybody refuses %j", async (params) => {
  const refusal = await refusalOf(ask("OpenAI", params));
  expect(refusal).toBeDefined();
  expect(await refusalOf(ask("acme", params))).toEqual(refusal);
  expect(await refusalOf(ask("LiteLLM", params))).toBeDefined();
});

/** What only OpenAI's responses refuse; the others have items, parts, tools and bounds of their own. */
test.for<object>([
  { temperature: 5 },
  { max_output_tokens: 1 },
  { input: [] },
  { input: [{ type: "openrouter:web_search", id: "x" }] },
  { input: [{ role: "tool", content: "x" }] },
  { input: [{ role: "user", content: [{ type: "input_video", video_url: "u" }] }] },
  { input: [{ type: "function_call_output", call_id: "call_1", output: "x" }] },
  { input: [{ type: "function_call", id: "1", call_id: "1", name: "f", arguments: "{}" }] },
  { tools: [{ type: "function" }] },
  { tool_choice: "any" },
  { reasoning: { effort: "ultra" } },
  { include: ["all"] },
  { metadata: { count: 1 } },
  { service_tier: "batch" },
  { stream_options: {} },
  { text: { format: { type: "json_object" } } },
  { text: { format: { type: "grammar" } } },
])("OpenAI's responses alone refuse %j", async (params) => {
  expect(await listRefusing(params)).toEqual(["OpenAI"]);
});

test.for<object>([
  { input: undefined },
  { input: 7 },
  { input: [7] },
  { input: [{ role: 7, content: "x" }] },
  { input: [{ role: "user" }] },
  { input: [{ type: "message", content: "x" }] },
  { input: [{ role: "user", content: 7 }] },
  { input: [{ type: "function_call", call_id: "1", name: "f" }] },
  { input: [{ type: "function_call_output", call_id: "1" }] },
  { input: [{ type: "function_call_output", output: "x" }] },
  { model: 7 },
  { temperature: "hot" },
  { top_p: "high" },
  { stream: "yes" },
  { max_output_tokens: "50" },
  { previous_response_id: 7 },
  { previous_response_id: "resp_that_nobody_gave" },
])("everybody's responses refuse %j", async (params) => {
  expect(await listRefusing(params)).toEqual(["OpenAI", ...COMPATIBLE_RESPONSES]);
});

const CONTENT = "one of an array of objects or string";

test.for<[item: object, refusal: Refusal | undefined]>([
  [{ type: "message", content: "x" }, missing("input[0].role")],
  [{ role: 7, content: "x" }, wrongType("input[0].role", "a string", "an integer")],
  [{ role: "user" }, missing("input[0].content")],
  [{ role: "user", content: 7 }, wrongType("input[0].content", CONTENT, "an integer")],
  [{ type: "function_call", name: "f", arguments: "{}" }, missing("input[0].call_id")],
  [{ type: "function_call", call_id: "1", arguments: "{}" }, missing("input[0].name")],
  [{ role: "tool", content: [] }, undefined],
])("a compatible provider's responses judge %j", async ([item, refusal]) => {
  const ask = createClient("acme").responses.create({ model: "m", input: [item] } as never);
  expect(await refusalOf(ask)).toEqual(refusal);
});

/** Whose responses refuse a request. */
async function listRefusing(params: object): Promise<string[]> {
  const refusing: string[] = [];
  for (const provider of ["OpenAI", ...COMPATIBLE_RESPONSES]) {
    const { responses } = createClient(provider);
    const request = { model: "m", input: "Hello", ...params } as never;
    if (await refusalOf(responses.create(request))) refusing.push(provider);
  }
  return refusing;
}

test("completions and embeddings, too, have rules of OpenAI alone", async () => {
  const complete = (provider: string): Promise<unknown> =>
    createClient(provider).completions.create({ model: "m", prompt: "Hi", temperature: 5 });
  expect(await refusalOf(complete("OpenAI"))).toMatchObject({ param: "temperature" });
  expect(await refusalOf(complete("acme"))).toBeUndefined();
  expect(await refusalOf(complete("LiteLLM"))).toBeUndefined();
  const embed = (provider: string): Promise<unknown> =>
    createClient(provider).embeddings.create({ model: "m", input: "Hi", user: 7 } as never);
  expect(await refusalOf(embed("OpenAI"))).toMatchObject({
    message: "7 is not of type 'string' - 'user'",
  });
  expect(await refusalOf(embed("acme"))).toBeUndefined();
});

test("pictures and sounds, too", async () => {
  const draw = (provider: string): Promise<unknown> =>
    createClient(provider).images.generate({
      model: "m",
      prompt: "a",
      background: "red" as "auto",
    });
  expect(await refusalOf(draw("OpenAI"))).toMatchObject({ param: "background" });
  expect(await refusalOf(draw("xAI"))).toBeUndefined();
  const speak = (provider: string): Promise<unknown> =>
    createClient(provider).audio.speech.create({ model: "m", voice: "v", input: "Hi", speed: 9 });
  expect(await refusalOf(speak("OpenAI"))).toMatchObject({ param: "speed" });
  expect(await refusalOf(speak("Groq"))).toBeUndefined();
  const file = new File(["Hi"], "a.txt", { type: "text/plain" });
  const listen = (provider: string): Promise<unknown> =>
    createClient(provider).audio.transcriptions.create({ model: "whisper-1", file });
  expect(await refusalOf(listen("OpenAI"))).toMatchObject({ param: null });
  expect(await refusalOf(listen("Groq"))).toBeUndefined();
});
