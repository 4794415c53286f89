export const MEASURES = [
  "accepted",
  "refused",
  "unknown",
  "documented",
  "missing",
  "orders",
  "schema",
  "roundTrips",
] as const;

export type Measure = (typeof MEASURES)[number];

/** How many of how many are right; `undefined` where nothing can be measured yet. */
export type Count = { right: number; of: number } | undefined;

export interface Row {
  recordings: number;
  /** Requests for recorded objects by their ids: found, or told that there are none. */
  stored: { found: number; of: number };
  /** Of the recorded answers themselves. */
  recordedSchema: Count;
  counts: Record<Measure, Count>;
  /** What is wrong: a recording's file or a key path, and how. */
  faults: Record<Measure, Record<string, string>>;
}

export function createRow(recordings: number): Row {
  const faults = Object.fromEntries(MEASURES.map((name) => [name, {}])) as Row["faults"];
  const counts = Object.fromEntries(MEASURES.map((name) => [name, undefined])) as Row["counts"];
  return { recordings, stored: { found: 0, of: 0 }, recordedSchema: undefined, counts, faults };
}

export function toCount(of: number, faults: object): Count {
  return of > 0 ? { right: of - Object.keys(faults).length, of } : undefined;
}
