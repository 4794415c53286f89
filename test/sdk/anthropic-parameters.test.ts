import { expect, test } from "vitest";
import { createAsk, type Row } from "../support/anthropic-refusals.ts";

const ask = createAsk();

const SERVER = { type: "url", name: "docs", url: "https://docs.example/mcp" };
const TOOLSET = { type: "mcp_toolset", mcp_server_name: "docs" };
const SKILL = { type: "anthropic", skill_id: "pptx" };
const FORMAT = { type: "json_schema", schema: { type: "string" } };
const CITED = {
  type: "document",
  source: { type: "text", media_type: "text/plain", data: "Rain." },
  citations: { enabled: true },
};

function structured(schema: object): object {
  return { output_config: { format: { type: "json_schema", schema } } };
}

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
    { context_management: { edits: [{ type: "compact_20260112" }, {}] } },
    "context_management.edits.1.type: Field required",
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
    { ...structured({ type: "object" }), messages: [{ role: "user", content: [CITED] }] },
    "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false",
    structured({ type: "object", additionalProperties: false }),
  ],
  [
    { ...structured({ type: "string" }), messages: [{ role: "user", content: [CITED] }] },
    "output_config.format: cannot be used together with citations",
    { messages: [{ role: "user", content: [CITED] }] },
  ],
  [
    structured({ type: "integer", minimum: 1 }),
    "output_config.format.schema: For 'integer' type, property 'minimum' is not supported",
    structured({ type: "integer", description: "At least 1" }),
  ],
  [
    structured({ type: "number", minimum: 0, maximum: 1 }),
    "output_config.format.schema: For 'number' type, properties maximum, minimum are not supported",
    structured({ type: "number", enum: [0, 1] }),
  ],
  [
    structured({ type: "array", items: { type: "string", minLength: 1 } }),
    "output_config.format.schema: For 'string' type, property 'minLength' is not supported",
    structured({ type: "array", items: { type: "string", format: "date" } }),
  ],
  [
    structured({ type: "array", items: { type: "string" }, minItems: 2 }),
    "output_config.format.schema: For 'array' type, 'minItems' values other than 0 or 1 are not supported",
    structured({ type: "array", items: { type: "string" }, minItems: 1 }),
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
