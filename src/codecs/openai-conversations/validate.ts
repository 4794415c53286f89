import type { LLMError } from "../../errors.ts";
import { missingParameter } from "../openai-error.ts";
import { type Rules, validateMetadata, validateObjects } from "../openai-parameters.ts";
import { tooManyMembers } from "../openai-refusals.ts";
import { toArray, toObject } from "../read.ts";

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
  const error = validateObjects(items, param);
  if (error) return error;
  const { length } = toArray(items);
  return length > MOST_ITEMS ? tooManyMembers(param, length, MOST_ITEMS) : undefined;
}
