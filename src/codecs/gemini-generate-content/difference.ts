import { isObject, type JSONObject } from "../read.ts";

/** There is no difference. */
export const SAME: unique symbol = Symbol("same");

/**
 * What has to be merged over `ours` to make it `theirs`, in the way of `mergeBody`: a member that is too much is there
 * and `undefined`. A list can be made longer alone.
 */
export function subtract(theirs: unknown, ours: unknown): unknown {
  if (Array.isArray(theirs) && Array.isArray(ours)) return subtractList(theirs, ours);
  if (isObject(theirs) && isObject(ours)) return subtractMembers(theirs, ours);
  return Object.is(theirs, ours) ? SAME : theirs;
}

function subtractList(theirs: unknown[], ours: unknown[]): unknown {
  const members = theirs.map((member, index) => subtract(member, ours[index]));
  if (members.every((member) => member === SAME)) return SAME;
  return members.map((member) => (member === SAME ? undefined : member));
}

function subtractMembers(theirs: JSONObject, ours: JSONObject): unknown {
  const difference: JSONObject = {};
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(ours)])) {
    const member = subtract(theirs[key], ours[key]);
    if (member !== SAME) difference[key] = member;
  }
  return Object.keys(difference).length === 0 ? SAME : difference;
}
