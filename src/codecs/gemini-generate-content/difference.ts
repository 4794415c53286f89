import { isObject, type JSONObject } from "../read.ts";

/** There is no difference. */
export const SAME: unique symbol = Symbol("same");

/**
 * What `mergeBody` has to merge over `ours` to make it `theirs`: what is too much, a member or the end of a list, is
 * there and `undefined`.
 */
export function subtract(theirs: unknown, ours: unknown): unknown {
  if (Array.isArray(theirs) && Array.isArray(ours)) return subtractList(theirs, ours);
  if (isObject(theirs) && isObject(ours)) return subtractMembers(theirs, ours);
  return Object.is(theirs, ours) ? SAME : theirs;
}

function subtractList(theirs: unknown[], ours: unknown[]): unknown {
  const length = Math.max(theirs.length, ours.length);
  const members = Array.from({ length }, (_, index) => subtract(theirs[index], ours[index]));
  if (members.every((member) => member === SAME)) return SAME;
  return members.map((member, index) => (member === SAME ? toNothing(theirs[index]) : member));
}

/** What changes nothing of a member, and keeps it. */
function toNothing(member: unknown): unknown {
  if (Array.isArray(member)) return [];
  return isObject(member) ? {} : member;
}

function subtractMembers(theirs: JSONObject, ours: JSONObject): unknown {
  const difference: JSONObject = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
    const member = subtract(theirs[key], ours[key]);
    if (member !== SAME) difference[key] = member;
  }
  return Object.keys(difference).length === 0 ? SAME : difference;
}
