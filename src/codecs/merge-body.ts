import { isObject } from "./read.ts";

/**
 * Merges a test's partial body, in the provider's own words, over an encoded one; lists member by member.
 *
 * A member of another `type` takes its place whole. What is `undefined` in it is left out of the body: a field, or
 * the last members of a list.
 */
export function mergeBody<T>(body: T, partial: unknown): T {
  if (partial === undefined) return body;
  if (Array.isArray(body) && Array.isArray(partial)) {
    const length = partial.length < body.length ? body.length : countMembers(partial);
    return Array.from({ length }, (_, index) => mergeMember(body[index], partial[index])) as T;
  }
  if (!isObject(body) || !isObject(partial)) return partial as T;
  const merged: Record<string, unknown> = { ...body };
  for (const [key, value] of Object.entries(partial)) {
    if (value === undefined) delete merged[key];
    else if (key !== "__proto__") merged[key] = mergeBody(merged[key], value);
  }
  return merged as T;
}

function mergeMember(member: unknown, partial: unknown): unknown {
  return isOfOtherType(member, partial) ? partial : mergeBody(member, partial);
}

/** Whether two members of a list are different things, such as a message and a search. */
export function isOfOtherType(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return false;
  return typeof one.type === "string" && typeof other.type === "string" && one.type !== other.type;
}

/** How many members a list has, without those at its end that are `undefined`. */
function countMembers(list: unknown[]): number {
  return list.findLastIndex((member) => member !== undefined) + 1;
}
