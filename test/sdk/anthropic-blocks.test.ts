import { expect, test } from "vitest";
import { createAsk, type Row } from "../support/anthropic-refusals.ts";

const ask = createAsk();

const TEXT = { type: "text", text: "Hello" };
const PNG = { type: "base64", media_type: "image/png", data: "AA==" };
const PDF = { type: "base64", media_type: "application/pdf", data: "AA==" };
const TAGS =
  "'advisor_tool_result', 'bash_code_execution_tool_result', 'code_execution_tool_result', 'compaction', 'container_upload', 'document', 'fallback', 'image', 'mcp_tool_listing', 'mcp_tool_result', 'mcp_tool_use', 'redacted_thinking', 'search_result', 'server_tool_use', 'text', 'text_editor_code_execution_tool_result', 'thinking', 'tool_addition', 'tool_removal', 'tool_result', 'tool_search_tool_result', 'tool_use', 'web_fetch_tool_result', 'web_search_tool_result'";

/** A request whose user says these blocks. */
function says(...content: object[]): object {
  return { messages: [{ role: "user", content }] };
}

function image(source: object): object {
  return says({ type: "image", source });
}

function document(source: object): object {
  return says({ type: "document", source });
}

test.for<Row>([
  [
    says({ type: "image_url", image_url: { url: "data:," } }),
    `messages.0.content.0: Input tag 'image_url' found using 'type' does not match any of the expected tags: ${TAGS}`,
    says({ type: "new_tool_use", id: "srvtoolu_1" }),
  ],
  [says({ text: "Hello" }), "messages.0.content.0.type: Field required", says(TEXT)],
  [
    says({ type: "text", text: 1 }),
    "messages.0.content.0.text.text: Input should be a valid string",
    says({ type: "text", text: "1" }),
  ],
  [
    says({ type: "text", text: " \n" }),
    "messages: text content blocks must contain non-whitespace text",
    says(TEXT, { type: "text", text: " \n" }),
  ],
  [
    says({ type: "text", text: "", cache_control: { type: "ephemeral" } }),
    "messages.0.content.0.text: cache_control cannot be set for empty text blocks",
    says({ ...TEXT, cache_control: { type: "ephemeral" } }),
  ],
  [
    image({ ...PNG, media_type: "image/jpg" }),
    "messages.0.content.0.image.source.base64.media_type: Input should be 'image/jpeg', 'image/png', 'image/gif' or 'image/webp'",
    image({ ...PNG, media_type: "image/jpeg" }),
  ],
  [
    image({ type: "base64", media_type: "image/png" }),
    "messages.0.content.0.image.source.base64.data: Field required",
    image(PNG),
  ],
  [
    image({ type: "data", data: "" }),
    "messages.0.content.0.image.source: Input tag 'data' found using 'type' does not match any of the expected tags: 'base64', 'file', 'url'",
    image({ type: "url", url: "https://example.com/a.png" }),
  ],
  [
    document({ ...PDF, media_type: "text/plain" }),
    "messages.0.content.0.document.source.base64.media_type: Input should be 'application/pdf'",
    document(PDF),
  ],
  [
    document({ type: "text", media_type: "text/html", data: "Hi" }),
    "messages.0.content.0.document.source.text.media_type: Input should be 'text/plain'",
    document({ type: "text", media_type: "text/plain", data: "Hi" }),
  ],
  [
    document({ type: "content" }),
    "messages.0.content.0.document.source.content.content: Field required",
    document({ type: "content", content: "Hi" }),
  ],
  [
    says({ type: "search_result", content: [TEXT], source: "https://example.com" }),
    "messages.0.content.0.search_result.title: Field required",
    says({ type: "search_result", content: [TEXT], source: "https://example.com", title: "A" }),
  ],
  [
    { system: [{ type: "image", source: PNG }] },
    "system.0.type: Input should be 'text'",
    { system: [TEXT] },
  ],
  [{ system: 1 }, "system: Input should be a valid list", { system: "Be brief." }],
  [
    { system: [{ ...TEXT, text: "" }] },
    "system: text content blocks must be non-empty",
    { system: "" },
  ],
])("%j is refused: %s", async ([refused, message, accepted]) => {
  expect(await ask(refused)).toBe(message);
  expect(await ask(accepted)).toBe("accepted");
});
