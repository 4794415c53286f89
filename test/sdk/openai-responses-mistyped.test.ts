import OpenAI from "openai";
import { expect, test } from "vitest";
import { check, missing, mistyped, ofInput, type Row } from "../support/openai-responses-checks.ts";
import { usePack } from "../support/server.ts";

usePack();

const AN_INTEGER = "an integer";
const CALL = { type: "custom_tool_call", call_id: "c_1", name: "sql", input: "SELECT 1" };
const OUTPUT = { type: "custom_tool_call_output", call_id: "c_1", output: "1" };
const TOOL = { type: "function", name: "now", parameters: { type: "object" } };

function said(part: object): object {
  return { input: [{ role: "user", content: [part] }] };
}

function called(call: object, output: object = {}): object {
  return {
    input: [
      { role: "user", content: "Hi" },
      { ...CALL, ...call },
      { ...OUTPUT, ...output },
    ],
  };
}

function orphaned(type: string): object {
  return { input: [{ type: `${type}_output`, call_id: "c_1", output: "" }] };
}

function shaped(format: unknown): object {
  return { text: { format } };
}

function chosen(choice: unknown): object {
  return { tools: [TOOL, { type: "custom", name: "sql" }], tool_choice: choice };
}

type Plain = [refused: object, error: Row["error"], accepted: object];

const PROMPT = { prompt: { id: "pmpt_1" } };

/** One of a kind for each parameter that the other tables leave out. */
const ROWS: Plain[] = [
  [{ input: null }, mistyped("input", "a string", "an object"), { input: null, ...PROMPT }],
  [
    { input: 1 },
    mistyped("input", "one of a string or array of input items", AN_INTEGER),
    { model: null, ...PROMPT },
  ],
  [{ input: undefined, previous_response_id: null }, missing("input"), { input: "", ...PROMPT }],
  [
    { input: [{ type: "function_call", name: "now", arguments: "{}" }] },
    missing("input[0].call_id"),
    {},
  ],
  [
    { tools: [{ ...TOOL, name: "n".repeat(129) }] },
    {
      param: "tools[0].name",
      code: "string_above_max_length",
      message:
        "Invalid 'tools[0].name': string too long. Expected a string with maximum length 128, but got a string with length 129 instead.",
    },
    {},
  ],
  [
    { previous_response_id: 1 },
    mistyped("previous_response_id", "a string", AN_INTEGER),
    { previous_response_id: null },
  ],
  [{ moderation: 1 }, mistyped("moderation", "an object", AN_INTEGER), { moderation: null }],
  [
    { presence_penalty: "1" },
    mistyped("presence_penalty", "a decimal", "a string"),
    { presence_penalty: 1 },
  ],
  [
    { frequency_penalty: "1" },
    mistyped("frequency_penalty", "a decimal", "a string"),
    { frequency_penalty: 1 },
  ],
  [
    { parallel_tool_calls: 1 },
    mistyped("parallel_tool_calls", "a boolean", AN_INTEGER),
    { parallel_tool_calls: true },
  ],
  [{ background: 1 }, mistyped("background", "a boolean", AN_INTEGER), { background: false }],
  [{ user: 1 }, mistyped("user", "a string", AN_INTEGER), { user: "u" }],
  [
    { safety_identifier: 1 },
    mistyped("safety_identifier", "a string", AN_INTEGER),
    { safety_identifier: "u" },
  ],
  [
    { prompt_cache_options: 1 },
    mistyped("prompt_cache_options", "an object", AN_INTEGER),
    { prompt_cache_options: {} },
  ],
  [
    { prompt_cache_retention: 1 },
    mistyped("prompt_cache_retention", "one of 'in_memory' or '24h'", AN_INTEGER),
    { prompt_cache_retention: "in_memory" },
  ],
  [{ reasoning: 1 }, mistyped("reasoning", "an object", AN_INTEGER), { metadata: null }],
  [{ text: 1 }, mistyped("text", "an object", AN_INTEGER), { text: null }],
  [shaped(1), mistyped("text.format", "an object", AN_INTEGER), shaped(null)],
  [
    shaped({ type: "json_schema", schema: {} }),
    missing("text.format.name"),
    shaped({ type: "text" }),
  ],
  [
    shaped({ type: "json_schema", name: 1, schema: {} }),
    mistyped("text.format.name", "a string", AN_INTEGER),
    { ...shaped({ type: "json_object" }), prompt: { id: "pmpt_1" } },
  ],
  [
    shaped({ type: "json_schema", name: "a", schema: "object" }),
    mistyped("text.format.schema", "an object", "a string"),
    shaped({ type: "json_schema", name: "a", schema: { type: "object" } }),
  ],
  [{ tools: ["web_search"] }, mistyped("tools[0]", "an object", "a string"), { tools: [TOOL] }],
  [said({ text: "Hi" }), missing("input[0].content[0].type"), {}],
  [
    { input: [{ role: "assistant", content: [{ type: "refusal" }] }] },
    missing("input[0].content[0].refusal"),
    said({ type: "input_image", image_url: null, file_id: "file_1" }),
  ],
  [called({ call_id: undefined }), missing("input[1].call_id"), called({})],
  [called({ name: undefined }), missing("input[1].name"), called({})],
  [called({ input: undefined }), missing("input[1].input"), called({ id: "ctc_1" })],
  [
    called({ id: "fc_1" }),
    {
      param: "input[1].id",
      code: "invalid_value",
      message: "Invalid 'input[1].id': 'fc_1'. Expected an ID that begins with 'ctc'.",
    },
    {},
  ],
  [called({}, { call_id: undefined }), missing("input[2].call_id"), {}],
  [
    called({}, { output: [{ type: "input_text" }] }),
    missing("input[2].output[0].text"),
    called({}, { output: [{ type: "input_text", text: "1" }] }),
  ],
  [
    orphaned("computer_call"),
    ofInput("No tool call found for computer call output with call_id c_1."),
    {},
  ],
  [
    orphaned("apply_patch_call"),
    ofInput("No tool call found for apply patch call output with call_id c_1."),
    {},
  ],
  [{ tools: [{ type: "function" }] }, missing("tools[0].name"), {}],
  [{ tools: [{ type: "custom" }] }, missing("tools[0].name"), {}],
  [
    { tools: [{ type: "namespace", name: "crm" }] },
    missing("tools[0].description"),
    { tools: [{ type: "namespace", name: "crm", description: "Sales", tools: [TOOL] }] },
  ],
  [
    { tools: [{ type: "custom", name: 1 }] },
    mistyped("tools[0].name", "a string", AN_INTEGER),
    { tools: [{ ...TOOL, name: "n".repeat(128) }] },
  ],
  [chosen({ name: "now" }), missing("tool_choice.type"), chosen({ type: "function", name: "now" })],
  [
    chosen({ type: "allowed_tools", tools: [TOOL] }),
    missing("tool_choice.mode"),
    chosen({ type: "allowed_tools", mode: "auto", tools: [TOOL] }),
  ],
  [
    chosen({ type: "allowed_tools", mode: "auto" }),
    missing("tool_choice.tools"),
    chosen({ type: "custom", name: "sql" }),
  ],
];

test.for(ROWS)("%j is refused: %j", ([refused, error, accepted]) =>
  check({ name: "", refused, error, accepted }),
);

test.for([
  [{ input: 1 }, "input"],
  [{ tools: 1 }, "tools"],
  [{ text: 1 }, "text"],
  [{ previous_response_id: "resp_0" }, "previous_response_id"],
] as const)("what is counted is checked: %j", async ([params, param]) => {
  const client = new OpenAI({ apiKey: "test" });
  const request = { model: "m", input: "Hi", ...params } as never;
  await expect(client.responses.inputTokens.count(request)).rejects.toMatchObject({
    status: 400,
    param,
  });
});
