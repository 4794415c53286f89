import type { LLMError } from "../../errors.ts";
import { invalidType } from "../openai-error.ts";
import { type Rules, validateMetadata } from "../openai-parameters.ts";
import { isObject } from "../read.ts";

export const ASSISTANT_RULES: Rules = [
  ["model", { type: "string" }],
  ["name", { type: "string", maxLength: 256 }],
  ["description", { type: "string", maxLength: 512 }],
  ["instructions", { type: "string", maxLength: 256_000 }],
  ["tools", validateTools],
  ["tool_resources", { type: "object" }],
  ["metadata", validateMetadata],
  ["temperature", { type: "decimal", min: 0, max: 2 }],
  ["top_p", { type: "decimal", min: 0, max: 1 }],
];

function validateTools(value: unknown, param: string): LLMError | undefined {
  const isList = Array.isArray(value) && value.every(isObject);
  return isList ? undefined : invalidType(param, "an array of objects", value);
}
