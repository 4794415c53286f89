import type { WireRequest } from "../../codec.ts";
import type {
  LanguageModelCall,
  ResponseFormat,
  Tool,
  ToolChoice,
} from "../../language-model/call.ts";
import {
  type JSONObject,
  optionalNumber,
  optionalText,
  toArray,
  toObject,
  toObjects,
  toText,
} from "../read.ts";
import { toInputItems } from "../openai-stored-items.ts";
import { toPrompt } from "./input.ts";

export function decode({ body }: WireRequest): LanguageModelCall {
  const request = toObject(body);
  return {
    modelId: toText(request["model"]),
    body,
    ...decodeItems(request, toInputItems(request["input"])),
    toolChoice: toToolChoice(request["tool_choice"]),
    maxOutputTokens: optionalNumber(request["max_output_tokens"]),
    stopSequences: [],
    temperature: optionalNumber(request["temperature"]),
    topP: optionalNumber(request["top_p"]),
    seed: undefined,
    n: 1,
    topLogprobs: toTopLogprobs(request),
    parallelToolCalls: request["parallel_tool_calls"] !== false,
    stream: request["stream"] === true,
  };
}

/** What hangs on the items, those of earlier turns included where they are known. */
export function decodeItems(
  request: JSONObject,
  items: JSONObject[],
): Pick<LanguageModelCall, "prompt" | "tools" | "responseFormat"> {
  const offered = toTools(toArray(request["tools"]));
  const names = new Set(offered.map(({ name }) => name));
  const loaded = toTools(items.flatMap(toLoadedTools)).filter(({ name }) => !names.has(name));
  return {
    prompt: toPrompt(request["instructions"], items),
    tools: [...offered, ...loaded],
    responseFormat: toResponseFormat(findFormat(request, items)),
  };
}

/** Whether the request asks for something more, such as `reasoning.encrypted_content`. */
export function includes({ body }: LanguageModelCall, what: string): boolean {
  return toArray(toObject(body)["include"]).includes(what);
}

/** Tools that came after the request's own: by a search for tools, or with the input. */
function toLoadedTools({ type, tools }: JSONObject): unknown[] {
  return type === "additional_tools" || type === "tool_search_output" ? toArray(tools) : [];
}

function toTools(tools: unknown[]): Tool[] {
  return toObjects(tools).flatMap((tool) =>
    tool["type"] === "namespace"
      ? [toTool(tool), ...toTools(toArray(tool["tools"]))]
      : toTool(tool),
  );
}

/** These stand for tools whose names the request does not say, or does not say alone. */
const SETS = ["mcp", "namespace", "tool_search"];

/** A tool that runs at OpenAI has no name but its type; a custom one takes a free text, by no schema. */
function toTool(tool: JSONObject): Tool {
  const { type, name, description, parameters, strict } = tool;
  return {
    type: type === "function" || type === "custom" ? "function" : "provider",
    name: toText(name) || toText(type),
    inputSchema: parameters,
    ...(typeof description === "string" && { description }),
    ...(strict === true && { strict }),
    ...(type === "custom" && { takesText: true }),
    ...(SETS.includes(toText(type)) && { isSet: true }),
  };
}

/** A tool of an MCP server is named, where the server alone is not enough. */
function toToolChoice(choice: unknown): ToolChoice | undefined {
  if (choice === "auto" || choice === "none" || choice === "required") return { type: choice };
  const { type, name, mode, tools } = toObject(choice);
  if (type === "allowed_tools") return toAllowedChoice(mode, toObjects(tools));
  const toolName = optionalText(name ?? type);
  return toolName === undefined ? undefined : { type: "tool", toolName };
}

/** The only tool that has to be called is the one that is called; one that runs at OpenAI is named by its type. */
function toAllowedChoice(mode: unknown, tools: JSONObject[]): ToolChoice {
  const toolNames = tools.map(({ name, type }) => toText(name ?? type));
  const [only, ...others] = toolNames;
  if (mode !== "required") return { type: "auto", toolNames };
  return only !== undefined && others.length === 0
    ? { type: "tool", toolName: only }
    : { type: "required", toolNames };
}

/**
 * They come where `include` names them; `top_logprobs` says how many alternatives there are.
 *
 * @see https://platform.openai.com/docs/api-reference/responses/create#responses_create-include
 */
function toTopLogprobs(request: JSONObject): number | undefined {
  if (!toArray(request["include"]).includes("message.output_text.logprobs")) return undefined;
  return optionalNumber(request["top_logprobs"]) ?? 0;
}

/** The last `configuration_update` of the conversation wins, as in the official SDK. */
function findFormat(request: JSONObject, items: JSONObject[]): JSONObject {
  const update = items.findLast(
    ({ type, text }) => type === "configuration_update" && toObject(text)["format"] !== undefined,
  );
  return toObject(toObject(update?.["text"] ?? request["text"])["format"]);
}

function toResponseFormat({ type, name, schema, strict }: JSONObject): ResponseFormat | undefined {
  if (type === "json_object") return { type: "json" };
  if (type !== "json_schema") return type === "text" ? { type: "text" } : undefined;
  return { type: "json", name: toText(name), schema, strict: strict === true };
}
