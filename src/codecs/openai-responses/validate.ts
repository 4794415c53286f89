import type { CodecContext } from "../../codec.ts";
import { type LLMError, llmError } from "../../errors.ts";
import type { LanguageModelCall } from "../../language-model/call.ts";
import { invalidType, missingParameter, outOfRange } from "../openai-error.ts";
import { isObject, type JSONObject, toObject } from "../read.ts";
import { findStored, isReference, listItems } from "./stored.ts";
import { validateCalls, validateItems } from "./validate-items.ts";

/** The types of optional parameters, with the words that OpenAI has for them. */
const TYPES: [name: string, type: string, expected: string][] = [
  ["stream", "boolean", "a boolean"],
  ["store", "boolean", "a boolean"],
  ["background", "boolean", "a boolean"],
  ["parallel_tool_calls", "boolean", "a boolean"],
  ["instructions", "string", "a string"],
  ["previous_response_id", "string", "a string"],
  ["temperature", "number", "a decimal"],
  ["top_p", "number", "a decimal"],
  ["max_output_tokens", "number", "an integer"],
];

const RANGES: [name: string, kind: "decimal" | "integer", min: number, max: number][] = [
  ["temperature", "decimal", 0, 2],
  ["top_p", "decimal", 0, 1],
  ["max_output_tokens", "integer", 16, Infinity],
];

/** @see https://platform.openai.com/docs/api-reference/responses/create */
export function validate(call: LanguageModelCall, context: CodecContext): LLMError | undefined {
  const request = toObject(call.body);
  return (
    validateModel(request) ?? validateParameters(request) ?? validateInputTokens(call, context)
  );
}

/** What the count of a prompt's tokens asks for, too: what stands in the prompt. */
export function validateInputTokens(
  call: LanguageModelCall,
  { store }: CodecContext,
): LLMError | undefined {
  const request = toObject(call.body);
  const { previous_response_id: previous } = request;
  if (typeof previous === "string" && !findStored(store, previous)) {
    return llmError("bad-request", {
      message: `Previous response with id '${previous}' not found.`,
      param: "previous_response_id",
      code: "previous_response_not_found",
    });
  }
  return (
    validateInput(request) ??
    validateTools(request["tools"]) ??
    validatePairs(request, () => listItems(call, store))
  );
}

/** Of a conversation or a prompt that is stored at OpenAI, nothing is known. */
function validatePairs(
  { conversation, prompt }: JSONObject,
  list: () => JSONObject[],
): LLMError | undefined {
  if ((conversation ?? prompt ?? undefined) !== undefined) return undefined;
  const items = list();
  const isHidden = items.some((item) => isReference(item) || item["type"] === "compaction");
  return isHidden ? undefined : validateCalls(items);
}

/** A stored prompt may say the model. */
function validateModel({ model, prompt }: JSONObject): LLMError | undefined {
  if (isObject(prompt) && (model ?? undefined) === undefined) return undefined;
  if (model === undefined || model === null || model === "") return missingParameter("model");
  return typeof model === "string" ? undefined : invalidType("model", "a string", model);
}

function validateParameters(request: JSONObject): LLMError | undefined {
  for (const [name, type, expected] of TYPES) {
    const value = request[name] ?? undefined;
    if (value !== undefined && typeof value !== type) return invalidType(name, expected, value);
  }
  for (const [name, kind, min, max] of RANGES) {
    const value = request[name];
    if (typeof value !== "number") continue;
    if (value < min || value > max) return outOfRange(name, value, { kind, min, max });
  }
  return undefined;
}

function validateInput(request: JSONObject): LLMError | undefined {
  const { input, previous_response_id: previous, prompt, conversation } = request;
  const isEmpty = input === undefined || input === null || (input as unknown[]).length === 0;
  if (isEmpty) {
    if ((previous ?? prompt ?? conversation ?? undefined) !== undefined) return undefined;
    return llmError("bad-request", {
      message: `One of "input" or "previous_response_id" or 'prompt' or 'conversation_id' must be provided.`,
      param: "input",
      code: "missing_required_parameter",
    });
  }
  if (typeof input === "string") return undefined;
  if (!Array.isArray(input)) {
    return invalidType("input", "one of a string or array of input items", input);
  }
  return validateItems(input);
}

function validateTools(tools: unknown): LLMError | undefined {
  if (tools === undefined || tools === null) return undefined;
  if (!Array.isArray(tools)) return invalidType("tools", "an array of objects", tools);
  for (const [index, tool] of tools.entries()) {
    const param = `tools[${index}]`;
    if (!isObject(tool)) return invalidType(param, "an object", tool);
    if (tool["type"] === undefined) return missingParameter(`${param}.type`);
    if (tool["type"] !== "function") continue;
    const { name } = tool;
    if (name === undefined) return missingParameter(`${param}.name`);
    if (typeof name !== "string") return invalidType(`${param}.name`, "a string", name);
  }
  return undefined;
}
