/** What a timer can wait for: more, and it would not wait at all. */
const LONGEST = 2 ** 31 - 1;

/** Milliseconds that a timer can wait; throws at what it cannot. */
export function checkDelay(what: string, value: number): number {
  if (typeof value === "number" && value >= 0 && value <= LONGEST) return value;
  throw new RangeError(
    `Failed to read ${what}: it is ${value}. Give a number of milliseconds, from 0 to ${LONGEST}.`,
  );
}
