import { expect, test } from "vitest";
import { createAsk, HELLO, type Row } from "../support/anthropic-refusals.ts";

const ask = createAsk();

const THINKING = { type: "enabled", budget_tokens: 1024 };
const thinks = { thinking: THINKING, max_tokens: 2048 };
const CONSULT =
  "Please consult our documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking#important-considerations-when-using-extended-thinking";
const TOOL = { name: "now", input_schema: { type: "object" } };
const ASKED = {
  role: "assistant",
  content: [{ type: "tool_use", id: "toolu_1", name: "now", input: {} }],
};
const ANSWERED = { role: "user", content: [{ type: "tool_result", tool_use_id: "toolu_1" }] };
const THOUGHT = { type: "thinking", thinking: "Hm.", signature: "c2ln" };
const REDACTED = { type: "redacted_thinking", data: "ZGF0YQ==" };
const SAID = { type: "text", text: "Well," };
const loop = { ...thinks, tools: [TOOL] };

function expected(index: number, type: string): string {
  return `messages.${index}.content.0.type: Expected \`thinking\` or \`redacted_thinking\`, but found \`${type}\`. When \`thinking\` is enabled, a final \`assistant\` message must start with a thinking block (preceeding the lastmost set of \`tool_use\` and \`tool_result\` blocks). We recommend you include thinking blocks from previous turns. To avoid this requirement, disable \`thinking\`. Please consult our documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking`;
}

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
    { ...loop, tool_choice: { type: "tool", name: "now" } },
    "Thinking may not be enabled when tool_choice forces tool use.",
    { ...loop, tool_choice: { type: "auto" }, temperature: null, top_p: null, top_k: null },
  ],
  [
    { ...loop, messages: [HELLO, ASKED, ANSWERED] },
    expected(1, "tool_use"),
    {
      ...loop,
      messages: [HELLO, { ...ASKED, content: [THOUGHT, ...ASKED.content] }, ANSWERED],
    },
  ],
  [
    { ...thinks, messages: [HELLO, { role: "assistant", content: "Well," }] },
    expected(1, "text"),
    { ...thinks, messages: [HELLO, { role: "assistant", content: "" }] },
  ],
  [
    { ...thinks, messages: [HELLO, { role: "assistant", content: [SAID] }] },
    expected(1, "text"),
    { ...thinks, messages: [HELLO, { role: "assistant", content: [REDACTED, SAID] }] },
  ],
])("thinking: %j is refused: %s", async ([refused, message, accepted]) => {
  expect(await ask(refused)).toBe(message);
  expect(await ask(accepted)).toBe("accepted");
});

test("a turn before the last may have been without thoughts", async () => {
  const messages = [HELLO, ASKED, ANSWERED, { role: "assistant", content: "Noon." }, HELLO];
  expect(await ask({ ...loop, messages })).toBe("accepted");
});

test("thinking between tool calls may take more than one answer's tokens", async () => {
  expect(await ask({ ...loop, max_tokens: 1024 })).toBe("accepted");
});
