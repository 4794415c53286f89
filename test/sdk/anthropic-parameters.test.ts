import { expect, test } from "vitest";
import { createAsk, HELLO, type Row } from "../support/anthropic-refusals.ts";

const ask = createAsk();

const THINKING = { type: "enabled", budget_tokens: 1024 };
const thinks = { thinking: THINKING, max_tokens: 2048 };
const CONSULT =
  "Please consult our documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking#important-considerations-when-using-extended-thinking";
const TOOL = { name: "now", input_schema: { type: "object" } };
const SERVER = { type: "url", name: "docs", url: "https://docs.example/mcp" };
const TOOLSET = { type: "mcp_toolset", mcp_server_name: "docs" };
const SKILL = { type: "anthropic", skill_id: "pptx" };
const FORMAT = { type: "json_schema", schema: { type: "string" } };

test.for<Row>([
  [{ max_tokens: -1 }, "max_tokens: Input should be greater than or equal to 0", { max_tokens: 0 }],
  [{ max_tokens: "many" }, "max_tokens: Input should be a valid integer", { max_tokens: "8" }],
  [{ temperature: 1.1 }, "temperature: range: 0..1", { temperature: 1 }],
  [{ temperature: -0.1 }, "temperature: range: 0..1", { temperature: 0 }],
  [{ temperature: {} }, "temperature: Input should be a valid number", { temperature: null }],
  [{ top_p: 1.01 }, "top_p: range: 0..1", { top_p: 0.99 }],
  [{ top_k: -1 }, "top_k: Input should be greater than or equal to 0", { top_k: 0 }],
  [
    { top_k: 1.5 },
    "top_k: Input should be a valid integer, got a number with a fractional part",
    { top_k: 5 },
  ],
  [
    { stop_sequences: "END" },
    "stop_sequences: Input should be a valid list",
    { stop_sequences: [] },
  ],
  [
    { stop_sequences: ["END", 1] },
    "stop_sequences.1: Input should be a valid string",
    { stop_sequences: ["END", "1"] },
  ],
  [
    { stop_sequences: ["\n\n"] },
    "stop_sequences: each stop sequence must contain non-whitespace",
    { stop_sequences: ["\n\nHuman:"] },
  ],
  [
    { metadata: { user_id: "x".repeat(513) } },
    "metadata.user_id: String should have at most 512 characters",
    { metadata: { user_id: "x".repeat(512) } },
  ],
  [
    { metadata: { user_id: 1 } },
    "metadata.user_id: Input should be a valid string",
    { metadata: { user_id: null } },
  ],
  [
    { service_tier: "priority" },
    "service_tier: Input should be 'auto' or 'standard_only'",
    { service_tier: "auto" },
  ],
  [{ speed: "slow" }, "speed: Input should be 'standard' or 'fast'", { speed: "standard" }],
  [{ inference_geo: 1 }, "inference_geo: Input should be a valid string", { inference_geo: "eu" }],
  [{ container: 1 }, "container: Input should be a valid string", { container: { id: null } }],
  [
    { container: { skills: Array.from({ length: 9 }, () => SKILL) } },
    "container.skills: List should have at most 8 items after validation, not 9",
    { container: { skills: Array.from({ length: 8 }, () => SKILL) } },
  ],
  [
    { context_management: { edits: [{ type: "clear_all" }] } },
    "context_management.edits.0: Input tag 'clear_all' found using 'type' does not match any of the expected tags: 'clear_thinking_20251015', 'clear_tool_uses_20250919', 'compact_20260112'",
    { context_management: { edits: [{ type: "clear_tool_uses_20270101" }] } },
  ],
  [
    { context_management: { edits: [{}] } },
    "context_management.edits.0.type: Field required",
    { context_management: { edits: [] } },
  ],
  [
    { compaction: { type: "summarize" }, context_management: {} },
    "compaction: cannot be combined with `context_management`",
    { compaction: null, context_management: {} },
  ],
  [
    { output_config: { effort: "utmost" } },
    "output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'",
    { output_config: { effort: "max" } },
  ],
  [
    { output_config: { format: { ...FORMAT, type: "json" } } },
    "output_config.format.type: Input should be 'json_schema'",
    { output_config: { format: null, effort: "low" } },
  ],
  [
    { output_config: { task_budget: { type: "tokens", total: 1000 } } },
    "output_config.task_budget.total: Input should be greater than or equal to 1024",
    { output_config: { task_budget: { type: "tokens", total: 1024 } } },
  ],
  [
    { mcp_servers: [{ type: "url", name: "docs" }] },
    "mcp_servers.0.url: Field required",
    { mcp_servers: [SERVER] },
  ],
  [
    { mcp_servers: [SERVER, { ...SERVER, name: "wiki" }], tools: [TOOLSET] },
    "MCP server 'wiki' is defined but not referenced by any `mcp_toolset` in `tools`.",
    { mcp_servers: [SERVER], tools: [TOOLSET] },
  ],
])("%j is refused: %s", async ([refused, message, accepted]) => {
  expect(await ask(refused)).toBe(message);
  expect(await ask(accepted)).toBe("accepted");
});

const ASKED = {
  role: "assistant",
  content: [{ type: "tool_use", id: "toolu_1", name: "now", input: {} }],
};
const ANSWERED = { role: "user", content: [{ type: "tool_result", tool_use_id: "toolu_1" }] };
const THOUGHT = { type: "thinking", thinking: "Hm.", signature: "c2ln" };
const loop = { ...thinks, tools: [TOOL] };

test.for<Row>([
  [
    { thinking: { type: "on" } },
    "thinking: Input tag 'on' found using 'type' does not match any of the expected tags: 'adaptive', 'between_tools', 'disabled', 'enabled'",
    { thinking: { type: "disabled" } },
  ],
  [
    { thinking: { type: "adaptive", display: "all" } },
    "thinking.adaptive.display: Input should be 'summarized', 'omitted' or 'updates'",
    { thinking: { type: "adaptive", display: "omitted" } },
  ],
  [
    { ...thinks, thinking: { type: "enabled", budget_tokens: 1023 } },
    "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024",
    thinks,
  ],
  [
    { ...thinks, thinking: { type: "enabled" } },
    "thinking.enabled.budget_tokens: Field required",
    { thinking: { type: "adaptive" } },
  ],
  [
    { thinking: THINKING, max_tokens: 1024 },
    "`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking#max-tokens-and-context-window-size",
    { thinking: THINKING, max_tokens: 1025 },
  ],
  [
    { ...thinks, temperature: 0.5 },
    `\`temperature\` may only be set to 1 when thinking is enabled. ${CONSULT}`,
    { ...thinks, temperature: 1 },
  ],
  [
    { ...thinks, top_p: 0.9 },
    `\`top_p\` must be greater than or equal to 0.95 or unset when thinking is enabled. ${CONSULT}`,
    { ...thinks, top_p: 0.95 },
  ],
  [
    { ...thinks, top_k: 5 },
    `\`top_k\` must be unset when thinking is enabled. ${CONSULT}`,
    { top_k: 5, thinking: { type: "disabled" } },
  ],
  [
    { ...loop, tool_choice: { type: "any" } },
    "Thinking may not be enabled when tool_choice forces tool use.",
    { ...loop, tool_choice: { type: "any" }, thinking: { type: "adaptive" } },
  ],
  [
    { ...loop, messages: [HELLO, ASKED, ANSWERED] },
    "messages.1.content.0.type: Expected `thinking` or `redacted_thinking`, but found `tool_use`. When `thinking` is enabled, a final `assistant` message must start with a thinking block (preceeding the lastmost set of `tool_use` and `tool_result` blocks). We recommend you include thinking blocks from previous turns. To avoid this requirement, disable `thinking`. Please consult our documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking",
    {
      ...loop,
      messages: [HELLO, { ...ASKED, content: [THOUGHT, ...ASKED.content] }, ANSWERED],
    },
  ],
])("thinking: %j is refused: %s", async ([refused, message, accepted]) => {
  expect(await ask(refused)).toBe(message);
  expect(await ask(accepted)).toBe("accepted");
});

test("a turn before the last may have been without thoughts", async () => {
  const messages = [HELLO, ASKED, ANSWERED, { role: "assistant", content: "Noon." }, HELLO];
  expect(await ask({ ...loop, messages })).toBe("accepted");
});
