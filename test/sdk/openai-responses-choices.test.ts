import { test } from "vitest";
import {
  check,
  missing,
  mistyped,
  type Row,
  unsupported,
} from "../support/openai-responses-checks.ts";
import { usePack } from "../support/server.ts";

usePack();

const weather = { type: "function", name: "get_weather" };
const SQL = { type: "custom", name: "sql" };
const SERVER = { type: "mcp", server_label: "a", server_url: "https://mcp.example" };
const notFound = (type: string) => ({
  param: "tool_choice",
  code: null,
  message: `Tool choice '${type}' not found in 'tools' parameter.`,
});

const choices: Row[] = [
  {
    name: "a choice that nobody knows",
    refused: { tools: [weather], tool_choice: "any" },
    error: unsupported("tool_choice", "any", "'none', 'auto', and 'required'"),
    accepted: { tools: [weather], tool_choice: "required" },
  },
  {
    name: "a choice that is a number",
    refused: { tools: [weather], tool_choice: 7 },
    error: mistyped(
      "tool_choice",
      "one of an object or 'none', 'auto', or 'required'",
      "an integer",
    ),
    accepted: { tools: [weather], tool_choice: null },
  },
  {
    name: "a required tool where there is none",
    refused: { tool_choice: "required" },
    error: {
      param: "tool_choice",
      code: null,
      message: "Tool choice 'required' must be specified with 'tools' parameter.",
    },
    accepted: { tool_choice: "auto" },
  },
  {
    name: "a required tool that no stored prompt may have",
    refused: { tools: [], tool_choice: "required" },
    error: {
      param: "tool_choice",
      code: null,
      message: "Tool choice 'required' must be specified with 'tools' parameter.",
    },
    accepted: { tools: [], tool_choice: "required", prompt: { id: "pmpt_1" } },
  },
  {
    name: "a chosen tool that no stored prompt may have",
    refused: { tool_choice: { type: "file_search" } },
    error: notFound("file_search"),
    accepted: { tool_choice: { type: "file_search" }, prompt: { id: "pmpt_1" } },
  },
  {
    name: "a chosen function as a chat has it",
    refused: {
      tools: [weather],
      tool_choice: { type: "function", function: { name: "get_weather" } },
    },
    error: missing("tool_choice.name"),
    accepted: { tools: [weather], tool_choice: { type: "function", name: "get_weather" } },
  },
  {
    name: "a chosen custom tool without its name",
    refused: { tools: [SQL], tool_choice: { type: "custom" } },
    error: missing("tool_choice.name"),
    accepted: { tools: [SQL], tool_choice: { type: "custom", name: "sql" } },
  },
  {
    name: "a chosen custom tool that is not on offer",
    refused: { tools: [SQL], tool_choice: { type: "custom", name: "css" } },
    error: notFound("custom"),
    accepted: { tools: [SQL, weather], tool_choice: "none" },
  },
  {
    name: "a chosen function that no server can have",
    refused: { tools: [SQL], tool_choice: { type: "function", name: "get_time" } },
    error: notFound("function"),
    accepted: { tools: [SERVER], tool_choice: { type: "function", name: "get_time" } },
  },
  {
    name: "a chosen function that is not on offer",
    refused: { tools: [weather], tool_choice: { type: "function", name: "get_time" } },
    error: notFound("function"),
    accepted: {
      tools: [{ type: "namespace", name: "a", description: "b", tools: [weather] }],
      tool_choice: { type: "function", name: "get_weather" },
    },
  },
  {
    name: "a chosen search that is not on offer",
    refused: { tools: [weather], tool_choice: { type: "web_search_preview" } },
    error: notFound("web_search_preview"),
    accepted: {
      tools: [{ type: "web_search_preview_2025_03_11" }],
      tool_choice: { type: "web_search_preview" },
    },
  },
  {
    name: "an allowed tool that is not on offer",
    refused: {
      tools: [weather],
      tool_choice: {
        type: "allowed_tools",
        mode: "auto",
        tools: [{ type: "function", name: "get_time" }],
      },
    },
    error: notFound("function"),
    accepted: {
      tools: [weather],
      tool_choice: {
        type: "allowed_tools",
        mode: "auto",
        tools: [{ type: "function", name: "get_weather" }],
      },
    },
  },
];

test.for(choices)("$name", check);
