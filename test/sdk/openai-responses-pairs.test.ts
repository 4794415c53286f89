import { test } from "vitest";
import { check, missing, mistyped, ofInput, type Row } from "../support/openai-responses-checks.ts";
import { usePack } from "../support/server.ts";

usePack();

const reasoning = { type: "reasoning", id: "rs_1", summary: [] };
const call = { type: "function_call", call_id: "call_1", name: "now", arguments: "{}" };
const output = { type: "function_call_output", call_id: "call_1", output: "12:00" };
const user = { role: "user", content: "Hello" };

const rows: Row[] = [
  {
    name: "a call without its name",
    refused: { input: [{ ...call, name: undefined }, output] },
    error: missing("input[0].name"),
    accepted: { input: [call, output] },
  },
  {
    name: "a call with arguments that are an object",
    refused: { input: [{ ...call, arguments: {} }, output] },
    error: mistyped("input[0].arguments", "a string", "an object"),
    accepted: { input: [{ ...call, arguments: "" }, output] },
  },
  {
    name: "a call by the id of its call",
    refused: { input: [{ ...call, id: "call_1" }, output] },
    error: {
      param: "input[0].id",
      code: "invalid_value",
      message: "Invalid 'input[0].id': 'call_1'. Expected an ID that begins with 'fc'.",
    },
    accepted: { input: [{ ...call, id: "fc_1" }, output] },
  },
  {
    name: "an output without the output",
    refused: { input: [call, { ...output, output: undefined }] },
    error: missing("input[1].output"),
    accepted: { input: [call, { ...output, output: "" }] },
  },
  {
    name: "an output without its call",
    refused: { input: [output] },
    error: ofInput("No tool call found for function call output with call_id call_1."),
    accepted: { input: [output, call] },
  },
  {
    name: "a call without its output",
    refused: { input: [call, user] },
    error: ofInput("No tool output found for function call call_1."),
    accepted: { input: [call, user, output] },
  },
  {
    name: "a call of a custom tool without its output",
    refused: { input: [{ type: "custom_tool_call", call_id: "call_1", name: "run", input: "ls" }] },
    error: ofInput("No tool output found for custom tool call call_1."),
    accepted: {
      input: [
        { type: "custom_tool_call", call_id: "call_1", name: "run", input: "ls" },
        { type: "custom_tool_call_output", call_id: "call_1", output: "" },
      ],
    },
  },
  {
    name: "a call of a computer without its output",
    refused: { input: [{ type: "computer_call", call_id: "call_1" }] },
    error: ofInput("No tool output found for computer call call_1."),
    accepted: {
      input: [
        { type: "computer_call", call_id: "call_1" },
        { type: "computer_call_output", call_id: "call_1", output: {} },
      ],
    },
  },
  {
    name: "a call of a patch without its output",
    refused: { input: [{ type: "apply_patch_call", call_id: "call_1" }] },
    error: ofInput("No tool output found for apply patch call call_1."),
    accepted: {
      input: [
        { type: "apply_patch_call", call_id: "call_1" },
        { type: "apply_patch_call_output", call_id: "call_1" },
      ],
    },
  },
  {
    name: "an output whose call no stored prompt can have",
    refused: { input: [output], prompt: null },
    error: ofInput("No tool call found for function call output with call_id call_1."),
    accepted: { input: [output], prompt: { id: "pmpt_1" } },
  },
  {
    name: "an output whose call no compaction can have",
    refused: { input: [user, output] },
    error: ofInput("No tool call found for function call output with call_id call_1."),
    accepted: { input: [{ type: "compaction", encrypted_content: "a" }, output] },
  },
  {
    name: "an item twice",
    refused: {
      input: [{ ...call, id: "fc_1" }, { ...call, id: "fc_1" }, output],
    },
    error: ofInput(
      "Duplicate item found with id fc_1. Remove duplicate items from your input and try again.",
    ),
    accepted: { input: [{ ...call, id: "fc_1" }, { ...call, id: "fc_2" }, output] },
  },
  {
    name: "reasoning without its summary",
    refused: { input: [{ type: "reasoning", id: "rs_1" }, call, output] },
    error: missing("input[0].summary"),
    accepted: { input: [reasoning, call, output] },
  },
  {
    name: "reasoning of which nothing came",
    refused: { input: [reasoning, user] },
    error: ofInput(
      "Item 'rs_1' of type 'reasoning' was provided without its required following item.",
    ),
    accepted: { input: [{ type: "reasoning", encrypted_content: "a", summary: [] }, user] },
  },
  {
    name: "reasoning at the end",
    refused: { input: [user, reasoning] },
    error: ofInput(
      "Item 'rs_1' of type 'reasoning' was provided without its required following item.",
    ),
    accepted: { input: [user, reasoning, { role: "assistant", content: "Hi" }] },
  },
];

test.for(rows)("$name", check);
