import type { Exceptions } from "./exceptions.ts";
import type { Endpoint } from "./measure/endpoint.ts";
import { createHasKey } from "./measure/specified-keys.ts";
import { reasonsFor } from "./reasons.ts";
import { hasRecordings, type Recording } from "./recordings.ts";
import { compareKeys } from "./replay.ts";

/** The recordings that are named, which have to fail a test, and the others, which have to pass it. */
export function splitNamed<T extends Pick<Recording, "file">>(
  endpoint: string,
  held: keyof Exceptions,
  recordings: T[],
): { named: T[]; others: T[] } {
  const files = Object.keys(reasonsFor(endpoint, held));
  const named = recordings.filter(({ file }) => files.includes(file));
  if (hasRecordings && named.length < files.length) {
    throw new Error(`Failed to find a recording that is named for ${endpoint}: ${files.join()}.`);
  }
  return { named, others: recordings.filter((one) => !named.includes(one)) };
}

/** What `compareKeysBut` finds where nothing is wrong. */
export const AS_NAMED = { unknown: [], missing: [], stale: [] };

/**
 * The keys that differ and are not named, with what stands in them; and the named ones that do not differ. A key that
 * the specification has is known.
 */
export function compareKeysBut(
  endpoint: string,
  value: unknown,
  { recorded, schema }: { recorded: unknown[]; schema?: Endpoint["schema"] },
): { unknown: string[]; missing: string[]; stale: string[] } {
  const hasKey = createHasKey(schema);
  const { unknown, missing } = compareKeys(value, recorded);
  const found = { unknown: unknown.filter((path) => !hasKey("body", path)), missing };
  const stale = (["unknown", "missing"] as const).flatMap((held) => {
    const named = Object.keys(reasonsFor(endpoint, held));
    const all = found[held];
    found[held] = all.filter((path) => !named.some((name) => isWithin(path, name)));
    return named.filter((name) => !all.some((path) => isWithin(path, name)));
  });
  return { ...found, stale };
}

function isWithin(path: string, name: string): boolean {
  return path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`);
}
