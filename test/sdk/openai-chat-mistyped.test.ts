import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { missing, type Refusal, refusalOf, wrongType } from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

const USER = { role: "user", content: "Hello" };

/** Asked with plain parameters, as a program without types would. */
function ask(params: object): Promise<unknown> {
  return client.chat.completions.create({ model: "m", messages: [USER], ...params } as never);
}

const RESULT = { role: "tool", tool_call_id: "c_1", content: "12:00" };
const CALL = "messages[1].tool_calls[0]";
const NOW = { name: "now", arguments: "{}" };
const SQL = { name: "sql", input: "SELECT 1" };

function called(call: object): object {
  const calls = { role: "assistant", tool_calls: [{ id: "c_1", ...call }] };
  return { messages: [USER, calls, RESULT] };
}

function calledBefore(call: unknown): object {
  return { messages: [USER, { role: "assistant", content: null, function_call: call }] };
}

function said(part: object): object {
  return { messages: [{ role: "user", content: [part] }] };
}

function taken(details: object): object {
  return { tools: [{ type: "function", function: { name: "now", ...details } }] };
}

function chosen(choice: unknown): object {
  return { ...taken({}), tool_choice: choice };
}

function allowed(details: unknown): object {
  return chosen({ type: "allowed_tools", allowed_tools: details });
}

function legacy(choice: unknown): object {
  return { functions: [{ name: "now" }], function_call: choice };
}

const NO_MODEL = { param: null, code: null, message: "you must provide a model parameter" };
const OFFERED = [{ type: "function", function: { name: "now" } }];

test.for<[refused: object, refusal: Refusal, accepted: object]>([
  [{ model: null }, NO_MODEL, {}],
  [{ model: "" }, NO_MODEL, {}],
  [{ model: undefined }, NO_MODEL, {}],
  [{ model: 7 }, wrongType("model", "a string", "an integer"), {}],
  [called({ function: NOW }), missing(`${CALL}.type`), called({ type: "function", function: NOW })],
  [called({ type: "function" }), missing(`${CALL}.function`), {}],
  [
    called({ type: "function", function: 1 }),
    wrongType(`${CALL}.function`, "an object", "an integer"),
    calledBefore(NOW),
  ],
  [
    called({ type: "function", function: { arguments: "{}" } }),
    missing(`${CALL}.function.name`),
    {},
  ],
  [called({ type: "custom" }), missing(`${CALL}.custom`), called({ type: "custom", custom: SQL })],
  [
    called({ type: "custom", custom: "sql" }),
    wrongType(`${CALL}.custom`, "an object", "a string"),
    {},
  ],
  [called({ type: "custom", custom: { name: "sql" } }), missing(`${CALL}.custom.input`), {}],
  [called({ type: "custom", custom: { input: "" } }), missing(`${CALL}.custom.name`), {}],
  [
    { messages: [USER, { role: "assistant", tool_calls: [1] }, RESULT] },
    wrongType(CALL, "an object", "an integer"),
    {},
  ],
  [calledBefore(1), wrongType("messages[1].function_call", "an object", "an integer"), {}],
  [said({ type: "image_url" }), missing("messages[0].content[0].image_url"), {}],
  [
    said({ type: "image_url", image_url: 1 }),
    wrongType("messages[0].content[0].image_url", "an object", "an integer"),
    said({ type: "image_url", image_url: { url: "https://a.example/a.png" } }),
  ],
  [
    taken({ description: 1 }),
    wrongType("tools[0].function.description", "a string", "an integer"),
    taken({ description: null }),
  ],
  [
    taken({ description: "Tells the time", strict: "yes" }),
    wrongType("tools[0].function.strict", "a boolean", "a string"),
    taken({ strict: false }),
  ],
  [
    chosen(1),
    wrongType("tool_choice", "one of one of 'none', 'auto', or 'required' or object", "an integer"),
    chosen("auto"),
  ],
  [chosen({ type: "function" }), missing("tool_choice.function"), chosen(OFFERED[0])],
  [
    chosen({ type: "function", function: 1 }),
    wrongType("tool_choice.function", "an object", "an integer"),
    chosen("none"),
  ],
  [allowed(undefined), missing("tool_choice.allowed_tools"), {}],
  [allowed(1), wrongType("tool_choice.allowed_tools", "an object", "an integer"), {}],
  [allowed({ tools: OFFERED }), missing("tool_choice.allowed_tools.mode"), {}],
  [allowed({ mode: "auto" }), missing("tool_choice.allowed_tools.tools"), {}],
  [
    allowed({ mode: "auto", tools: 1 }),
    wrongType("tool_choice.allowed_tools.tools", "an array of objects", "an integer"),
    allowed({ mode: "required", tools: OFFERED }),
  ],
  [
    legacy(1),
    wrongType("function_call", "one of 'none' or 'auto' or object", "an integer"),
    legacy("none"),
  ],
  [
    { response_format: { type: "json_schema", json_schema: { name: 7, strict: true } } },
    wrongType("response_format.json_schema.name", "a string", "an integer"),
    { response_format: { type: "json_schema", json_schema: { name: "x", strict: true } } },
  ],
  [
    { response_format: { type: "json_schema", json_schema: 1 } },
    wrongType("response_format.json_schema", "an object", "an integer"),
    { response_format: { type: "text" } },
  ],
  [
    { stream: true, stream_options: 1 },
    wrongType("stream_options", "an object", "an integer"),
    { stream: true, stream_options: null },
  ],
  [
    { stream: true, stream_options: { include_obfuscation: 1 } },
    wrongType("stream_options.include_obfuscation", "a boolean", "an integer"),
    { stream: true, stream_options: { include_obfuscation: null } },
  ],
  [{ moderation: 1 }, wrongType("moderation", "an object", "an integer"), { moderation: null }],
  [{ logit_bias: [1] }, wrongType("logit_bias", "an object", "an array"), { logit_bias: {} }],
  [
    { reasoning_effort: 7 },
    {
      param: "reasoning_effort",
      code: "unsupported_value",
      message: expect.stringContaining("'reasoning_effort' does not support 7 with this model."),
    },
    { reasoning_effort: "max" },
  ],
  [
    { prompt_cache_retention: "1h" },
    {
      param: "prompt_cache_retention",
      code: null,
      message: "Invalid prompt_cache_retention argument",
    },
    { prompt_cache_retention: "in-memory" },
  ],
])("%j is refused: %j", async ([refused, refusal, accepted]) => {
  expect(await refusalOf(ask(refused))).toEqual(refusal);
  expect(await refusalOf(ask(accepted))).toBeUndefined();
});
