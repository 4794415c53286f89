import { toCount } from "./read.ts";

/** How many choices `n` may ask for. @see https://platform.openai.com/docs/api-reference/chat/create */
export const CHOICES = { type: "integer", min: 1, max: 128 } as const;

/** `n`, held to its range, so that an unchecked request does not exhaust the memory either. */
export function toChoiceCount(n: unknown): number {
  return toCount(n, CHOICES.max) ?? 1;
}
