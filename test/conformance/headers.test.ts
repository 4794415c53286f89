// Headers that tell who answered, and of limits, against those of the recordings; of the values tests in `engine` tell.
import { afterAll, describe, expect, test } from "vitest";
import { PACK } from "./measure/accept.ts";
import { compareHeaders, toHeaderGroups } from "./measure/headers.ts";
import { reasonsFor } from "./reasons.ts";
import { hasRecordings } from "./recordings.ts";
import { singleExceptions } from "./single-exceptions.ts";

// what was made on the way is nobody's, and other files count theirs
afterAll(() => PACK.forEach((handler) => handler.reset()));

describe.runIf(hasRecordings)("headers", { timeout: 60_000 }, () => {
  const groups = toHeaderGroups();

  test("were recorded of these, and of all that are named", () => {
    expect(groups.length).toBeGreaterThan(100);
    const known = groups.map(({ provider, name }) => `${provider} ${name}`);
    const named = Object.entries(singleExceptions).flatMap(
      ([provider, { headersAdded = {}, headersLeftOut = {} }]) => [
        ...Object.keys(headersAdded).map((name) => `${provider} ${name}`),
        ...Object.keys(headersLeftOut).map((name) => `${provider} ${name.split(": ", 1)[0]}`),
      ],
    );
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });

  test.for(groups)("of $provider $name are those that were recorded", async (group) => {
    const { provider, name } = group;
    const { added, leftOut } = await compareHeaders(group);
    // an exception that is no longer needed goes
    const isNamed = name in reasonsFor(provider, "headersAdded");
    expect({ added, isNamed }).toEqual({
      added: isNamed ? added : [],
      isNamed: added.length > 0,
    });
    const named = Object.keys(reasonsFor(provider, "headersLeftOut"));
    expect(leftOut.map((header) => `${name}: ${header}`).toSorted()).toEqual(
      named.filter((one) => one.startsWith(`${name}: `)).toSorted(),
    );
  });
});
