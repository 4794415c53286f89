// Each exception is told in docs/deviations.md, with its reason, and no other is told there. That one is still needed,
// the files tell that make it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { endpoints } from "./endpoints.ts";
import { type Exceptions, exceptions } from "./exceptions.ts";
import { kept } from "./kept-endpoints.ts";
import { singleExceptions } from "./single-exceptions.ts";
import { unsupported } from "./unsupported.ts";

/** How `docs/deviations.md` calls what is held. */
const WORDS: Record<keyof Exceptions, string> = {
  accepted: "requests accepted",
  refused: "requests refused alike",
  unknown: "unknown keys",
  documented: "keys that are documented alone",
  missing: "missing keys",
  orders: "order of a stream",
  ownOrder: "order of the same stream",
  schema: "official specification",
  roundTrips: "round trips",
  headersAdded: "other headers",
  headersLeftOut: "missing headers",
};

test("each exception is told in docs/deviations.md, with its reason, and no other", () => {
  expect(readTable("Recordings that are answered otherwise")).toEqual(toRows());
});

test("each endpoint that is not answered is told there too", () => {
  const rows = Object.entries(unsupported).map(([name, reason]) => [`\`${name}\``, reason]);
  expect(readTable("Endpoints that are not answered")).toEqual(rows);
});

test("an exception is of an endpoint that is measured", () => {
  const measured = [...endpoints, ...kept].map(({ provider, name }) => `${provider} ${name}`);
  expect(Object.keys(exceptions).filter((name) => !measured.includes(name))).toEqual([]);
});

test("an exception of a single file is asked for by one", () => {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".test.ts"));
  const code = files.map((name) => readFileSync(join(import.meta.dirname, name), "utf8")).join("");
  // the others are found by the recording, the specification's fault or the header
  const own = Object.entries(singleExceptions).filter(
    ([, { accepted, schema, headersAdded, headersLeftOut }]) =>
      !accepted && !schema && !headersAdded && !headersLeftOut,
  );
  expect(own.length).toBeGreaterThan(4);
  expect(own.filter(([name]) => !code.includes(`"${name}"`)).map(([name]) => name)).toEqual([]);
});

/** The rows of the table below a heading. */
function readTable(heading: string): string[][] {
  const page = readFileSync(new URL("../../docs/deviations.md", import.meta.url), "utf8");
  const [, section = ""] = page.split(`\n## ${heading}\n`);
  const [own = ""] = section.split("\n## ");
  const lines = [...own.matchAll(/^\| (.+) \|$/gm)].map(([, line = ""]) => line);
  return lines.slice(2).map((line) => line.split("|").map((cell) => cell.trim()));
}

/** Those with one reason are one row, with their number. */
function toRows(): string[][] {
  const counts = new Map<string, number>();
  for (const [endpoint, measures] of [
    ...Object.entries(exceptions),
    ...Object.entries(singleExceptions),
  ]) {
    for (const [measure, reasons] of Object.entries(measures)) {
      for (const reason of Object.values(reasons)) {
        const row = [endpoint, WORDS[measure as keyof Exceptions], reason].join("|");
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
