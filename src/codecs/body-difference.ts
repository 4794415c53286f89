import { isObject } from "./read.ts";

/**
 * What `mergeBody` has to merge over `body` to make it `target`; `undefined` where nothing is missing.
 *
 * A merge takes nothing away: what `target` lacks stays.
 */
export function bodyDifference(body: unknown, target: unknown): unknown {
  if (Array.isArray(body) && Array.isArray(target)) return listDifference(body, target);
  if (!isObject(body) || !isObject(target)) return Object.is(body, target) ? undefined : target;
  const entries = Object.entries(target).flatMap(([key, value]) => {
    const difference = bodyDifference(body[key], value);
    return difference === undefined ? [] : [[key, difference] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Members that are alike are merged with nothing of theirs. */
function listDifference(body: unknown[], target: unknown[]): unknown[] | undefined {
  const differences = target.map((member, index) => bodyDifference(body[index], member));
  if (differences.every((difference) => difference === undefined)) return undefined;
  return differences.map((difference, index) => difference ?? toNothing(target[index]));
}

function toNothing(member: unknown): unknown {
  if (Array.isArray(member)) return [];
  return isObject(member) ? {} : member;
}
