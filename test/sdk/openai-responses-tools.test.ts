import { test } from "vitest";
import { check, missing, mistyped, type Row } from "../support/openai-responses-checks.ts";
import { usePack } from "../support/server.ts";

usePack();

const parameters = {
  type: "object",
  properties: { city: { type: "string" } },
  required: ["city"],
  additionalProperties: false,
};
const weather = { type: "function", name: "get_weather", parameters };

const tools: Row[] = [
  {
    name: "tools that are a text",
    refused: { tools: "get_weather" },
    error: mistyped("tools", "an array of tools", "a string"),
    accepted: { tools: [] },
  },
  {
    name: "a tool without its type",
    refused: { tools: [{ name: "get_weather" }] },
    error: missing("tools[0].type"),
    accepted: { tools: [{ type: "function", name: "get_weather" }] },
  },
  {
    name: "a function as a chat has it",
    refused: { tools: [{ type: "function", function: { name: "get_weather" } }] },
    error: missing("tools[0].name"),
    accepted: { tools: [weather] },
  },
  {
    name: "a function with a dot in its name",
    refused: { tools: [{ ...weather, name: "get.weather" }] },
    error: {
      param: "tools[0].name",
      code: "invalid_value",
      message:
        "Invalid 'tools[0].name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.",
    },
    accepted: { tools: [{ ...weather, name: "get-weather_2" }] },
  },
  {
    name: "a function with no name in its name",
    refused: { tools: [{ ...weather, name: "" }] },
    error: {
      param: "tools[0].name",
      code: "empty_string",
      message:
        "Invalid 'tools[0].name': empty string. Expected a string with minimum length 1, but got an empty string instead.",
    },
    accepted: { tools: [{ ...weather, name: "w".repeat(128) }] },
  },
  {
    name: "arguments that are a list",
    refused: { tools: [{ ...weather, parameters: { type: "array" } }] },
    error: {
      param: "tools[0].parameters",
      code: "invalid_function_parameters",
      message: `Invalid schema for function 'get_weather': schema must be a JSON Schema of 'type: "object"', got 'type: "array"'.`,
    },
    accepted: { tools: [{ ...weather, parameters: null }] },
  },
  {
    name: "arguments that are a text",
    refused: { tools: [{ ...weather, parameters: "city" }] },
    error: mistyped("tools[0].parameters", "an object", "a string"),
    accepted: { tools: null },
  },
  {
    name: "a search of files without its files",
    refused: { tools: [{ type: "file_search" }] },
    error: missing("tools[0].vector_store_ids"),
    accepted: { tools: [{ type: "file_search", vector_store_ids: ["vs_1"] }] },
  },
  {
    name: "a server without its label",
    refused: { tools: [{ type: "mcp", server_url: "https://mcp.example" }] },
    error: missing("tools[0].server_label"),
    accepted: { tools: [{ type: "mcp", server_label: "a", server_url: "https://mcp.example" }] },
  },
  {
    name: "an interpreter without its container",
    refused: { tools: [{ type: "code_interpreter" }] },
    error: missing("tools[0].container"),
    accepted: { tools: [{ type: "code_interpreter", container: { type: "auto" } }] },
  },
  {
    name: "a namespace without its tools",
    refused: { tools: [{ type: "namespace", name: "a", description: "b" }] },
    error: missing("tools[0].tools"),
    accepted: { tools: [{ type: "namespace", name: "a", description: "b", tools: [] }] },
  },
  {
    name: "a namespace without its name",
    refused: { tools: [{ type: "namespace", description: "b", tools: [] }] },
    error: missing("tools[0].name"),
    accepted: { tools: [{ type: "computer_use_preview" }] },
  },
  {
    name: "a tool of a namespace without its name",
    refused: {
      tools: [{ type: "namespace", name: "a", description: "b", tools: [{ type: "function" }] }],
    },
    error: missing("tools[0].tools[0].name"),
    accepted: { tools: [{ type: "namespace", name: "a", description: "b", tools: [weather] }] },
  },
];

test.for(tools)("$name", check);
