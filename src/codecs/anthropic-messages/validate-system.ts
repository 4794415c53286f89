import type { LLMError } from "../../errors.ts";
import { invalidRequest } from "../anthropic-error.ts";
import { isObject } from "../read.ts";
import { oneOf, refuse, text } from "../anthropic-words.ts";

const isText = oneOf("text");

export function validateSystem(system: unknown): LLMError | undefined {
  if (system === undefined || system === null || typeof system === "string") return undefined;
  if (!Array.isArray(system)) return invalidRequest("system: Input should be a valid list");
  for (const [index, block] of system.entries()) {
    const error = validateBlock(block, `system.${index}`);
    if (error) return error;
  }
  return undefined;
}

function validateBlock(block: unknown, place: string): LLMError | undefined {
  if (!isObject(block)) return invalidRequest(`${place}: Input should be a valid dictionary`);
  const { type, text: words, cache_control: mark } = block;
  if (type === undefined) return invalidRequest(`${place}.type: Field required`);
  if (words === undefined && type === "text") {
    return invalidRequest(`${place}.text: Field required`);
  }
  const error = refuse(`${place}.type`, isText(type)) ?? refuse(`${place}.text`, text(words));
  if (error || words !== "") return error;
  return mark
    ? emptyButCached(place)
    : invalidRequest("system: text content blocks must be non-empty");
}

/** A mark asks for more than a text that is empty has. */
export function emptyButCached(place: string): LLMError {
  return invalidRequest(`${place}: cache_control cannot be set for empty text blocks`);
}
