import { isObject } from "./read.ts";

/**
 * Merges a test's partial body, in the provider's own words, over an encoded one; lists member by member.
 *
 * What is `undefined` in it is left out of the body: a field, or the last members of a list.
 */
export function mergeBody<T>(body: T, partial: unknown): T {
  if (partial === undefined) return body;
  if (Array.isArray(body) && Array.isArray(partial)) {
    const length = partial.length < body.length ? body.length : countMembers(partial);
    return Array.from({ length }, (_, index) => mergeBody(body[index], partial[index])) as T;
  }
  if (!isObject(body) || !isObject(partial)) return partial as T;
  const merged: Record<string, unknown> = { ...body };
  for (const [key, value] of Object.entries(partial)) {
    if (value === undefined) delete merged[key];
    else if (key !== "__proto__") merged[key] = mergeBody(merged[key], value);
  }
  return merged as T;
}

/** How many members a list has, without those at its end that are `undefined`. */
function countMembers(list: unknown[]): number {
  return list.findLastIndex((member) => member !== undefined) + 1;
}
