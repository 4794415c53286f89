import { expect, test } from "vitest";
import { createFetch, createHandlers } from "../../src/index.ts";

/** JSON whose members are no methods: neither JavaScript's `String` nor its `Number` can read it. */
const ODD = { toString: 1, valueOf: 1 };

const USER = { role: "user", content: "Hello" };
const STRICT = {
  type: "object",
  properties: {},
  required: [ODD],
  additionalProperties: false,
};

const REFUSED: [name: string, url: string, body: object, message: string][] = [
  [
    "Bedrock's tool use",
    "https://bedrock-runtime.us-east-1.amazonaws.com/model/m/converse",
    {
      messages: [
        { role: "user", content: [{ text: "Hello" }] },
        {
          role: "assistant",
          content: [{ toolUse: { toolUseId: ODD, name: "now", input: {} } }],
        },
        { role: "user", content: [{ text: "Go on" }] },
      ],
      toolConfig: { tools: [{ toolSpec: { name: "now", inputSchema: { json: {} } } }] },
    },
    'Expected toolResult blocks at messages.2.content for the following Ids: {"toString":1,"valueOf":1}',
  ],
  [
    "OpenAI's strict schema",
    "https://api.openai.com/v1/chat/completions",
    {
      model: "m",
      messages: [USER],
      tools: [{ type: "function", function: { name: "now", strict: true, parameters: STRICT } }],
    },
    `Extra required key '{"toString":1,"valueOf":1}' supplied.`,
  ],
];

test.for(REFUSED)("%s may hold an id or a key of any type", async ([, url, body, message]) => {
  const handlers = createHandlers();
  expect(await post(url, body, handlers)).toEqual([
    400,
    expect.stringContaining(JSON.stringify(message).slice(1, -1)),
  ]);
  expect(handlers.errors).toEqual([]);
});

test.for([
  ["input_files", 0, "list_type"],
  ["input_files", [1], "string_type"],
  ["requests", {}, "list_type"],
  ["endpoint", 5, "string_type"],
] as const)("Mistral's batch refuses %s %j", async ([name, value, type]) => {
  const handlers = createHandlers();
  const body = { endpoint: "/v1/embeddings", input_files: null, [name]: value };
  const [status, text] = await post("https://api.mistral.ai/v1/batch/jobs", body, handlers);
  expect([status, JSON.parse(text)]).toMatchObject([422, { detail: [{ type }] }]);
  expect(handlers.errors).toEqual([]);
});

test("Mistral's batch takes no files, and unchecked anything", async () => {
  const url = "https://api.mistral.ai/v1/batch/jobs";
  const sound = { endpoint: "/v1/embeddings", input_files: null, requests: null };
  expect((await post(url, sound, createHandlers()))[0]).toBe(200);
  const handlers = createHandlers({ validate: false });
  const [status, text] = await post(url, { endpoint: ODD, input_files: 0, requests: 1 }, handlers);
  expect([status, JSON.parse(text)]).toMatchObject([200, { endpoint: "", input_files: [] }]);
});

test("a picture's size may be of any type, where nothing checks it", async () => {
  const handlers = createHandlers({ validate: false });
  const body = { model: "gpt-image-1", prompt: "A cat", size: [ODD] };
  const [status] = await post("https://api.openai.com/v1/images/generations", body, handlers);
  expect([status, handlers.errors]).toEqual([200, []]);
});

test.for([ODD, "constructor"])("a video's resolution and ratio may be %j", async (odd) => {
  const handlers = createHandlers({ validate: false });
  const body = {
    model: "grok-imagine-video",
    prompt: "A wave",
    resolution: odd,
    aspect_ratio: odd,
  };
  const [status] = await post("https://api.x.ai/v1/videos/generations", body, handlers);
  expect([status, handlers.errors]).toEqual([200, []]);
});

test("Gemini's modality that stands for a list is read as a member of one", async () => {
  const url =
    "https://generativelanguage.googleapis.com/v1beta/models/gemini-3.5-flash:generateContent";
  const ask = (responseModalities: string): Promise<[number, string]> => {
    const contents = [{ role: "user", parts: [{ text: "Hello" }] }];
    return post(url, { contents, generationConfig: { responseModalities } }, createHandlers());
  };
  expect(await ask("SMELL")).toEqual([
    400,
    expect.stringContaining("Invalid value at 'generation_config.response_modalities[0]'"),
  ]);
  expect((await ask("TEXT"))[0]).toBe(200);
});

test("a model without a name is not among those that Ollama runs", async () => {
  const handlers = createHandlers({ validate: false });
  await post("http://localhost:11434/api/chat", { messages: [USER] }, handlers);
  await post("http://localhost:11434/api/chat", { model: "qwen3:8b", messages: [USER] }, handlers);
  const response = await createFetch(...handlers)("http://localhost:11434/api/ps");
  const { models } = (await response.json()) as { models: { name: string }[] };
  expect(models.map(({ name }) => name)).toEqual(["qwen3:8b"]);
});

test("Mistral shows nothing of a form that it refuses", async () => {
  const body = new FormData();
  body.set("attachment", new Blob(["a"]), "a.txt");
  const init = { method: "POST", body };
  const response = await createFetch(...createHandlers())("https://api.mistral.ai/v1/files", init);
  expect(await response.json()).toEqual({
    detail: [{ type: "missing", loc: ["body", "file"], msg: "Field required", input: null }],
  });
});

test("a request that is nested too deep is told so", async () => {
  const deep = `${'{"items":'.repeat(20_000)}{}${"}".repeat(20_000)}`;
  const tools = [{ type: "function", function: { name: "now", parameters: 0 } }];
  const body = JSON.stringify({ model: "m", messages: [USER], tools }).replace("0", deep);
  const url = "https://api.openai.com/v1/chat/completions";
  const response = await createFetch(...createHandlers())(url, { method: "POST", body });
  expect([response.status, await response.text()]).toEqual([
    400,
    expect.stringContaining("it is nested too deep"),
  ]);
});

test("what no endpoint of Google's answers has the shape of its errors", async () => {
  const url = "https://generativelanguage.googleapis.com/v1beta/nothing";
  const response = await createFetch(...createHandlers())(url);
  expect([response.status, await response.json()]).toMatchObject([
    400,
    {
      error: { code: 400, status: "INVALID_ARGUMENT", message: expect.stringMatching(/^msw-llm:/) },
    },
  ]);
});

const PROPERTY = {
  type: "object",
  properties: { now: { type: ODD } },
  additionalProperties: false,
};

test("Anthropic's strict schema may hold a type of any type", async () => {
  const handlers = createHandlers();
  const body = {
    model: "m",
    max_tokens: 100,
    messages: [USER],
    tools: [{ name: "now", strict: true, input_schema: PROPERTY }],
  };
  expect(await post("https://api.anthropic.com/v1/messages", body, handlers)).toEqual([
    200,
    expect.stringContaining("This is a mock request"),
  ]);
});

test("LiteLLM's timeout may be of any type, where nothing checks it", async () => {
  const handlers = createHandlers({ validate: false });
  const body = { model: "m", messages: [USER], mock_timeout: true, timeout: ODD };
  expect(await post("http://localhost:4000/chat/completions", body, handlers)).toEqual([
    408,
    expect.stringContaining("litellm.Timeout"),
  ]);
  expect(handlers.errors).toEqual([]);
});

type Handlers = ReturnType<typeof createHandlers>;

async function post(url: string, body: object, handlers: Handlers): Promise<[number, string]> {
  const init = { method: "POST", body: JSON.stringify(body) };
  const response = await createFetch(...handlers)(url, init);
  return [response.status, await response.text()];
}
