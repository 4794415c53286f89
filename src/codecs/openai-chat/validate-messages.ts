import type { LLMError } from "../../errors.ts";
import { emptyArray, invalidType, invalidValue, missingParameter } from "../openai-error.ts";
import { validateName, validateRequiredText } from "../openai-parameters.ts";
import { isObject, type JSONObject } from "../read.ts";
import { validateContent } from "./validate-content.ts";
import { validateRole } from "./validate-role.ts";

/** A message by itself; how it fits into the conversation is judged later. */
export function validateMessage(message: JSONObject, param: string): LLMError | undefined {
  const { role, content, tool_call_id: id, name } = message;
  return (
    validateRole(message, param) ??
    validateContent(content, { role: role as string, param }) ??
    (role === "assistant" ? validateCalls(message, param) : undefined) ??
    (role === "tool" ? validateRequiredText(id, `${param}.tool_call_id`) : undefined) ??
    (role === "function" ? validateRequiredText(name, `${param}.name`) : undefined)
  );
}

function validateCalls(
  { tool_calls: calls, function_call: legacy }: JSONObject,
  param: string,
): LLMError | undefined {
  if ((legacy ?? undefined) !== undefined) {
    const error = validateFunctionCall(legacy, `${param}.function_call`);
    if (error) return error;
  }
  if ((calls ?? undefined) === undefined) return undefined;
  const list = `${param}.tool_calls`;
  if (!Array.isArray(calls)) return invalidType(list, "an array of objects", calls);
  if (calls.length === 0) return emptyArray(list);
  for (const [index, call] of calls.entries()) {
    const error = validateCall(call, `${list}[${index}]`);
    if (error) return error;
  }
  return undefined;
}

function validateCall(call: unknown, param: string): LLMError | undefined {
  if (!isObject(call)) return invalidType(param, "an object", call);
  const { id, type } = call;
  const error = validateRequiredText(id, `${param}.id`);
  if (error) return error;
  if (type === undefined) return missingParameter(`${param}.type`);
  if (type === "function") return validateFunctionCall(call["function"], `${param}.function`);
  if (type !== "custom") return invalidValue(`${param}.type`, type, ["function", "custom"]);
  const { custom } = call;
  if (custom === undefined) return missingParameter(`${param}.custom`);
  if (!isObject(custom)) return invalidType(`${param}.custom`, "an object", custom);
  return (
    validateRequiredText(custom["name"], `${param}.custom.name`) ??
    validateRequiredText(custom["input"], `${param}.custom.input`)
  );
}

function validateFunctionCall(value: unknown, param: string): LLMError | undefined {
  if (value === undefined) return missingParameter(param);
  if (!isObject(value)) return invalidType(param, "an object", value);
  const { name, arguments: input } = value;
  if (name === undefined) return missingParameter(`${param}.name`);
  return validateName(name, `${param}.name`) ?? validateRequiredText(input, `${param}.arguments`);
}
