import { describe, expect, test } from "vitest";
import { endpoints } from "./endpoints.ts";
import { exceptions } from "./exceptions.ts";
import { measure, MEASURES } from "./measure/measure.ts";
import { hasRecordings } from "./recordings.ts";
import { toCells } from "./table.ts";

describe.runIf(hasRecordings)("every number of the table", () => {
  test.for(endpoints)("$provider $name", async (endpoint, { task }) => {
    const { provider, name } = endpoint;
    const row = await measure(endpoint);
    task.meta.conformance = toCells(endpoint, row);
    expect(row.recordings).toBeGreaterThan(0);
    const named = exceptions[`${provider} ${name}`] ?? {};
    for (const one of MEASURES) {
      const reasons = named[one] ?? {};
      const unnamed = Object.entries(row.faults[one]).filter(([what]) => !(what in reasons));
      expect({ [one]: unnamed }).toEqual({ [one]: [] });
      // an exception that is no longer needed goes
      expect({ [one]: Object.keys(reasons).filter((what) => !(what in row.faults[one])) }).toEqual({
        [one]: [],
      });
    }
  });
});
