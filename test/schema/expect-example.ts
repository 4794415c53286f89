import { expect } from "vitest";
import { createExample } from "../../src/schema/example.ts";
import { findSchemaFault } from "../../src/schema/check.ts";
import { toJudge } from "./judge.ts";

/** The value that is made, which ajv accepts and in which no fault is found. */
export function expectExample(schema: object): unknown {
  const value = createExample(schema);
  expect({ schema, value, isAccepted: toJudge(schema)(value) }).toMatchObject({ isAccepted: true });
  expect(findSchemaFault(value, schema)).toBeUndefined();
  return value;
}
