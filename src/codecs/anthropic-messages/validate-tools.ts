import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { isObject, type JSONObject, toArray, toObject, toObjects, toText } from "../read.ts";
import { findProviderToolFault, isProviderTool, PROVIDER_TOOLS } from "./provider-tools.ts";
import { boolean, checkFields, refuse, tag, textLike } from "../anthropic-words.ts";

const isName = textLike(/^[a-zA-Z0-9_-]{1,128}$/);
const CHOICES = ["auto", "any", "tool", "none"];
const UNIONS = ["oneOf", "allOf", "anyOf"];

/** @see https://docs.claude.com/en/docs/agents-and-tools/tool-use/implement-tool-use */
export function validateTools({ tools }: JSONObject): LLMError | undefined {
  if (tools === undefined || tools === null) return undefined;
  if (!Array.isArray(tools)) return invalidRequest("tools: Input should be a valid list");
  for (const [index, tool] of tools.entries()) {
    const error = validateTool(tool, `tools.${index}`);
    if (error) return error;
  }
  return validateNames(toObjects(tools)) ?? validateDeferred(toObjects(tools));
}

/** `known` are the tools that a thread was created with. */
export function validateToolChoice(
  { tool_choice, tools }: JSONObject,
  known: { name: string }[] = [],
): LLMError | undefined {
  if (tool_choice === undefined || tool_choice === null) return undefined;
  if (!isObject(tool_choice)) {
    return invalidRequest("tool_choice: Input should be a valid dictionary");
  }
  const { type, name, disable_parallel_tool_use: isSingle } = tool_choice;
  if (type === undefined) return invalidRequest("tool_choice.type: Field required");
  if (typeof type !== "string") {
    return invalidRequest("tool_choice.type: Input should be a valid string");
  }
  const error =
    refuse("tool_choice", tag(type, CHOICES)) ??
    checkFields(tool_choice, [["disable_parallel_tool_use", boolean]], `tool_choice.${type}.`);
  if (error) return error;
  if (type === "none" && isSingle !== undefined) {
    return invalidRequest(
      "tool_choice.none.disable_parallel_tool_use: Extra inputs are not permitted",
    );
  }
  if (type !== "tool") return undefined;
  if (name === undefined) return invalidRequest("tool_choice.tool.name: Field required");
  if (typeof name !== "string") {
    return invalidRequest("tool_choice.tool.name: Input should be a valid string");
  }
  const isOffered = [...toArray(tools), ...known].some((tool) => toObject(tool)["name"] === name);
  return isOffered ? undefined : invalidRequest(`Tool '${name}' not found in provided tools`);
}

function validateTool(tool: unknown, place: string): LLMError | undefined {
  if (!isObject(tool)) return invalidRequest(`${place}: Input should be a valid dictionary`);
  const { type } = tool;
  if (type === undefined || type === null || type === "custom") {
    const reason = findFault(tool);
    return reason === undefined ? undefined : invalidRequest(`${place}.custom.${reason}`);
  }
  const reason = tag(toText(type), PROVIDER_TOOLS, isProviderTool);
  if (reason !== undefined) return invalidRequest(`${place}: ${reason}`);
  const fault = findProviderToolFault(tool);
  return fault === undefined ? undefined : invalidRequest(`${place}.${toText(type)}.${fault}`);
}

function findFault({ name, input_schema: schema }: JSONObject): string | undefined {
  if (name === undefined) return "name: Field required";
  const reason = isName(name);
  if (reason !== undefined) return `name: ${reason}`;
  if (schema === undefined) return "input_schema: Field required";
  if (!isObject(schema)) return "input_schema: Input should be a valid dictionary";
  if (UNIONS.some((union) => union in schema)) {
    return "input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level";
  }
  if (schema["type"] === undefined) return "input_schema.type: Field required";
  return schema["type"] === "object" ? undefined : "input_schema.type: Input should be 'object'";
}

/** @see https://platform.claude.com/docs/en/agents-and-tools/tool-use/tool-search-tool#error-handling */
function validateDeferred(tools: JSONObject[]): LLMError | undefined {
  if (tools.length === 0 || tools.some((tool) => tool["defer_loading"] !== true)) return undefined;
  return invalidRequest(
    "All tools have defer_loading set. At least one tool must be non-deferred.",
  );
}

function validateNames(tools: JSONObject[]): LLMError | undefined {
  const names = tools.map(({ name }) => name).filter((name) => name !== undefined);
  if (new Set(names).size === names.length) return undefined;
  return invalidRequest("tools: Tool names must be unique.");
}
