import { expect } from "vitest";

// toMatchObject() compares the members of what it is given, and a RegExp has none: it would match whatever there is.
expect.addEqualityTesters([
  (actual: unknown, expected: unknown) => {
    if (!(expected instanceof RegExp) || actual instanceof RegExp) return undefined;
    return typeof actual === "string" && expected.test(actual);
  },
]);
