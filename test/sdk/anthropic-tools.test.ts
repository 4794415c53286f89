import Anthropic, { BadRequestError } from "@anthropic-ai/sdk";
import { expect, test } from "vitest";
import { createFetch, llm } from "../../src/index.ts";
import { createAsk, REQUEST, type Row } from "../support/anthropic-refusals.ts";

const ask = createAsk();

const SCHEMA = { type: "object", properties: {}, additionalProperties: false };
const TOOL = { name: "now", input_schema: SCHEMA };
const COMPUTER = { type: "computer_20251124", name: "computer", display_height_px: 9 };
const SEARCH = { type: "tool_search_tool_regex_20251119", name: "tool_search_tool_regex" };

const TOO_MANY_UNIONS =
  "Schemas contains too many parameters with union types (17 parameters with type arrays or anyOf). This causes exponential compilation cost. Reduce the number of nullable or union-typed parameters (limit: 16 parameters with unions).";

/** A strict tool with so many optional parameters, so many that may be null, and so many of two types. */
function strict(optional: number, nullable: number, either = 0): object {
  const names = Array.from({ length: nullable + either }, (_, index) => `union_${index}`);
  const anyOf = [{ type: "string" }, { type: "number" }];
  const properties = Object.fromEntries([
    ...Array.from({ length: optional }, (_, index) => [`optional_${index}`, { type: "string" }]),
    ...names.map((name, index) => [
      name,
      index < nullable ? { type: ["string", "null"] } : { anyOf },
    ]),
  ]) as object;
  return {
    tools: [{ ...TOOL, strict: true, input_schema: { ...SCHEMA, properties, required: names } }],
  };
}

const TAGS =
  "'advisor_20260301', 'bash_20241022', 'bash_20250124', 'browser_toolset_20260801', 'code_execution_20250522', 'code_execution_20250825', 'code_execution_20260120', 'code_execution_20260521', 'computer_20241022', 'computer_20250124', 'computer_20251124', 'computer_toolset_20260801', 'custom', 'mcp_toolset', 'memory_20250818', 'text_editor_20241022', 'text_editor_20250124', 'text_editor_20250429', 'text_editor_20250728', 'tool_search_tool_bm25', 'tool_search_tool_bm25_20251119', 'tool_search_tool_regex', 'tool_search_tool_regex_20251119', 'web_fetch_20250910', 'web_fetch_20260209', 'web_fetch_20260309', 'web_fetch_20260318', 'web_search_20250305', 'web_search_20260209', 'web_search_20260318'";

function toStrictTool(_: unknown, index: number): object {
  return { ...TOOL, name: `now_${index}`, strict: true };
}

test.for<Row>([
  [
    { tools: [{ type: "web_serach_20250305", name: "web_search" }] },
    `tools.0: Input tag 'web_serach_20250305' found using 'type' does not match any of the expected tags: ${TAGS}`,
    { tools: [{ type: "web_search_20270101", name: "web_search" }] },
  ],
  [
    { tools: [{ type: "web_search", name: "web_search" }] },
    `tools.0: Input tag 'web_search' found using 'type' does not match any of the expected tags: ${TAGS}`,
    { tools: [{ type: "web_search_20250305", name: "web_search" }] },
  ],
  [
    { tools: [{ type: "shell_20250305", name: "shell" }] },
    `tools.0: Input tag 'shell_20250305' found using 'type' does not match any of the expected tags: ${TAGS}`,
    { tools: [{ type: "bash_20270101", name: "bash" }] },
  ],
  [
    { tools: [{ type: "web_search_20250305", name: "search" }] },
    "tools.0.web_search_20250305.name: Input should be 'web_search'",
    { tools: [{ type: "web_search_20250305", name: "web_search" }] },
  ],
  [
    { tools: [{ type: "text_editor_20250728", name: "str_replace_editor" }] },
    "tools.0.text_editor_20250728.name: Input should be 'str_replace_based_edit_tool'",
    { tools: [{ type: "text_editor_20250124", name: "str_replace_editor" }] },
  ],
  [
    { tools: [{ type: "web_search_20250305", name: "web_search", max_uses: 0 }] },
    "tools.0.web_search_20250305.max_uses: Input should be greater than 0",
    { tools: [{ type: "web_search_20250305", name: "web_search", max_uses: 1 }] },
  ],
  [
    { tools: [{ type: "web_search_20250305", name: "web_search", max_uses: -1 }] },
    "tools.0.web_search_20250305.max_uses: Input should be greater than 0",
    { tools: [{ type: "web_search_20250305", name: "web_search", max_uses: null }] },
  ],
  [
    { tools: [{ type: "advisor_20260301", name: "advisor" }] },
    "tools.0.advisor_20260301.model: Field required",
    { tools: [{ type: "advisor_20260301", name: "advisor", model: "claude-opus-5" }] },
  ],
  [
    { tools: [{ ...COMPUTER, display_height_px: undefined, display_width_px: 9 }] },
    "tools.0.computer_20251124.display_height_px: Field required",
    { tools: [{ type: "tool_search_tool_regex", name: "tool_search_tool_regex" }] },
  ],
  [
    { tools: [{ ...TOOL, defer_loading: true }] },
    "All tools have defer_loading set. At least one tool must be non-deferred.",
    { tools: [{ ...TOOL, defer_loading: true }, SEARCH] },
  ],
  [
    { tools: [COMPUTER] },
    "tools.0.computer_20251124.display_width_px: Field required",
    { tools: [{ ...COMPUTER, display_width_px: 9 }] },
  ],
  [
    { tools: [{ type: "mcp_toolset" }] },
    "tools.0.mcp_toolset.mcp_server_name: Field required",
    { tools: [{ type: "computer_toolset_20260801" }] },
  ],
  [
    { tools: [{ ...TOOL, input_schema: "object" }] },
    "tools.0.custom.input_schema: Input should be a valid dictionary",
    { tools: [TOOL] },
  ],
  [
    { tools: [{ ...TOOL, input_schema: { properties: {} } }] },
    "tools.0.custom.input_schema.type: Field required",
    { tools: [{ ...TOOL, input_schema: { type: "object" } }] },
  ],
  [
    { tools: Array.from({ length: 21 }, toStrictTool) },
    "Too many strict tools (21). The maximum number of strict tools supported is 20. Try reducing the number of tools marked as strict.",
    { tools: Array.from({ length: 20 }, toStrictTool) },
  ],
  [
    { tools: [{ ...TOOL, input_schema: { type: "string" } }] },
    "tools.0.custom.input_schema.type: Input should be 'object'",
    { tools: [TOOL] },
  ],
  [
    { tools: [{ ...TOOL, input_schema: { type: "object", anyOf: [SCHEMA] } }] },
    "tools.0.custom.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level",
    { tools: [{ ...TOOL, input_schema: { ...SCHEMA, properties: { at: { anyOf: [SCHEMA] } } } }] },
  ],
  [
    { tools: [TOOL], tool_choice: { type: "none", disable_parallel_tool_use: true } },
    "tool_choice.none.disable_parallel_tool_use: Extra inputs are not permitted",
    { tools: [TOOL], tool_choice: { type: "auto", disable_parallel_tool_use: true } },
  ],
  [
    { tools: [TOOL], tool_choice: { type: "auto", disable_parallel_tool_use: 1 } },
    "tool_choice.auto.disable_parallel_tool_use: Input should be a valid boolean",
    { tools: [TOOL], tool_choice: { type: "any", disable_parallel_tool_use: false } },
  ],
  [
    strict(25, 0),
    "Schemas contains too many optional parameters (25), which would make grammar compilation inefficient. Reduce the number of optional parameters in your tool schemas (limit: 24).",
    strict(24, 0),
  ],
  [strict(0, 17), TOO_MANY_UNIONS, strict(24, 16)],
  [strict(0, 0, 17), TOO_MANY_UNIONS, strict(0, 0, 16)],
])("%j is refused: %s", async ([refused, message, accepted]) => {
  expect(await ask(refused)).toBe(message);
  expect(await ask(accepted)).toBe("accepted");
});

test("tokens are counted of what a message may be made of alone", async () => {
  const fetch = createFetch(...llm.handlers);
  const { messages } = new Anthropic({ apiKey: "test", maxRetries: 0, fetch });
  const { max_tokens: _, ...prompt } = REQUEST;
  const count = (fields: object) => messages.countTokens({ ...prompt, ...fields } as never);
  await expect(count({ thinking: { type: "enabled", budget_tokens: 8 } })).rejects.toThrow(
    BadRequestError,
  );
  await expect(count({ tools: [{ ...TOOL, input_schema: {} }] })).rejects.toThrow(BadRequestError);
  const { input_tokens } = await count({ thinking: { type: "enabled", budget_tokens: 2048 } });
  expect(input_tokens).toBeGreaterThan(0);
});
