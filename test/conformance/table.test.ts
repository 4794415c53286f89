import { describe, expect, test } from "vitest";
import { endpoints } from "./endpoints.ts";
import { kept } from "./kept-endpoints.ts";
import { type Exceptions, exceptions } from "./exceptions.ts";
import { measure } from "./measure/measure.ts";
import { MEASURES, type Row } from "./measure/row.ts";
import { hasRecordings } from "./recordings.ts";
import { toCells } from "./table.ts";

describe.runIf(hasRecordings)("every number of the table", () => {
  test.for([...endpoints, ...kept])(
    "$provider $name",
    { timeout: 60_000 },
    async (endpoint, { task }) => {
      const { provider, name } = endpoint;
      const row = await measure(endpoint);
      task.meta.conformance = toCells(endpoint, row);
      expect(row.recordings).toBeGreaterThan(0);
      // no exception is made here: what no oracle has is not sent
      expect(row.faults.unknown).toEqual({});
      const named = exceptions[`${provider} ${name}`] ?? {};
      // a codec that reads no answers gives none back, and shows less
      const isWhole = !endpoint.generation || row.counts.roundTrips !== undefined;
      expect(compare(row.faults, named)).toEqual({ unnamed: [], stale: isWhole ? [] : anything });
    },
  );
});

const anything: unknown = expect.anything();

/** What is wrong and has no reason, and reasons for what is right by now. */
function compare(faults: Row["faults"], named: Exceptions): { unnamed: string[]; stale: string[] } {
  const unnamed = MEASURES.flatMap((one) =>
    Object.entries(faults[one])
      .filter(([what]) => !(what in (named[one] ?? {})))
      .map(([what, how]) => `${one}: ${what}: ${how}`),
  );
  const stale = MEASURES.flatMap((one) =>
    Object.keys(named[one] ?? {})
      .filter((what) => !(what in faults[one]))
      .map((what) => `${one}: ${what}`),
  );
  return { unnamed, stale };
}
