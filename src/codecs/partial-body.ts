import { isObject } from "./read.ts";

/**
 * What `mergeBody` has to merge over `encoded` to get `recorded`; `undefined` where they say the same.
 *
 * `null` and an empty list say no more than a field that is not there.
 */
export function toPartialBody(recorded: unknown, encoded: unknown): unknown {
  if (recorded === encoded || (isNothing(recorded) && isNothing(encoded))) return undefined;
  if (Array.isArray(recorded) && Array.isArray(encoded) && recorded.length >= encoded.length) {
    const members = recorded.map((member, index) => toPartialBody(member, encoded[index]));
    return members.some((member) => member !== undefined) ? members : undefined;
  }
  if (!isObject(recorded) || !isObject(encoded)) return recorded;
  const partial: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(recorded)) {
    const difference = toPartialBody(value, encoded[key]);
    if (difference !== undefined) partial[key] = difference;
  }
  for (const [key, value] of Object.entries(encoded)) {
    if (!(key in recorded) && !isNothing(value)) partial[key] = undefined;
  }
  return Object.keys(partial).length > 0 ? partial : undefined;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
