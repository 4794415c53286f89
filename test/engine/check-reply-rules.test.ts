// Each rule that a reply is held against, with the nearest one that it lets through.
import { beforeAll, expect, test } from "vitest";
import { reasoning, refusal, text, toolCall } from "../../src/index.ts";
import type { LanguageModelCall, ResponseFormat, Tool } from "../../src/language-model/call.ts";
import type { Content, FinishReason } from "../../src/language-model/result.ts";
import { checkContent, checkToolCall } from "../../src/respond/check-reply.ts";
import { loadSchemas } from "../../src/schema/load.ts";

beforeAll(() => loadSchemas());

const inputSchema = { type: "object", properties: { city: { type: "string" } } };
const WEATHER: Tool = { type: "function", name: "get_weather", inputSchema };
const TIME: Tool = { type: "function", name: "get_time" };
const SEARCH: Tool = { type: "provider", name: "search" };

type Asked = Partial<LanguageModelCall>;

function toCall(asked: Asked): LanguageModelCall {
  const call: Asked = { tools: [], parallelToolCalls: true, ...asked };
  return call as LanguageModelCall;
}

/** What is said against the whole of a reply. */
function complain(content: Content[], asked: Asked, finishReason?: FinishReason): string {
  try {
    checkContent(content, toCall(asked), finishReason);
    return "";
  } catch (error) {
    return (error as Error).message.replace(/ Mend the reply.*$/, "");
  }
}

/** What is said against a call. */
function complainOfCall(
  [name, input]: [name: string, input: unknown],
  asked: Asked,
  finishReason?: FinishReason,
): string {
  try {
    checkToolCall(toolCall(name, input), toCall(asked), finishReason);
    return "";
  } catch (error) {
    return (error as Error).message.replace(/ Mend the reply.*$/, "");
  }
}

const json = (schema?: unknown): ResponseFormat => ({
  type: "json",
  ...(schema !== undefined && { schema }),
});

test.for<[title: string, content: Content[], asked: Asked, told: string]>([
  [
    "a text where one is demanded",
    [text("Hi")],
    { tools: [TIME], toolChoice: { type: "required" } },
    "calls no tool, and the request demands one",
  ],
  ["nothing to demand", [text("Hi")], { tools: [], toolChoice: { type: "required" } }, ""],
  [
    "what the provider may have called",
    [text("Hi")],
    { tools: [TIME, SEARCH], toolChoice: { type: "required" } },
    "",
  ],
  [
    "a named tool",
    [text("Hi")],
    { tools: [WEATHER, TIME], toolChoice: { type: "tool", toolName: "get_time" } },
    'calls no tool, and the request demands "get_time"',
  ],
  [
    "a named tool that is not there",
    [text("Hi")],
    { tools: [WEATHER], toolChoice: { type: "tool", toolName: "get_time" } },
    "",
  ],
  ["no demand", [text("Hi")], { tools: [TIME], toolChoice: { type: "auto" } }, ""],
  [
    "one call where one is allowed",
    [toolCall("get_time")],
    { tools: [TIME], parallelToolCalls: false },
    "",
  ],
  [
    "two calls where one is allowed",
    [toolCall("get_time"), toolCall("get_time")],
    { tools: [TIME], parallelToolCalls: false },
    "calls 2 tools, and the request allows one at a time",
  ],
  [
    "no JSON",
    [text("Hi")],
    { responseFormat: json() },
    "is no JSON, and the request asks for JSON",
  ],
  [
    "JSON in two pieces, beside a thought",
    [reasoning("Hm."), text('{"a":'), text("1}")],
    { responseFormat: json() },
    "",
  ],
  ["no text at all", [reasoning("Hm.")], { responseFormat: json() }, ""],
  ["nothing", [], { responseFormat: json({ type: "object" }) }, ""],
  [
    "a text beside a call",
    [text("Let me see."), toolCall("get_time")],
    { tools: [TIME], responseFormat: json() },
    "",
  ],
  ["a text beside a refusal", [text("Well."), refusal("No.")], { responseFormat: json() }, ""],
  ["JSON of any kind", [text("5")], { responseFormat: json() }, ""],
  [
    "one of the options",
    [text("yes")],
    { responseFormat: { type: "choice", options: ["no", "yes"] } },
    "",
  ],
  [
    "none of the options",
    [text("maybe")],
    { responseFormat: { type: "choice", options: ["No.", "Yes."] } },
    'is "maybe", and the request asks for one of No., Yes',
  ],
])("%s", ([, content, asked, told]) => {
  expect(complain(content, asked)).toBe(told === "" ? "" : `the reply ${told}.`);
});

test.for<[finishReason: FinishReason, isChecked: boolean]>([
  ["stop", true],
  ["tool-calls", true],
  ["length", false],
  ["content-filter", false],
  ["error", false],
])("a text that ended by %s", ([finishReason, isChecked]) => {
  const told = complain([text("Hi")], { responseFormat: json() }, finishReason);
  expect(told !== "").toBe(isChecked);
});

test.for<[title: string, call: [name: string, input: unknown], asked: Asked, told: string]>([
  ["offered", ["get_time", {}], { tools: [WEATHER, TIME] }, ""],
  [
    "a broken text of a function",
    ["get_time", "now"],
    { tools: [TIME] },
    'calls the tool "get_time" with arguments that are no JSON',
  ],
  ["whatever the provider's own tool takes", ["search", "now"], { tools: [SEARCH] }, ""],
  [
    "a tool of a set",
    ["other", 5],
    { tools: [TIME, { type: "provider", name: "mcp", isSet: true }] },
    "",
  ],
  [
    "one that is not allowed",
    ["get_time", {}],
    { tools: [WEATHER, TIME], toolChoice: { type: "auto", toolNames: ["get_weather"] } },
    'calls the tool "get_time", and the request allows get_weather alone',
  ],
  [
    "one that is allowed",
    ["get_time", {}],
    { tools: [WEATHER, TIME], toolChoice: { type: "required", toolNames: ["get_time"] } },
    "",
  ],
  [
    "a free text",
    ["sql", "SELECT"],
    { tools: [{ type: "function", name: "sql", takesText: true }] },
    "",
  ],
  [
    "an object for a free text",
    ["sql", {}],
    { tools: [{ type: "function", name: "sql", takesText: true }] },
    'calls the tool "sql", which takes a text, with object as its input',
  ],
])("a call: %s", ([, call, asked, told]) => {
  expect(complainOfCall(call, asked)).toBe(told === "" ? "" : `the reply ${told}.`);
});

test("a call that was cut may break off, and is checked where it is whole", () => {
  const asked = { tools: [WEATHER] };
  expect(complainOfCall(["get_weather", '{"ci'], asked, "length")).toBe("");
  expect(complainOfCall(["get_weather", '{"ci'], asked, "tool-calls")).toContain("no JSON");
  expect(complainOfCall(["get_weather", { city: 5 }], asked, "length")).toContain("at /city");
});
