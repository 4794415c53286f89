import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { isObject, type JSONObject, toArray, toObject, toObjects } from "../read.ts";
import { findSchemaFault } from "./validate-schema.ts";

const NAME = /^[a-zA-Z0-9_-]{1,128}$/;
const MAX_STRICT = 20;
const CHOICES = ["auto", "any", "tool", "none"];

/** @see https://docs.claude.com/en/docs/agents-and-tools/tool-use/implement-tool-use */
export function validateTools(tools: unknown): LLMError | undefined {
  if (tools === undefined || tools === null) return undefined;
  if (!Array.isArray(tools)) return invalidRequest("tools: Input should be a valid list");
  for (const [index, tool] of tools.entries()) {
    if (!isObject(tool))
      return invalidRequest(`tools.${index}: Input should be a valid dictionary`);
    const { type } = tool;
    const isCustom = type === undefined || type === null || type === "custom";
    const reason = isCustom ? findFault(tool) : undefined;
    if (reason !== undefined) return invalidRequest(`tools.${index}.custom.${reason}`);
  }
  return validateNames(toObjects(tools)) ?? validateStrict(toObjects(tools));
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
  const { type, name } = tool_choice;
  if (type === undefined) return invalidRequest("tool_choice.type: Field required");
  if (typeof type !== "string") {
    return invalidRequest("tool_choice.type: Input should be a valid string");
  }
  if (!CHOICES.includes(type)) {
    const tags = CHOICES.map((choice) => `'${choice}'`).join(", ");
    return invalidRequest(
      `tool_choice: Input tag '${type}' found using 'type' does not match any of the expected tags: ${tags}`,
    );
  }
  if (type !== "tool") return undefined;
  if (typeof name !== "string") return invalidRequest("tool_choice.tool.name: Field required");
  const isOffered = [...toArray(tools), ...known].some((tool) => toObject(tool)["name"] === name);
  return isOffered ? undefined : invalidRequest(`Tool '${name}' not found in provided tools`);
}

function findFault({ name, input_schema: schema }: JSONObject): string | undefined {
  if (name === undefined) return "name: Field required";
  if (typeof name !== "string") return "name: Input should be a valid string";
  if (!NAME.test(name)) return `name: String should match pattern '${NAME.source}'`;
  if (schema === undefined) return "input_schema: Field required";
  if (!isObject(schema)) return "input_schema: Input should be a valid dictionary";
  return schema["type"] === undefined ? "input_schema.type: Field required" : undefined;
}

function validateNames(tools: JSONObject[]): LLMError | undefined {
  const names = tools.map(({ name }) => name).filter((name) => name !== undefined);
  if (new Set(names).size === names.length) return undefined;
  return invalidRequest("tools: Tool names must be unique.");
}

function validateStrict(tools: JSONObject[]): LLMError | undefined {
  for (const [index, { strict, input_schema: schema }] of tools.entries()) {
    const fault = strict === true ? findSchemaFault(schema) : undefined;
    if (fault !== undefined) return invalidRequest(`tools.${index}.custom: ${fault}`);
  }
  const { length } = tools.filter(({ strict }) => strict === true);
  if (length <= MAX_STRICT) return undefined;
  return invalidRequest(
    `Too many strict tools (${length}). The maximum number of strict tools supported is ${MAX_STRICT}. Try reducing the number of tools marked as strict.`,
  );
}
