import type { LanguageModelCall, Tool, ToolChoice } from "../../language-model/call.ts";
import { type JSONObject, optionalText, toObject, toObjects, toText } from "../read.ts";

/** Tools on offer, functions in their old form too, and which of them are to be called. */
export function decodeTools(
  request: JSONObject,
): Pick<LanguageModelCall, "tools" | "toolChoice" | "parallelToolCalls"> {
  const tools = toObjects(request["tools"]).map(toTool);
  const functions = toObjects(request["functions"]).map(toFunction);
  const allowed = toAllowed(request["tool_choice"]);
  return {
    tools: [...tools.filter(({ name }) => allowed?.names.has(name) !== false), ...functions],
    toolChoice:
      toToolChoice(allowed?.mode ?? request["tool_choice"]) ??
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

function toFunction(details: JSONObject): Tool {
  const description = optionalText(details["description"]);
  return {
    type: "function",
    name: toText(details["name"]),
    inputSchema: details["parameters"],
    ...(description !== undefined && { description }),
    ...(details["strict"] === true && { strict: true }),
  };
}

/** The tools that a choice narrows the offer to. @see https://platform.openai.com/docs/guides/function-calling */
function toAllowed(choice: unknown): { mode: unknown; names: Set<string> } | undefined {
  const { type, allowed_tools: allowed } = toObject(choice);
  if (type !== "allowed_tools") return undefined;
  const { mode, tools } = toObject(allowed);
  return { mode, names: new Set(toObjects(tools).map((tool) => toTool(tool).name)) };
}

function toLegacyChoice(choice: unknown): unknown {
  return typeof choice === "object" ? { function: choice } : choice;
}

function toToolChoice(choice: unknown): ToolChoice | undefined {
  if (choice === "auto" || choice === "none" || choice === "required") return { type: choice };
  const { function: named, custom } = toObject(choice);
  const toolName = optionalText(toObject(named ?? custom)["name"]);
  return toolName === undefined ? undefined : { type: "tool", toolName };
}
