import type { LLMError } from "../errors.ts";
import { invalidType, outOfRange } from "./openai-error.ts";
import { toCount } from "./read.ts";

/** How many choices `n` may ask for. @see https://platform.openai.com/docs/api-reference/chat/create */
const RANGE = { kind: "integer", min: 1, max: 128 } as const;

/** `n`, held to its range, so that an unchecked request does not exhaust the memory either. */
export function toChoiceCount(n: unknown): number {
  return toCount(n, RANGE.max) ?? 1;
}

/** A type other than a number is refused with those of the other parameters. */
export function validateChoiceCount(n: unknown): LLMError | undefined {
  if (typeof n !== "number") return undefined;
  if (!Number.isInteger(n)) return invalidType("n", "an integer", n);
  return n < RANGE.min || n > RANGE.max ? outOfRange("n", n, RANGE) : undefined;
}
