import { isObject } from "./read.ts";

/**
 * Merges a partial body, in the provider's own words, over an encoded one; lists member by member.
 *
 * A member of it that is there and `undefined` is left out of the body.
 */
export function mergeBody<T>(body: T, partial: unknown): T {
  if (partial === undefined) return body;
  if (Array.isArray(body) && Array.isArray(partial)) {
    const length = Math.max(body.length, partial.length);
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
