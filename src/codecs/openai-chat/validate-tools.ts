import type { LLMError } from "../../errors.ts";
import { emptyArray, invalidType, invalidValue, missingParameter } from "../openai-error.ts";
import {
  type Rules,
  validateEach,
  validateName,
  validateParameters,
  validateRequiredText,
} from "../openai-parameters.ts";
import { onlyWith, refused, tooManyMembers } from "../openai-refusals.ts";
import { isObject, type JSONObject, toObject, toObjects } from "../read.ts";

/** How many functions a request may offer. @see https://platform.openai.com/docs/api-reference/chat/create#chat-create-tools */
const MOST = 128;

const MODES = { type: "one-of", values: ["none", "auto", "required"] } as const;

/** The form of what is offered, and of what is chosen. */
export function validateTools(request: JSONObject): LLMError | undefined {
  const { functions, tools, function_call: legacy, tool_choice: choice } = request;
  return (
    validateList(functions, "functions", validateFunction) ??
    validateLegacyChoice(legacy ?? undefined) ??
    validateList(tools, "tools", validateTool) ??
    validateChoice(choice ?? undefined) ??
    validateParameters(request, [["parallel_tool_calls", { type: "boolean" }]])
  );
}

/** Whether what is chosen is offered. */
export function validateChoices(request: JSONObject): LLMError | undefined {
  for (const name of ["tool_choice", "parallel_tool_calls"]) {
    const isThere = (request[name] ?? undefined) !== undefined;
    if (isThere && !Array.isArray(request["tools"])) return onlyWith(name, "tools");
  }
  const { function_call: legacy, tool_choice: choice } = request;
  if ((legacy ?? undefined) !== undefined && !Array.isArray(request["functions"])) {
    return onlyWith("function_call", "functions");
  }
  const tools = toObjects(request["tools"]).map(({ function: own, custom }) => own ?? custom);
  const { function: named, custom } = toObject(choice);
  return (
    validateOffer(toObject(named ?? custom)["name"], tools) ??
    validateOffer(toObject(legacy)["name"], request["functions"])
  );
}

/** The words are those of functions, whatever was chosen. */
function validateOffer(name: unknown, offered: unknown): LLMError | undefined {
  if (typeof name !== "string" || toObjects(offered).some((tool) => tool["name"] === name)) {
    return undefined;
  }
  return refused(
    `Invalid value for 'function_call': no function named '${name}' was specified in the 'functions' parameter.`,
    "function_call",
  );
}

type ValidateMember = (member: JSONObject, param: string) => LLMError | undefined;

function validateList(
  list: unknown,
  param: "tools" | "functions",
  validateMember: ValidateMember,
): LLMError | undefined {
  if ((list ?? undefined) === undefined) return undefined;
  if (!Array.isArray(list)) {
    const members = param === "tools" ? "objects" : "function definitions";
    return invalidType(param, `an array of ${members}`, list);
  }
  if (list.length === 0) return emptyArray(param);
  if (list.length > MOST) return tooManyMembers(param, list.length, MOST);
  return validateEach(list, param, validateMember);
}

function validateTool(tool: JSONObject, param: string): LLMError | undefined {
  const { type } = tool;
  if (type === undefined) return missingParameter(`${param}.type`);
  if (type !== "function" && type !== "custom") {
    return invalidValue(`${param}.type`, type, ["function", "custom"]);
  }
  const details = tool[type];
  if (details === undefined) return missingParameter(`${param}.${type}`);
  if (!isObject(details)) return invalidType(`${param}.${type}`, "an object", details);
  return validateFunction(details, `${param}.${type}`);
}

const FUNCTION: Rules = [
  ["description", { type: "string" }],
  ["parameters", { type: "object" }],
  ["strict", { type: "boolean" }],
];

function validateFunction(details: JSONObject, param: string): LLMError | undefined {
  const { name } = details;
  if (name === undefined) return missingParameter(`${param}.name`);
  return validateName(name, `${param}.name`) ?? validateParameters(details, FUNCTION, `${param}.`);
}

function validateChoice(choice: unknown): LLMError | undefined {
  const param = "tool_choice";
  if (choice === undefined) return undefined;
  if (typeof choice === "string") {
    return MODES.values.some((mode) => mode === choice)
      ? undefined
      : invalidValue(param, choice, [...MODES.values]);
  }
  if (!isObject(choice)) {
    return invalidType(param, "one of one of 'none', 'auto', or 'required' or object", choice);
  }
  if (choice["type"] === "allowed_tools") {
    return validateAllowed(choice["allowed_tools"], `${param}.allowed_tools`);
  }
  const kind = choice["type"] === "custom" ? "custom" : "function";
  const named = choice[kind];
  if (named === undefined) return missingParameter(`${param}.${kind}`);
  if (!isObject(named)) return invalidType(`${param}.${kind}`, "an object", named);
  return validateRequiredText(named["name"], `${param}.${kind}.name`);
}

function validateAllowed(allowed: unknown, param: string): LLMError | undefined {
  if (allowed === undefined) return missingParameter(param);
  if (!isObject(allowed)) return invalidType(param, "an object", allowed);
  const { mode, tools } = allowed;
  if (mode === undefined) return missingParameter(`${param}.mode`);
  if (mode !== "auto" && mode !== "required") {
    return invalidValue(`${param}.mode`, mode, ["auto", "required"]);
  }
  if (tools === undefined) return missingParameter(`${param}.tools`);
  return Array.isArray(tools)
    ? undefined
    : invalidType(`${param}.tools`, "an array of objects", tools);
}

function validateLegacyChoice(choice: unknown): LLMError | undefined {
  const param = "function_call";
  if (choice === undefined || choice === "none" || choice === "auto") return undefined;
  if (typeof choice === "string") return invalidValue(param, choice, ["none", "auto"]);
  if (!isObject(choice)) return invalidType(param, "one of 'none' or 'auto' or object", choice);
  return validateRequiredText(choice["name"], `${param}.name`);
}
