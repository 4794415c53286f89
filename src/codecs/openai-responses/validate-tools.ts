import { type LLMError, llmError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { invalidType, missingParameter } from "../openai-error.ts";
import { validateName } from "../openai-parameters.ts";
import { isObject, type JSONObject, toArray, toObject, toObjects, toText } from "../read.ts";
import { validateParametersSchema, validateStrictSchema } from "../openai-strict-schema.ts";
import { notOneOf } from "./wording.ts";

/** @see https://platform.openai.com/docs/api-reference/responses/create#responses_create-tools */
export function validateTools(tools: unknown, at = "tools"): LLMError | undefined {
  if (tools === undefined || tools === null) return undefined;
  if (!Array.isArray(tools)) return invalidType(at, "an array of tools", tools);
  for (const [index, tool] of tools.entries()) {
    const error = validateTool(tool, `${at}[${index}]`);
    if (error) return error;
  }
  return undefined;
}

/** The choice may be of a tool that came with the input, or with a stored prompt. */
export function validateToolChoice(call: LanguageModelCall): LLMError | undefined {
  const { tool_choice: choice, prompt } = toObject(call.body);
  if (choice === undefined || choice === null) return undefined;
  if (typeof choice === "string") {
    if (!MODES.includes(choice)) return notOneOf("tool_choice", choice, MODES);
    const isEmpty = call.tools.length === 0 && !isObject(prompt);
    return choice === "required" && isEmpty ? withoutTools() : undefined;
  }
  if (!isObject(choice)) return invalidType("tool_choice", EXPECTED, choice);
  return validateChosen(choice, call);
}

const MODES = ["none", "auto", "required"];
const EXPECTED = "one of an object or 'none', 'auto', or 'required'";

/** What a tool needs besides its type. */
const NEEDS: [type: string, names: string[]][] = [
  ["function", ["name"]],
  ["custom", ["name"]],
  ["namespace", ["name", "description", "tools"]],
  ["file_search", ["vector_store_ids"]],
  ["code_interpreter", ["container"]],
  ["mcp", ["server_label"]],
];
const NEEDED = new Map(NEEDS);

function validateTool(tool: unknown, param: string): LLMError | undefined {
  if (!isObject(tool)) return invalidType(param, "an object", tool);
  const { type, name } = tool;
  if (type === undefined) return missingParameter(`${param}.type`);
  for (const needed of NEEDED.get(toText(type)) ?? []) {
    if (tool[needed] === undefined) return missingParameter(`${param}.${needed}`);
  }
  if (type === "namespace") return validateTools(tool["tools"], `${param}.tools`);
  if (type !== "function" && type !== "custom") return undefined;
  const error = validateName(name, `${param}.name`, 128);
  return error ?? (type === "function" ? validateFunction(tool, param) : undefined);
}

/** Where nothing is said of `strict`, the API makes the schema strict itself. */
function validateFunction(tool: JSONObject, at: string): LLMError | undefined {
  const { name, parameters, strict } = tool;
  const param = `${at}.parameters`;
  if (parameters === undefined || parameters === null) return undefined;
  if (!isObject(parameters)) return invalidType(param, "an object", parameters);
  const where = {
    subject: `function '${toText(name)}'`,
    param,
    code: "invalid_function_parameters",
  };
  return strict === true
    ? validateStrictSchema(parameters, where)
    : validateParametersSchema(parameters, where);
}

function validateChosen(choice: JSONObject, call: LanguageModelCall): LLMError | undefined {
  const { type, name, mode, tools } = choice;
  if (type === undefined) return missingParameter("tool_choice.type");
  if ((type === "function" || type === "custom") && name === undefined) {
    return missingParameter("tool_choice.name");
  }
  if (type === "allowed_tools") {
    if (mode === undefined) return missingParameter("tool_choice.mode");
    if (!Array.isArray(tools)) return missingParameter("tool_choice.tools");
  }
  if (isObject(toObject(call.body)["prompt"])) return undefined;
  const chosen = type === "allowed_tools" ? toArray(tools).filter(isObject) : [choice];
  const missing = chosen.find((one) => !isOffered(one, call));
  if (!missing) return undefined;
  const message = `Tool choice '${toText(missing["type"])}' not found in 'tools' parameter.`;
  return llmError("bad-request", { message, param: "tool_choice" });
}

/** A tool by its name, or one that runs at OpenAI by its type, of which there may be versions. */
function isOffered({ type, name }: JSONObject, { tools, body }: LanguageModelCall): boolean {
  if (type === "function" || type === "custom") {
    return tools.some((tool) => tool.name === name || tool.isSet === true);
  }
  const family = toFamily(type);
  return toObjects(toObject(body)["tools"]).some((tool) => toFamily(tool["type"]) === family);
}

function toFamily(type: unknown): string {
  return toText(type).replace(/_(preview|use|\d).*$/, "");
}

function withoutTools(): LLMError {
  const message = "Tool choice 'required' must be specified with 'tools' parameter.";
  return llmError("bad-request", { message, param: "tool_choice" });
}
