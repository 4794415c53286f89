import { test } from "vitest";
import {
  check,
  expectAnswer,
  missing,
  mistyped,
  unsupported,
  type Row,
} from "../support/openai-responses-checks.ts";
import { usePack } from "../support/server.ts";

usePack();

const user = { role: "user", content: "Hello" };
const say = (role: string, part: object) => ({ input: [{ role, content: [part] }] });
const TEXT = { type: "input_text", text: "1" };
const CALL = [{ type: "function_call", call_id: "c_1", name: "now", arguments: "{}" }];
const OUTPUT = { type: "function_call_output", call_id: "c_1" };
const ITEM_TYPES =
  "'additional_tools', 'agent_message', 'apply_patch_call', 'apply_patch_call_output', 'code_interpreter_call', 'compaction', 'compaction_trigger', 'computer_call', 'computer_call_output', 'custom_tool_call', 'custom_tool_call_output', 'file_search_call', 'function_call', 'function_call_output', 'image_generation_call', 'item_reference', 'local_shell_call', 'local_shell_call_output', 'mcp_approval_request', 'mcp_approval_response', 'mcp_call', 'mcp_list_tools', 'message', 'multi_agent_call', 'multi_agent_call_output', 'program', 'program_output', 'reasoning', 'shell_call', 'shell_call_output', 'tool_search_call', 'tool_search_output', and 'web_search_call'";

const rows: Row[] = [
  {
    name: "an item that is a number",
    refused: { input: [7] },
    error: mistyped("input[0]", "an input item", "an integer"),
    accepted: { input: [user] },
  },
  {
    name: "an item of a kind that nobody knows",
    refused: { input: [user, { type: "constructor" }] },
    error: unsupported("input[1]", "constructor", ITEM_TYPES),
    accepted: { input: [user, { type: "configuration_update" }] },
  },
  {
    name: "a message without a role",
    refused: { input: [{ content: "Hello" }] },
    error: unsupported("input[0]", "", "'assistant', 'system', 'developer', and 'user'"),
    accepted: { input: [{ role: "developer", content: "Hello" }] },
  },
  {
    name: "a message without content",
    refused: { input: [{ role: "user" }] },
    error: missing("input[0].content"),
    accepted: { input: [{ role: "user", content: [] }] },
  },
  {
    name: "content that is a number",
    refused: { input: [{ role: "user", content: 7 }] },
    error: mistyped("input[0].content", "one of an array of objects or string", "an integer"),
    accepted: { input: [{ role: "user", content: "" }] },
  },
  {
    name: "a part that is a text",
    refused: { input: [{ role: "user", content: ["Hello"] }] },
    error: mistyped("input[0].content[0]", "an object", "a string"),
    accepted: say("user", { type: "input_text", text: "Hello" }),
  },
  {
    name: "a part of a kind that nobody knows",
    refused: say("user", { type: "text", text: "Hello" }),
    error: unsupported(
      "input[0].content[0].type",
      "text",
      "'input_text', 'input_image', 'input_audio', 'output_text', 'refusal', 'input_file', 'computer_screenshot', 'summary_text', and 'encrypted_content'",
    ),
    accepted: say("user", { type: "input_text", text: "Hello" }),
  },
  {
    name: "a part of the model that the user says",
    refused: say("user", { type: "output_text", text: "Hello" }),
    error: unsupported(
      "input[0].content[0]",
      "output_text",
      "'input_text', 'input_image', 'input_file', 'scoped_content', and 'input_audio'",
    ),
    accepted: say("system", { type: "input_text", text: "Hello" }),
  },
  {
    name: "a part of the user that the model says",
    refused: say("assistant", { type: "input_text", text: "Hello" }),
    error: unsupported("input[0].content[0]", "input_text", "'output_text' and 'refusal'"),
    accepted: say("assistant", { type: "output_text", text: "Hello" }),
  },
  {
    name: "a text without its text",
    refused: say("user", { type: "input_text" }),
    error: missing("input[0].content[0].text"),
    accepted: say("user", { type: "input_text", text: "" }),
  },
  {
    name: "an image as a chat has it",
    refused: say("user", { type: "input_image", image_url: { url: "https://a.b/c.png" } }),
    error: mistyped("input[0].content[0].image_url", "an image URL", "an object"),
    accepted: say("user", { type: "input_image", image_url: "https://a.b/c.png" }),
  },
  {
    name: "a sound as a file",
    refused: say("user", { type: "input_file", file_data: "data:audio/mpeg;base64,AA==" }),
    error: {
      param: "input[0].content[0].file_data",
      code: "invalid_value",
      message:
        "Invalid file data: 'input[0].content[0].file_data'. Expected a base64-encoded data URL with a valid file MIME type (e.g. 'data:text/plain;base64,SGVsbG8sIFdvcmxkIQ=='), but got unsupported MIME type 'audio/mpeg'. Please see https://platform.openai.com/docs/assistants/tools/file-search#supported-files for supported file types.",
    },
    accepted: say("user", { type: "input_file", file_data: "data:application/pdf;base64,AA==" }),
  },
  {
    name: "a phase that nobody knows",
    refused: { input: [{ role: "assistant", content: "Hi", phase: "draft" }, user] },
    error: unsupported("input[0].phase", "draft", "'commentary' and 'final_answer'"),
    accepted: { input: [{ role: "assistant", content: "Hi", phase: "commentary" }, user] },
  },
  {
    name: "a last phase that nobody knows",
    refused: { input: [user, { role: "assistant", content: "Hi", phase: "" }] },
    error: unsupported("input[1].phase", "", "'commentary' and 'final_answer'"),
    accepted: {
      input: [
        { ...user, phase: "draft" },
        { role: "assistant", content: "Hi", phase: "final_answer" },
      ],
    },
  },
  {
    name: "another part of a tool's output without its text",
    refused: { input: [...CALL, { ...OUTPUT, output: [TEXT, { type: "input_text" }] }] },
    error: missing("input[1].output[1].text"),
    accepted: { input: [...CALL, { ...OUTPUT, output: [TEXT, { type: "input_image" }] }] },
  },
];

test.for(rows)("$name", check);

/** Those of which no more than the type is asked; beside a compaction, a call needs no output. */
const BARE_TYPES = [...ITEM_TYPES.matchAll(/'(\w+)'/g)]
  .map(([, type = ""]) => type)
  .filter(
    (type) => !/^(?:message|reasoning|(?:function|custom_tool)_call(?:_output)?)$/.test(type),
  );

test("an item of every kind is taken", () =>
  expectAnswer({ input: [user, ...BARE_TYPES.map((type) => ({ type }))] }));

test.for([
  ["user", { type: "input_audio", input_audio: { data: "AA==", format: "wav" } }],
  ["user", { type: "scoped_content", content: [] }],
  ["user", { type: "input_file", file_id: "file_1" }],
  ["assistant", { type: "refusal", refusal: "No." }],
] as const)("a part that %s may say: %j", ([role, part]) => expectAnswer(say(role, part)));
