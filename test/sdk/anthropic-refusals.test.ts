import { expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { usePack } from "../support/server.ts";

const server = usePack();

const HELLO = { role: "user", content: "Hello" };
const REQUEST = { model: "claude-sonnet-5", max_tokens: 64, messages: [HELLO] };
const CALL = { type: "tool_use", id: "toolu_1", name: "now", input: {} };
const RESULT = { type: "tool_result", tool_use_id: "toolu_1", content: "12:00" };
const TOOL = { name: "now", input_schema: { type: "object" } };

/** The error's message; the API's own words where a recording or a report has them. */
async function refuse(body: unknown): Promise<string> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const url = "https://api.anthropic.com/v1/messages";
  const response = await fetch(url, { method: "POST", body: text });
  const answer = (await response.json()) as { error?: { type: string; message: string } };
  if (response.status === 200) return "accepted";
  expect([response.status, answer.error?.type]).toEqual([400, "invalid_request_error"]);
  return answer.error!.message;
}

test.for(["constructor", "toString", "hasOwnProperty", "__proto__"])(
  "a block of the type %s is one that nobody knows",
  async (type) => {
    expect(await refuse({ ...REQUEST, messages: [{ role: "user", content: [{ type }] }] })).toMatch(
      `messages.0.content.0: Input tag '${type}' found using 'type' does not match any of the expected tags: `,
    );
  },
);

test.for([
  [{ max_tokens: undefined }, "max_tokens: Field required"],
  [
    { max_tokens: 1.5 },
    "max_tokens: Input should be a valid integer, got a number with a fractional part",
  ],
  [{ model: undefined }, "model: Field required"],
  [{ messages: undefined }, "messages: Field required"],
  [{ messages: [] }, "messages: at least one message is required"],
  [{ messages: "Hello" }, "messages: Input should be a valid list"],
  [{ messages: [{ content: "Hello" }] }, "messages.0.role: Field required"],
  [{ messages: [{ role: "user" }] }, "messages.0.content: Field required"],
  [
    { messages: [{ role: "tool", content: "12:00" }] },
    'messages: Unexpected role "tool". Allowed roles are "user" or "assistant".',
  ],
  [
    { messages: [HELLO, { role: "user", content: [{ type: "text", text: "" }] }] },
    "messages: text content blocks must be non-empty",
  ],
  [{ stream: 1 }, "stream: Input should be a valid boolean"],
  // SDKs send it as a part of output_config
  [
    { output_format: { type: "text", schema: {} } },
    "output_format.type: Input should be 'json_schema'",
  ],
  [{ tools: [{ input_schema: {} }] }, "tools.0.custom.name: Field required"],
  [{ tools: [TOOL, { name: "then" }] }, "tools.1.custom.input_schema: Field required"],
  [
    { tools: [{ ...TOOL, name: "a b" }] },
    "tools.0.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'",
  ],
  [{ tools: [TOOL, TOOL] }, "tools: Tool names must be unique."],
  [
    { tools: [TOOL], tool_choice: { type: "tool", name: "then" } },
    "Tool 'then' not found in provided tools",
  ],
  [
    { output_config: { format: { type: "json_schema", schema: { type: "object" } } } },
    "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false",
  ],
  [
    { tools: [{ ...TOOL, strict: true }] },
    "tools.0.custom: For 'object' type, 'additionalProperties' must be explicitly set to false",
  ],
  [
    { thinking: { type: "enabled", budget_tokens: 512 } },
    "thinking.enabled.budget_tokens: Input should be greater than or equal to 1024",
  ],
] as [object, string][])("refused: %j", async ([fields, message]) => {
  expect(await refuse({ ...REQUEST, ...fields })).toBe(message);
});

test("an older format of what is answered is measured as the newer one is", async () => {
  const take = (count: number): object => {
    const names = Array.from({ length: count }, (_, index) => [`p${index}`, { type: "string" }]);
    const properties = Object.fromEntries(names) as object;
    const schema = { type: "object", properties, additionalProperties: false };
    return { ...REQUEST, output_format: { type: "json_schema", schema } };
  };
  expect(await refuse(take(25))).toMatch(/^Schemas contains too many optional parameters \(25\)/);
  expect(await refuse(take(24))).toBe("accepted");
  expect(await refuse({ ...REQUEST, output_format: "json" })).toBe(
    "output_format: Input should be a valid dictionary",
  );
});

test("a call without its result, and a result without its call", async () => {
  const asked = [HELLO, { role: "assistant", content: [CALL] }];
  expect(await refuse({ ...REQUEST, messages: [...asked, HELLO] })).toBe(
    "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_1. Each `tool_use` block must have a corresponding `tool_result` block in the next message.",
  );
  expect(await refuse({ ...REQUEST, messages: [{ role: "user", content: [RESULT] }] })).toBe(
    "messages.0.content.0: unexpected `tool_use_id` found in `tool_result` blocks: toolu_1. Each `tool_result` block must have a corresponding `tool_use` block in the previous message.",
  );
  const late = [{ role: "user", content: [{ type: "text", text: "Here." }, RESULT] }];
  expect(await refuse({ ...REQUEST, messages: late })).toMatch(
    /^messages\.0\.content\.1: unexpected `tool_use_id` found in `tool_result` blocks: toolu_1\./,
  );
  const answered = [...asked, { role: "user", content: [RESULT] }, HELLO];
  expect(await refuse({ ...REQUEST, messages: answered })).toBe("accepted");
});

test("a body that is not JSON", async () => {
  expect(await refuse("{")).toMatch(/^The request body is not valid JSON: /);
});

test("unknown parameters, where they are checked", async () => {
  server.use(llm.anthropic.messages("Hi", { validate: { unknownParameters: true } }));
  expect(await refuse({ ...REQUEST, n: 2 })).toBe("n: Extra inputs are not permitted");
});

test.for([
  { max_tokens: 0 },
  { messages: [{ role: "system", content: "Be brief." }, HELLO] },
  { messages: [HELLO, { role: "assistant", content: "" }] },
  { messages: [HELLO, { role: "assistant", content: [{ type: "new_tool_use" }] }] },
  { temperature: null, tools: null, tool_choice: null, system: null },
  { tools: [{ type: "web_search_20250305", name: "web_search" }] },
  { thinking: { type: "adaptive" } },
  { output_format: { type: "json_schema", schema: { type: "string" } } },
])("accepted: %j", async (fields) => {
  expect(await refuse({ ...REQUEST, ...fields })).toBe("accepted");
});
