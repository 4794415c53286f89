import { expect, test } from "vitest";
import { createAsk, HELLO, type Row } from "../support/anthropic-refusals.ts";

const ask = createAsk();

const CALL = {
  role: "assistant",
  content: [{ type: "tool_use", id: "t_1", name: "now", input: {} }],
};

const RESULT = { type: "tool_result", tool_use_id: "t_1" };

const TEXT = { type: "text", text: "Rain." };

const FIVE = { type: "ephemeral", ttl: "5m" };

const IMAGE = { type: "base64", media_type: "image/png", data: "AA==" };

const CITED = {
  type: "document",
  source: { type: "text", media_type: "text/plain", data: "Rain." },
  citations: { enabled: true },
};

function say(...content: object[]): object {
  return { messages: [{ role: "user", content }] };
}

function answer(result: object): object {
  return { messages: [HELLO, CALL, { role: "user", content: [{ ...RESULT, ...result }] }] };
}

function structured(schema: unknown): object {
  return { output_config: { format: { type: "json_schema", schema } } };
}

test.for<Row>([
  [{ system: [1] }, "system.0: Input should be a valid dictionary", { system: null }],
  [{ system: [{ text: "Hi" }] }, "system.0.type: Field required", { system: "Hi" }],
  [{ system: [{ type: "text" }] }, "system.0.text: Field required", { system: [TEXT] }],
  [
    { system: [{ ...TEXT, text: "", cache_control: FIVE }] },
    "system.0: cache_control cannot be set for empty text blocks",
    { system: [{ ...TEXT, cache_control: FIVE }] },
  ],
  [{ system: [{ ...TEXT, type: "image" }] }, "system.0.type: Input should be 'text'", {}],
  [{ system: [TEXT, { type: "image", text: "" }] }, "system.1.type: Input should be 'text'", {}],
  [{ system: [{ ...TEXT, text: 1 }] }, "system.0.text: Input should be a valid string", {}],
  [
    { system: [{ ...TEXT, cache_control: 1 }] },
    "system.0.cache_control: Input should be a valid dictionary",
    { system: [{ ...TEXT, cache_control: null }] },
  ],
  [
    { system: [{ ...TEXT, cache_control: {} }] },
    "system.0.cache_control.type: Field required",
    // the mark of the whole request comes last, wherever it is written
    { system: [{ ...TEXT, cache_control: FIVE }], cache_control: { ...FIVE, ttl: "1h" } },
  ],
  [
    answer({ content: [{ ...TEXT, cache_control: {} }] }),
    "messages.2.content.0.content.0.cache_control.type: Field required",
    answer({ content: [{ ...TEXT, cache_control: FIVE }] }),
  ],
  [
    answer({ content: [TEXT], cache_control: {} }),
    "messages.2.content.0.cache_control.type: Field required",
    answer({ content: [TEXT], cache_control: FIVE }),
  ],
  [
    answer({ content: [TEXT], is_error: 5 }),
    "messages.2.content.0.tool_result.is_error: Input should be a valid boolean",
    answer({ content: [TEXT], is_error: true }),
  ],
  [
    say({ type: "tool_result" }),
    "messages.0.content.0.tool_result.tool_use_id: Field required",
    answer({}),
  ],
  [
    { messages: [HELLO, { role: "assistant", content: "" }, HELLO] },
    "messages.1: all messages must have non-empty content except for the optional final assistant message",
    { messages: [HELLO, { role: "assistant", content: "" }] },
  ],
  [
    { messages: [HELLO, { role: "assistant", content: [RESULT] }] },
    "messages.1: `tool_result` blocks can only be in `user` messages",
    answer({}),
  ],
  [
    {
      ...structured({ type: "string" }),
      messages: [{ role: "user", content: [CITED] }, { role: "assistant", content: "Hi" }, HELLO],
    },
    "output_config.format: cannot be used together with citations",
    structured({ type: "string" }),
  ],
  [
    answer({ content: 12 }),
    "messages.2.content.0.tool_result.content: Input should be a valid list",
    answer({ content: null }),
  ],
  [
    answer({ content: [TEXT, { type: "new_tool_use" }] }),
    "messages.2.content.0.tool_result.content.1: Input tag 'new_tool_use' found using 'type' does not match any of the expected tags: 'document', 'image', 'search_result', 'text', 'tool_reference'",
    answer({ content: [TEXT, { type: "tool_reference", tool_name: "now" }] }),
  ],
  [
    say({ type: "image", source: {} }),
    "messages.0.content.0.image.source.type: Field required",
    say({ type: "image", source: { type: "url", url: "https://a.example" } }),
  ],
  [
    say({ type: "image", source: { type: "file", file_id: 1 } }),
    "messages.0.content.0.image.source.file.file_id: Input should be a valid string",
    say({ type: "image", source: { type: "file", file_id: "file_1" } }),
  ],
  [
    say({ type: "document", source: { type: "file", file_id: 1 } }),
    "messages.0.content.0.document.source.file.file_id: Input should be a valid string",
    say({ type: "document", source: { type: "file", file_id: "file_1" } }),
  ],
  [
    say({ type: "document", source: { type: "url", url: 1 } }),
    "messages.0.content.0.document.source.url.url: Input should be a valid string",
    say({ type: "document", source: { type: "url", url: "https://a.example" } }),
  ],
  [
    say({ ...CITED, source: { ...CITED.source, data: 1 } }),
    "messages.0.content.0.document.source.text.data: Input should be a valid string",
    say(CITED),
  ],
])("%j is refused: %s", async ([refused, message, accepted]) => {
  expect(await ask(refused)).toBe(message);
  expect(await ask(accepted)).toBe("accepted");
});

const STRING = "Input should be a valid string";
const DICTIONARY = "Input should be a valid dictionary";

interface Tagged {
  type: string;
  [field: string]: unknown;
}

/** A block that is whole, and what is said of each of its fields that is a number. */
const WHOLE: [role: string, block: Tagged, fields: Record<string, string | undefined>][] = [
  ["user", TEXT, { text: STRING }],
  ["user", { type: "image", source: IMAGE }, { source: DICTIONARY }],
  ["user", CITED, { source: DICTIONARY }],
  [
    "user",
    { type: "search_result", content: [TEXT], source: "https://a.example", title: "A" },
    { content: undefined, source: STRING, title: STRING },
  ],
  [
    "assistant",
    { type: "thinking", thinking: "Hm.", signature: "c2ln" },
    { thinking: STRING, signature: STRING },
  ],
  ["assistant", { type: "redacted_thinking", data: "ZGF0YQ==" }, { data: STRING }],
  ["assistant", CALL.content[0]!, { id: STRING, input: DICTIONARY, name: STRING }],
  ["user", RESULT, { tool_use_id: STRING }],
];

test.for(WHOLE)("what a block of the %s needs: %j", async ([role, block, fields]) => {
  const before = block === RESULT ? CALL : HELLO;
  const send = (fields: object): Promise<string> =>
    ask({ messages: [before, { role, content: [{ ...block, ...fields }] }] });
  expect(await send({})).toBe("accepted");
  for (const [field, mistyped] of Object.entries(fields)) {
    const place = `messages.1.content.0.${block.type}.${field}`;
    expect(await send({ [field]: undefined })).toBe(`${place}: Field required`);
    if (mistyped) expect(await send({ [field]: 7 })).toBe(`${place}: ${mistyped}`);
  }
});

test.for<[kind: string, source: Tagged]>([
  ["image", IMAGE],
  ["image", { type: "file", file_id: "file_1" }],
  ["image", { type: "url", url: "https://a.example" }],
  ["document", { type: "base64", media_type: "application/pdf", data: "AA==" }],
  ["document", { type: "content", content: "Rain." }],
  ["document", { type: "file", file_id: "file_1" }],
  ["document", CITED.source],
  ["document", { type: "url", url: "https://a.example" }],
])("what the source of an %s needs: %j", async ([kind, source]) => {
  expect(await ask(say({ type: kind, source }))).toBe("accepted");
  for (const field of Object.keys(source).filter((name) => name !== "type")) {
    const place = `messages.0.content.0.${kind}.source.${source.type}.${field}`;
    expect(await ask(say({ type: kind, source: { ...source, [field]: undefined } }))).toBe(
      `${place}: Field required`,
    );
  }
});
