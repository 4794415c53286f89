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
