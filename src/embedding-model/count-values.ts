import type { CountTokens } from "../tokens.ts";

/** The tokens of all texts; at least 1, as for any request that an endpoint answers. */
export function countValues(values: readonly string[], countTokens: CountTokens): number {
  let total = 0;
  for (const value of values) total += countTokens(value);
  return Math.max(1, total);
}
