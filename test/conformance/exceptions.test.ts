import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { exceptions } from "./exceptions.ts";
import type { Measure } from "./measure/measure.ts";

/** How `docs/deviations.md` calls what is measured. */
const WORDS: Record<Measure, string> = {
  accepted: "requests accepted",
  refused: "requests refused alike",
  unknown: "unknown keys",
  missing: "missing keys",
  orders: "order of a stream",
  schema: "official specification",
  roundTrips: "round trips",
};

test("each exception is told in docs/deviations.md, with its reason, and no other", () => {
  const page = readFileSync(new URL("../../docs/deviations.md", import.meta.url), "utf8");
  const [, section = ""] = page.split("\n## Recordings that are answered otherwise\n");
  const told = [...section.matchAll(/^\| (.+) \|$/gm)].map(([, line = ""]) =>
    line.split("|").map((cell) => cell.trim()),
  );
  const [, , ...rows] = told;
  expect(rows).toEqual(toRows());
});

/** Those with one reason are one row, with their number. */
function toRows(): string[][] {
  const counts = new Map<string, number>();
  for (const [endpoint, measures] of Object.entries(exceptions)) {
    for (const [measure, reasons] of Object.entries(measures)) {
      for (const reason of Object.values(reasons)) {
        const row = [endpoint, WORDS[measure as Measure], reason].join("|");
        counts.set(row, (counts.get(row) ?? 0) + 1);
      }
    }
  }
  return [...counts]
    .map(([row, count]) => {
      const [endpoint = "", what = "", reason = ""] = row.split("|");
      return [endpoint, what, String(count), reason];
    })
    .toSorted((one, other) => one.join("|").localeCompare(other.join("|"), "en"));
}
