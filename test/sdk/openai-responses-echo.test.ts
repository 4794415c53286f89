import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test" })));

const params = { model: "gpt-5.4", input: "Hello" };

interface Echo {
  name: string;
  sent: object;
  /** What the answer then says. */
  told: object;
  /** What it says without. */
  untold: object;
}

const echoes: Echo[] = [
  {
    name: "metadata",
    sent: { metadata: { a: "b" } },
    told: { metadata: { a: "b" } },
    untold: { metadata: {} },
  },
  { name: "store", sent: { store: false }, told: { store: false }, untold: { store: true } },
  {
    name: "a tier",
    sent: { service_tier: "flex" },
    told: { service_tier: "flex" },
    untold: { service_tier: "default" },
  },
  {
    name: "a fast tier, which is told by its other name",
    sent: { service_tier: "fast" },
    told: { service_tier: "priority" },
    untold: { service_tier: "default" },
  },
  {
    name: "instructions",
    sent: { instructions: "Be brief." },
    told: { instructions: "Be brief." },
    untold: { instructions: null },
  },
  {
    name: "a truncation",
    sent: { truncation: "auto" },
    told: { truncation: "auto" },
    untold: { truncation: "disabled" },
  },
  {
    name: "temperature and top_p",
    sent: { temperature: 0, top_p: 0.5 },
    told: { temperature: 0, top_p: 0.5 },
    untold: { temperature: 1, top_p: 1 },
  },
  {
    name: "one tool call at a time",
    sent: { parallel_tool_calls: false, max_tool_calls: 2 },
    told: { parallel_tool_calls: false, max_tool_calls: 2 },
    untold: { parallel_tool_calls: true, max_tool_calls: null },
  },
  {
    name: "reasoning, whose summary is the most that there is",
    sent: { reasoning: { effort: "low", summary: "auto" } },
    told: {
      reasoning: { context: "current_turn", effort: "low", mode: "standard", summary: "detailed" },
    },
    untold: { reasoning: { context: null, effort: null, summary: null } },
  },
  {
    name: "a format of the text",
    sent: {
      text: {
        format: { type: "json_schema", name: "a", schema: { $schema: "b", type: "object" } },
      },
    },
    told: {
      text: {
        format: {
          type: "json_schema",
          name: "a",
          schema: { type: "object" },
          description: null,
          strict: false,
        },
        verbosity: "medium",
      },
    },
    untold: { text: { format: { type: "text" }, verbosity: "medium" } },
  },
  {
    name: "a choice of tools, which is none",
    sent: { tool_choice: "none" },
    told: { tool_choice: "none" },
    untold: { tool_choice: "auto" },
  },
  {
    name: "a number of alternatives, and a user",
    sent: { top_logprobs: 3, user: "ada" },
    told: { top_logprobs: 3, user: "ada" },
    untold: { top_logprobs: 0, user: null },
  },
  {
    name: "a limit of tokens, and what runs in the background",
    sent: { max_output_tokens: 64, background: false },
    told: { max_output_tokens: 64, background: false },
    untold: { max_output_tokens: null, background: false },
  },
  {
    name: "keys of caches and users",
    sent: { prompt_cache_key: "a", safety_identifier: "b", prompt_cache_options: { ttl: "30m" } },
    told: { prompt_cache_key: "a", safety_identifier: "b", prompt_cache_options: { ttl: "30m" } },
    untold: { prompt_cache_key: null, safety_identifier: null },
  },
];

function pick(response: object, names: string[]): object {
  return Object.fromEntries(Object.entries(response).filter(([name]) => names.includes(name)));
}

test.for(echoes)("$name", async ({ sent, told, untold }) => {
  server.use(llm.openai.responses("{}"));
  const names = Object.keys(told);
  const asked = { ...params, ...(sent as typeof params) };
  expect(pick(await client.responses.create(asked), names)).toEqual(told);
  const streamed = await client.responses.stream(asked).finalResponse();
  expect(pick(streamed, names)).toEqual(told);
  expect(pick(await client.responses.create(params), names)).toEqual(untold);
});

test("a function whose strictness is not said is made strict, and one that is not stays as it is", async () => {
  const parameters = { type: "object", properties: { city: { type: "string" } } };
  const tool = { type: "function", name: "get_weather", parameters };
  const tools = [tool, { ...tool, strict: false }] as unknown as OpenAI.Responses.Tool[];
  const response = await client.responses.create({ ...params, tools });
  expect(response.tools).toEqual([
    {
      ...tool,
      parameters: { ...parameters, required: ["city"], additionalProperties: false },
      description: null,
      output_schema: null,
      strict: true,
    },
    { ...tool, description: null, output_schema: null, strict: false },
  ]);
});

test("what is secret of a server is not repeated", async () => {
  const tools: OpenAI.Responses.Tool[] = [
    {
      type: "mcp",
      server_label: "wiki",
      server_url: "https://mcp.example/path?key=planted",
      headers: { "x-key": "planted" },
      authorization: "planted",
    },
  ];
  const response = await client.responses.create({ ...params, tools });
  expect(response.tools).toEqual([
    {
      type: "mcp",
      server_label: "wiki",
      server_url: "https://mcp.example/<redacted>",
      headers: { "x-key": "<redacted>" },
    },
  ]);
});
