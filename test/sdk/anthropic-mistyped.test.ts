import { expect, test } from "vitest";
import { createAsk, HELLO, type Row } from "../support/anthropic-refusals.ts";

const ask = createAsk();

const TOOL = { name: "now", input_schema: { type: "object" } };

const SERVER = { type: "url", name: "docs", url: "https://docs.example/mcp" };

const WIKI = { ...SERVER, name: "wiki" };

function take(schema: object): object {
  return { tools: [{ ...TOOL, input_schema: { type: "object", ...schema } }] };
}

function toolset(name: string): object {
  return { type: "mcp_toolset", mcp_server_name: name };
}

function structured(schema: unknown): object {
  return { output_config: { format: { type: "json_schema", schema } } };
}

const UNION =
  "tools.0.custom.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level";

const MINIMUM =
  "output_config.format.schema: For 'integer' type, property 'minimum' is not supported";

const BOUNDED = [{ type: "integer", minimum: 1 }];

const FREE = [{ type: "integer" }];

const THINKING = { type: "enabled", budget_tokens: 1024 };

test.for<Row>([
  [{ model: 5 }, "model: Input should be a valid string", { model: "5" }],
  [{ model: "" }, "model: String should have at least 1 character", { model: "m" }],
  [{ max_tokens: "" }, "max_tokens: Input should be a valid integer", { max_tokens: "8" }],
  [
    { max_tokens: undefined, messages: [] },
    "messages: at least one message is required",
    { messages: [HELLO] },
  ],
  [{ thinking: "on" }, "thinking: Input should be a valid dictionary", { thinking: null }],
  [{ thinking: {} }, "thinking.type: Field required", { thinking: { type: "disabled" } }],
  [
    { max_tokens: 2048, thinking: { ...THINKING, display: "loud" } },
    "thinking.enabled.display: Input should be 'summarized', 'omitted' or 'updates'",
    { max_tokens: 2048, thinking: { ...THINKING, display: "omitted" } },
  ],
  [{ metadata: "me" }, "metadata: Input should be a valid dictionary", { metadata: {} }],
  [
    { messages: [HELLO, { role: 1, content: "Hi" }] },
    "messages.1.role: Input should be a valid string",
    { messages: [HELLO, { role: "assistant", content: "Hi" }] },
  ],
  [
    { messages: [HELLO, { role: "assistant", content: [1] }] },
    "messages.1.content.0: Input should be a valid dictionary",
    { messages: [HELLO, { role: "assistant", content: [] }] },
  ],
  [{ tools: "now" }, "tools: Input should be a valid list", { tools: null }],
  [{ tools: [1] }, "tools.0: Input should be a valid dictionary", { tools: [] }],
  [take({ oneOf: [] }), UNION, take({ properties: { a: { oneOf: [{ type: "string" }] } } })],
  [take({ allOf: [] }), UNION, take({ properties: { a: { allOf: [{ type: "string" }] } } })],
  [take({ anyOf: [] }), UNION, take({ properties: { a: { anyOf: [{ type: "string" }] } } })],
  [
    { tool_choice: "any" },
    "tool_choice: Input should be a valid dictionary",
    { tool_choice: null },
  ],
  [{ tool_choice: {} }, "tool_choice.type: Field required", { tool_choice: { type: "none" } }],
  [
    { tool_choice: { type: 1 } },
    "tool_choice.type: Input should be a valid string",
    { tools: [TOOL], tool_choice: { type: "auto", disable_parallel_tool_use: "true" } },
  ],
  [
    { tools: [TOOL], tool_choice: { type: "tool" } },
    "tool_choice.tool.name: Field required",
    { tools: [TOOL], tool_choice: { type: "tool", name: "now" } },
  ],
  [
    { tools: [TOOL], tool_choice: { type: "tool", name: 1 } },
    "tool_choice.tool.name: Input should be a valid string",
    { tools: [{ ...TOOL, type: null }], tool_choice: { type: "tool", name: "now" } },
  ],
  [
    { tool_choice: { type: "some" } },
    "tool_choice: Input tag 'some' found using 'type' does not match any of the expected tags: 'auto', 'any', 'tool', 'none'",
    { tools: [TOOL], tool_choice: { type: "any" } },
  ],
  [
    { output_config: 1 },
    "output_config: Input should be a valid dictionary",
    { output_config: null },
  ],
  [
    { output_config: { format: "json" } },
    "output_config.format: Input should be a valid dictionary",
    { output_config: { format: null } },
  ],
  [
    { output_config: { task_budget: 1 } },
    "output_config.task_budget: Input should be a valid dictionary",
    { output_config: { task_budget: null } },
  ],
  [
    { context_management: 1 },
    "context_management: Input should be a valid dictionary",
    { context_management: { edits: null } },
  ],
  [
    { context_management: { edits: 1 } },
    "context_management.edits: Input should be a valid list",
    { context_management: { edits: [] } },
  ],
  [
    { mcp_servers: Array.from({ length: 21 }, () => SERVER) },
    "mcp_servers: List should have at most 20 items after validation, not 21",
    { mcp_servers: Array.from({ length: 20 }, () => SERVER) },
  ],
  [{ mcp_servers: "docs" }, "mcp_servers: Input should be a valid list", { mcp_servers: [] }],
  [
    { mcp_servers: [SERVER, { ...SERVER, name: undefined }] },
    "mcp_servers.1.name: Field required",
    { mcp_servers: [SERVER, WIKI] },
  ],
  [
    { mcp_servers: [{ ...SERVER, type: undefined }] },
    "mcp_servers.0.type: Field required",
    { mcp_servers: [SERVER] },
  ],
  [
    { mcp_servers: [1] },
    "mcp_servers.0: Input should be a valid dictionary",
    { mcp_servers: [SERVER, WIKI], tools: [toolset("docs"), toolset("wiki")] },
  ],
  [structured({ oneOf: BOUNDED }), MINIMUM, structured({ oneOf: FREE })],
  [structured({ anyOf: BOUNDED }), MINIMUM, structured({ anyOf: FREE })],
  [structured({ allOf: BOUNDED }), MINIMUM, structured({ allOf: FREE })],
])("%j is refused: %s", async ([refused, message, accepted]) => {
  expect(await ask(refused)).toBe(message);
  expect(await ask(accepted)).toBe("accepted");
});

const NUMBERS = ["exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"];

test.for([
  ["array", ["maxItems"]],
  ["integer", NUMBERS],
  ["number", NUMBERS],
  ["string", ["maxLength", "minLength"]],
] as const)("what is made of %ss has no %j", async ([type, bounds]) => {
  const schema = { type, ...(type === "array" && { items: { type: "string" } }) };
  for (const bound of bounds) {
    expect(await ask(structured({ ...schema, [bound]: 2 }))).toBe(
      `output_config.format.schema: For '${type}' type, property '${bound}' is not supported`,
    );
  }
  expect(await ask(structured({ ...schema, description: bounds.join() }))).toBe("accepted");
});

test("parameters that may be left out are counted in what is answered, too", async () => {
  const take = (count: number): object => {
    const names = Array.from({ length: count }, (_, index) => [`p${index}`, { type: "string" }]);
    const properties = Object.fromEntries(names) as object;
    return structured({ type: "object", properties, additionalProperties: false });
  };
  expect(await ask(take(25))).toMatch(/^Schemas contains too many optional parameters \(25\)/);
  expect(await ask(take(24))).toBe("accepted");
});
