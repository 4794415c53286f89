import { expect, test } from "vitest";
import { createAsk, type Row } from "../support/anthropic-refusals.ts";

const ask = createAsk();

const TOOL = { name: "now", input_schema: { type: "object" } };
const MARK = { cache_control: { type: "ephemeral" } };
const HOUR = { cache_control: { type: "ephemeral", ttl: "1h" } };

/** Texts that a user says, marked or not. */
function says(...marks: object[]): object {
  const content = marks.map((mark) => ({ type: "text", text: "Hello", ...mark }));
  return { messages: [{ role: "user", content }] };
}

const REDACTED = { type: "redacted_thinking", data: "ZGF0YQ==" };
const THOUGHT = { type: "thinking", thinking: "Hm.", signature: "c2ln" };

test.for<Row>([
  [
    { ...says(MARK, MARK, MARK, MARK), system: [{ type: "text", text: "Be brief.", ...MARK }] },
    "A maximum of 4 blocks with cache_control may be provided. Found 5.",
    says(MARK, MARK, MARK, MARK, {}),
  ],
  [
    { ...says(MARK, MARK, MARK, MARK, {}), ...MARK },
    "A maximum of 4 blocks with cache_control may be provided. Found 5.",
    { ...says(MARK, MARK, MARK, {}), ...MARK },
  ],
  [
    says({ cache_control: { type: "persistent" } }),
    "messages.0.content.0.cache_control: Input tag 'persistent' found using 'type' does not match any of the expected tags: 'ephemeral'",
    says({ cache_control: null }),
  ],
  [
    says(MARK, { cache_control: { type: "persistent" } }),
    "messages.0.content.1.cache_control: Input tag 'persistent' found using 'type' does not match any of the expected tags: 'ephemeral'",
    says(HOUR),
  ],
  [
    says({ cache_control: { ttl: "5m" } }),
    "messages.0.content.0.cache_control.type: Field required",
    says(MARK),
  ],
  [
    { tools: [{ ...TOOL, cache_control: { type: "ephemeral", ttl: "1d" } }] },
    "tools.0.cache_control.ephemeral.ttl: Input should be '5m' or '1h'",
    { tools: [{ ...TOOL, ...HOUR }] },
  ],
  [
    says(MARK, HOUR),
    "messages.0.content.1.cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block. Note that blocks are processed in the following order: `tools`, `system`, `messages`.",
    says(HOUR, MARK),
  ],
  [
    { ...says(HOUR), ...MARK },
    "Top-level cache_control has ttl='5m' but the target block already has cache_control with ttl='1h'",
    { ...says(MARK, MARK, MARK, MARK), ...MARK },
  ],
  [
    { messages: [{ role: "assistant", content: [{ ...THOUGHT, ...MARK }] }] },
    "messages.0.content.0.thinking.cache_control: Extra inputs are not permitted",
    { messages: [{ role: "assistant", content: [THOUGHT] }] },
  ],
  [
    { messages: [{ role: "assistant", content: [{ ...REDACTED, ...MARK }] }] },
    "messages.0.content.0.redacted_thinking.cache_control: Extra inputs are not permitted",
    { messages: [{ role: "assistant", content: [REDACTED] }] },
  ],
])("%j is refused: %s", async ([refused, message, accepted]) => {
  expect(await ask(refused)).toBe(message);
  expect(await ask(accepted)).toBe("accepted");
});
