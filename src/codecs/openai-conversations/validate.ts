import type { LLMError } from "../../errors.ts";
import { invalidType, missingParameter } from "../openai-error.ts";
import { type Rules, validateMetadata } from "../openai-parameters.ts";
import { tooManyMembers } from "../openai-refusals.ts";
import { isObject, toObject } from "../read.ts";

/** @see https://platform.openai.com/docs/api-reference/conversations/create */
const MOST_ITEMS = 20;

export const RULES: Rules = [
  ["items", validateList],
  ["metadata", validateMetadata],
];

/** Items that are added have to be there. */
export function validateItems(body: unknown): LLMError | undefined {
  const { items } = toObject(body);
  return items === undefined ? missingParameter("items") : validateList(items, "items");
}

function validateList(items: unknown, param: string): LLMError | undefined {
  if (!Array.isArray(items) || !items.every(isObject)) {
    return invalidType(param, "an array of objects", items);
  }
  return items.length > MOST_ITEMS ? tooManyMembers(param, items.length, MOST_ITEMS) : undefined;
}
