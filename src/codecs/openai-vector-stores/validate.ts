import type { LLMError } from "../../errors.ts";
import { invalidType, missingParameter } from "../openai-error.ts";
import { type Rules, validateMetadata, validateParameters } from "../openai-parameters.ts";
import { tooManyMembers } from "../openai-refusals.ts";
import { toObject } from "../read.ts";

export const STORE_RULES: Rules = [
  ["file_ids", listOfTexts(500)],
  ["name", { type: "string" }],
  ["description", { type: "string" }],
  ["expires_after", { type: "object" }],
  ["chunking_strategy", { type: "object" }],
  ["metadata", validateMetadata],
];

export const FILE_RULES: Rules = [
  ["file_id", { type: "string" }],
  ["attributes", { type: "object" }],
  ["chunking_strategy", { type: "object" }],
];

export const BATCH_RULES: Rules = [
  ["file_ids", listOfTexts(2000)],
  ["attributes", { type: "object" }],
  ["chunking_strategy", { type: "object" }],
];

const SEARCH_RULES: Rules = [
  ["query", validateQuery],
  ["max_num_results", { type: "integer", min: 1, max: 50 }],
  ["filters", { type: "object" }],
  ["ranking_options", { type: "object" }],
];

/** @see https://platform.openai.com/docs/api-reference/vector-stores/search */
export function validateSearch(body: unknown): LLMError | undefined {
  const request = toObject(body);
  if ((request["query"] ?? undefined) === undefined) return missingParameter("query");
  return validateParameters(request, SEARCH_RULES);
}

function validateQuery(value: unknown, param: string): LLMError | undefined {
  if (typeof value === "string") return undefined;
  const isList = Array.isArray(value) && value.every((text) => typeof text === "string");
  return isList ? undefined : invalidType(param, "one of a string or array of strings", value);
}

function listOfTexts(maximum: number) {
  return (value: unknown, param: string): LLMError | undefined => {
    if (!Array.isArray(value) || value.some((text) => typeof text !== "string")) {
      return invalidType(param, "an array of strings", value);
    }
    return value.length > maximum ? tooManyMembers(param, value.length, maximum) : undefined;
  };
}
