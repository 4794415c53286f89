import type { LanguageModelCall, Tool, ToolChoice } from "../../language-model/call.ts";
import { toFunctionTool } from "../function-tool.ts";
import { type JSONObject, optionalText, toObject, toObjects } from "../read.ts";

/** Tools on offer, functions in their old form too, and which of them are to be called. */
export function decodeTools(
  request: JSONObject,
): Pick<LanguageModelCall, "tools" | "toolChoice" | "parallelToolCalls"> {
  const tools = toObjects(request["tools"]).map(toTool);
  const functions = toObjects(request["functions"]).map(toFunction);
  return {
    tools: [...tools, ...functions],
    toolChoice:
      toToolChoice(request["tool_choice"]) ??
      toToolChoice(toLegacyChoice(request["function_call"])),
    // an answer has room for one call of a legacy function
    parallelToolCalls: request["parallel_tool_calls"] !== false && functions.length === 0,
  };
}

/**
 * Whether the request offers functions in their old form, and the answer calls them so.
 *
 * @see https://platform.openai.com/docs/api-reference/chat/create#chat-create-functions
 */
export function usesFunctions({ body }: Pick<LanguageModelCall, "body">): boolean {
  const { functions, tools } = toObject(body);
  return Array.isArray(functions) && !Array.isArray(tools);
}

function toTool({ custom, function: details }: JSONObject): Tool {
  if (details === undefined && custom !== undefined) {
    return { ...toFunction(toObject(custom)), takesText: true };
  }
  return toFunction(toObject(details));
}

function toLegacyChoice(choice: unknown): unknown {
  return typeof choice === "object" ? { function: choice } : choice;
}

function toToolChoice(choice: unknown): ToolChoice | undefined {
  if (choice === "auto" || choice === "none" || choice === "required") return { type: choice };
  const { type, allowed_tools: allowed, function: named, custom } = toObject(choice);
  if (type === "allowed_tools") return toAllowedChoice(toObject(allowed));
  const toolName = optionalText(toObject(named ?? custom)["name"]);
  return toolName === undefined ? undefined : { type: "tool", toolName };
}

/** @see https://platform.openai.com/docs/guides/function-calling#allowed-tools */
function toAllowedChoice({ mode, tools }: JSONObject): ToolChoice {
  const toolNames = toObjects(tools).map((tool) => toTool(tool).name);
  return { type: mode === "required" ? "required" : "auto", toolNames };
}

function toFunction(details: JSONObject): Tool {
  return { ...toFunctionTool(details), ...(details["strict"] === true && { strict: true }) };
}
