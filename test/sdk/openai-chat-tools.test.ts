import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import {
  empty,
  emptyText,
  missing,
  onlyWith,
  type Refusal,
  refusalOf,
  tooLong,
  unlikePattern,
  unsupported,
  wrongType,
} from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

/** Asked with plain parameters, as a program without types would. */
function ask(params: object): Promise<unknown> {
  const messages = [{ role: "user", content: "Hello" }];
  return client.chat.completions.create({ model: "gpt-5.4", messages, ...params } as never);
}

const A = { type: "function", function: { name: "a" } };
const SQL = { type: "custom", custom: { name: "sql" } };
const MODES = "'none', 'auto', and 'required'";

function named(name: string): object {
  return { type: "function", function: { name } };
}

function parameters(schema: object, strict?: boolean): object {
  return { tools: [{ type: "function", function: { name: "a", parameters: schema, strict } }] };
}

function notOffered(name: string): Refusal {
  const message = `Invalid value for 'function_call': no function named '${name}' was specified in the 'functions' parameter.`;
  return { param: "function_call", code: null, message };
}

function badSchema(problem: string): Refusal {
  const message = `Invalid schema for function 'a': ${problem}`;
  return { param: "tools[0].function.parameters", code: "invalid_function_parameters", message };
}

test.for<[params: object, refusal: Refusal]>([
  [{ tools: "none" }, wrongType("tools", "an array of objects", "a string")],
  [{ tools: [] }, empty("tools")],
  [
    { tools: Array.from({ length: 129 }, () => A) },
    tooLong("tools", "array", { maximum: 128, length: 129 }),
  ],
  [{ tools: [7] }, wrongType("tools[0]", "an object", "an integer")],
  [{ tools: [{ function: { name: "a" } }] }, missing("tools[0].type")],
  [
    { tools: [{ type: "web_search" }] },
    unsupported("tools[0].type", "web_search", "'function' and 'custom'"),
  ],
  [{ tools: [{ type: "function" }] }, missing("tools[0].function")],
  [
    { tools: [{ type: "function", function: "a" }] },
    wrongType("tools[0].function", "an object", "a string"),
  ],
  [{ tools: [{ type: "custom" }] }, missing("tools[0].custom")],
  [{ tools: [{ type: "function", function: {} }] }, missing("tools[0].function.name")],
  [
    { tools: [{ type: "function", function: { name: {} } }] },
    wrongType("tools[0].function.name", "a string", "an object"),
  ],
  [{ tools: [named("")] }, emptyText("tools[0].function.name")],
  [{ tools: [A, named("get weather")] }, unlikePattern("tools[1].function.name")],
  [
    { tools: [named("a".repeat(65))] },
    tooLong("tools[0].function.name", "string", { maximum: 64, length: 65 }),
  ],
  [parameters([]), wrongType("tools[0].function.parameters", "an object", "an array")],
  [
    parameters({ type: "string" }),
    badSchema(`schema must be a JSON Schema of 'type: "object"', got 'type: "string"'.`),
  ],
  [
    parameters({ type: "object", properties: { ids: { type: "array" } } }),
    badSchema("In context=('properties', 'ids'), array schema missing items."),
  ],
  [
    parameters({ type: "object", items: { type: "array" } }),
    badSchema("In context=('items',), array schema missing items."),
  ],
  [
    parameters({ type: "object", properties: {} }, true),
    badSchema("In context=(), 'additionalProperties' is required to be supplied and to be false."),
  ],
  [{ tool_choice: "auto" }, onlyWith("tool_choice", "tools")],
  [{ tool_choice: "none" }, onlyWith("tool_choice", "tools")],
  [{ parallel_tool_calls: false }, onlyWith("parallel_tool_calls", "tools")],
  [
    { tools: [A], parallel_tool_calls: 1 },
    wrongType("parallel_tool_calls", "a boolean", "an integer"),
  ],
  [{ tools: [A], tool_choice: "any" }, unsupported("tool_choice", "any", MODES)],
  [
    { tools: [A], tool_choice: 7 },
    wrongType("tool_choice", "one of one of 'none', 'auto', or 'required' or object", "an integer"),
  ],
  [{ tools: [A], tool_choice: { type: "bogus" } }, missing("tool_choice.function")],
  [
    { tools: [A], tool_choice: { type: "function", function: {} } },
    missing("tool_choice.function.name"),
  ],
  [{ tools: [A], tool_choice: named("b") }, notOffered("b")],
  [{ tools: [A], tool_choice: SQL }, notOffered("sql")],
  [
    { tools: [A], tool_choice: { type: "allowed_tools", allowed_tools: { tools: [A] } } },
    missing("tool_choice.allowed_tools.mode"),
  ],
  [
    {
      tools: [A],
      tool_choice: { type: "allowed_tools", allowed_tools: { mode: "any", tools: [] } },
    },
    unsupported("tool_choice.allowed_tools.mode", "any", "'auto' and 'required'"),
  ],
  [{ functions: "x" }, wrongType("functions", "an array of function definitions", "a string")],
  [{ functions: [] }, empty("functions")],
  [{ functions: [{ parameters: {} }] }, missing("functions[0].name")],
  [{ function_call: "auto" }, onlyWith("function_call", "functions")],
  [
    { functions: [{ name: "a" }], function_call: "required" },
    unsupported("function_call", "required", "'none' and 'auto'"),
  ],
  [{ functions: [{ name: "a" }], function_call: {} }, missing("function_call.name")],
  [{ functions: [{ name: "a" }], function_call: { name: "b" } }, notOffered("b")],
])("refuses %j", async ([params, refusal]) => {
  expect(await refusalOf(ask(params))).toEqual(refusal);
});

test.for<object>([
  { tools: [A], tool_choice: "none", parallel_tool_calls: false },
  { tools: [A, SQL], tool_choice: SQL },
  { tools: [A, SQL], tool_choice: named("a") },
  { tools: [named("a-B_9".repeat(12) + "abcd")] },
  { tools: Array.from({ length: 128 }, (_, index) => named(`a${index}`)) },
  { tools: null, tool_choice: null, parallel_tool_calls: null },
  parameters({}),
  parameters({ type: "object", properties: { ids: { type: "array", items: {} } } }),
  parameters({ type: "object", properties: { pair: { type: "array", prefixItems: [{}] } } }),
  parameters({ type: "object", properties: { any: {}, free: { type: "object" } } }),
  parameters({ type: "object", properties: {}, additionalProperties: false }, true),
  {
    tools: [A],
    tool_choice: { type: "allowed_tools", allowed_tools: { mode: "auto", tools: [A] } },
  },
  { functions: [{ name: "a", parameters: {} }], function_call: "auto" },
])("answers %j", async (params) => {
  expect(await refusalOf(ask(params))).toBeUndefined();
});
