import type { WireRequest } from "../../codec.ts";
import type {
  LanguageModelCall,
  ResponseFormat,
  Tool,
  ToolChoice,
} from "../../language-model/call.ts";
import type { Message, ToolResultPart } from "../../language-model/prompt.ts";
import {
  type JSONObject,
  optionalNumber,
  optionalText,
  toObject,
  toObjects,
  toText,
  toTexts,
} from "../read.ts";
import { joinTexts, toAssistantPart, toToolOutput, toUserPart } from "./decode-content.ts";

export function decode({ body }: WireRequest): LanguageModelCall {
  const request = toObject(body);
  return {
    modelId: toText(request["model"]),
    body,
    prompt: [
      ...toSystem(request["system"]),
      ...toObjects(request["messages"]).flatMap(({ role, content }) => toMessages(role, content)),
    ],
    tools: toTools(request),
    toolChoice: toToolChoice(request["tool_choice"]),
    responseFormat: toResponseFormat(request),
    maxOutputTokens: optionalNumber(request["max_tokens"]),
    stopSequences: toTexts(request["stop_sequences"]),
    temperature: optionalNumber(request["temperature"]),
    topP: optionalNumber(request["top_p"]),
    seed: undefined,
    n: 1,
    topLogprobs: undefined,
    parallelToolCalls: toObject(request["tool_choice"])["disable_parallel_tool_use"] !== true,
    stream: request["stream"] === true,
  };
}

function toSystem(system: unknown): Message[] {
  const content = joinTexts(system, "\n");
  return content === "" ? [] : [{ role: "system", content }];
}

function toMessages(role: unknown, content: unknown): Message[] {
  const blocks = typeof content === "string" ? [{ type: "text", text: content }] : content;
  switch (role) {
    case "user":
      return toUserMessages(toObjects(blocks));
    case "assistant":
      return [{ role, content: toObjects(blocks).flatMap(toAssistantPart) }];
    case "system":
      return toSystem(content);
    default:
      return [];
  }
}

/** Tool results come in the user's name, and before anything that the user says. */
function toUserMessages(blocks: JSONObject[]): Message[] {
  const results = blocks.filter(isToolResult).map(toToolResult);
  const content = blocks.filter((block) => !isToolResult(block)).flatMap(toUserPart);
  const isWhole = results.length === 0 || content.length > 0;
  return [
    ...(results.length > 0 ? [{ role: "tool", content: results } as const] : []),
    ...(isWhole ? [{ role: "user", content } as const] : []),
  ];
}

function isToolResult({ type }: JSONObject): boolean {
  return type === "tool_result";
}

function toToolResult(block: JSONObject): ToolResultPart {
  return {
    type: "tool-result",
    toolCallId: toText(block["tool_use_id"]),
    toolName: "",
    output: toToolOutput(block["content"]),
    ...(block["is_error"] === true && { isError: true }),
  };
}

/** Tools whose own names the request does not say: those of a server, those that a search may find, those of a set. */
const SETS = /^mcp_toolset$|^tool_search_tool_|_toolset_\d+$/;

/** A type of its own marks a tool that Anthropic defines, such as `web_search_20250305`. */
function toTool(tool: JSONObject): Tool {
  const { type, name, input_schema: inputSchema } = tool;
  const description = optionalText(tool["description"]);
  const isFunction = type === undefined || type === null || type === "custom";
  return {
    type: isFunction ? "function" : "provider",
    name: toText(name ?? tool["mcp_server_name"]),
    ...(SETS.test(toText(type)) && { isSet: true }),
    ...(inputSchema !== undefined && { inputSchema }),
    ...(description !== undefined && { description }),
    ...(tool["strict"] === true && { strict: true }),
  };
}

/** Before there were toolsets, a server's tools were on offer by the server alone. */
function toTools({ tools, mcp_servers }: JSONObject): Tool[] {
  const given = toObjects(tools).map(toTool);
  const names = new Set(toObjects(tools).map((tool) => tool["mcp_server_name"]));
  const servers = toObjects(mcp_servers).filter(({ name }) => !names.has(name));
  return [
    ...given,
    ...servers.map(({ name }): Tool => ({ type: "provider", name: toText(name), isSet: true })),
  ];
}

function toToolChoice(choice: unknown): ToolChoice | undefined {
  const { type, name } = toObject(choice);
  switch (type) {
    case "auto":
    case "none":
      return { type };
    case "any":
      return { type: "required" };
    case "tool":
      return { type: "tool", toolName: toText(name) };
    default:
      return undefined;
  }
}

/** `output_format` is the beta's name for it. */
function toResponseFormat({
  output_config,
  output_format,
}: JSONObject): ResponseFormat | undefined {
  const { type, schema } = toObject(toObject(output_config)["format"] ?? output_format);
  return type === "json_schema" ? { type: "json", schema } : undefined;
}
