import type { CodecContext } from "../../codec.ts";
import type { LLMError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { invalidType, missingParameter } from "../openai-error.ts";
import { type Rules, validateParameters } from "../openai-parameters.ts";
import { type JSONObject, toObject } from "../read.ts";
import { toItemType } from "../openai-stored-items.ts";
import { requireTexts } from "./validate-items.ts";
import { validateInput, validateModel, validatePrevious } from "./validate-input.ts";

/** The types of those that everybody has. */
const COMMON_PARAMETERS: Rules = [
  ["previous_response_id", { type: "string" }],
  ["temperature", { type: "decimal" }],
  ["top_p", { type: "decimal" }],
  ["stream", { type: "boolean" }],
  ["max_output_tokens", { type: "integer" }],
];

/** What any provider of this format refuses; items, tools and parameters of their own they add in their ways. */
export function validateForm(call: LanguageModelCall, context: CodecContext): LLMError | undefined {
  const request = toObject(call.body);
  return (
    validateModel(request) ??
    validateInput(request, validateItem) ??
    validateParameters(request, COMMON_PARAMETERS) ??
    validatePrevious(request, context)
  );
}

function validateItem(item: JSONObject, param: string): LLMError | undefined {
  switch (toItemType(item)) {
    case "message":
      return validateMessage(item, param);
    case "function_call":
      return requireTexts(item, ["call_id", "name", "arguments"], param);
    case "function_call_output":
      return item["output"] === undefined
        ? missingParameter(`${param}.output`)
        : requireTexts(item, ["call_id"], param);
    default:
      return undefined;
  }
}

function validateMessage({ role, content }: JSONObject, param: string): LLMError | undefined {
  if (role === undefined) return missingParameter(`${param}.role`);
  if (typeof role !== "string") return invalidType(`${param}.role`, "a string", role);
  if (content === undefined) return missingParameter(`${param}.content`);
  if (typeof content === "string" || Array.isArray(content)) return undefined;
  return invalidType(`${param}.content`, "one of an array of objects or string", content);
}
