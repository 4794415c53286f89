import { isOfOtherType } from "./merge-body.ts";
import { isObject } from "./read.ts";

/**
 * What `mergeBody` has to merge over `encoded` to get `recorded`; `undefined` where they say the same.
 *
 * `null` and an empty list say no more than a field that is not there. What only `encoded` has is taken out, unless
 * `keeps` is true.
 */
export function toPartialBody(recorded: unknown, encoded: unknown, keeps = false): unknown {
  if (recorded === encoded || (isNothing(recorded) && isNothing(encoded))) return undefined;
  if (Array.isArray(recorded) && Array.isArray(encoded)) {
    return toPartialList(recorded, encoded, keeps);
  }
  if (!isObject(recorded) || !isObject(encoded)) return recorded;
  const partial: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(recorded)) {
    const difference = toPartialBody(value, encoded[key], keeps);
    if (difference !== undefined) partial[key] = difference;
  }
  for (const [key, value] of keeps ? [] : Object.entries(encoded)) {
    if (!(key in recorded) && !isNothing(value)) partial[key] = undefined;
  }
  return Object.keys(partial).length > 0 ? partial : undefined;
}

function toPartialList(
  recorded: unknown[],
  encoded: unknown[],
  keeps: boolean,
): unknown[] | undefined {
  const differences = recorded.map((member, index) =>
    isOfOtherType(member, encoded[index]) ? member : toPartialBody(member, encoded[index], keeps),
  );
  const isShorter = !keeps && recorded.length < encoded.length;
  if (!isShorter && differences.every((difference) => difference === undefined)) return undefined;
  const members = differences.map((difference, index) => difference ?? toEmpty(recorded[index]));
  // members at the end that are undefined are left out
  return isShorter ? [...members, ...encoded.slice(recorded.length).map(() => undefined)] : members;
}

/** What changes nothing where it is merged over an equal member of a list. */
function toEmpty(member: unknown): unknown {
  if (Array.isArray(member)) return [];
  return isObject(member) ? {} : member;
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** One partial body over another; `undefined` in it still leaves something out. */
export function overlayBody(
  below: Record<string, unknown> | undefined,
  above: Record<string, unknown>,
): Record<string, unknown> | undefined {
  const body = { ...below };
  for (const [key, value] of Object.entries(above)) body[key] = overlay(body[key], value);
  return Object.keys(body).length > 0 ? body : undefined;
}

function overlay(below: unknown, above: unknown): unknown {
  if (Array.isArray(below) && Array.isArray(above)) {
    const length = Math.max(below.length, above.length);
    return Array.from({ length }, (_, index) =>
      isOfOtherType(below[index], above[index])
        ? above[index]
        : overlay(below[index], above[index]),
    );
  }
  if (isObject(below) && isObject(above)) return overlayBody(below, above);
  return above === undefined ? below : above;
}
