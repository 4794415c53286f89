import { expect, test } from "vitest";
import { createAsk } from "../support/anthropic-refusals.ts";

const ask = createAsk();

const SCHEMA = { type: "object", properties: {}, additionalProperties: false };
const TOOL = { name: "now", input_schema: SCHEMA };

/** Definitions by what each refers to. */
function refer(...references: [name: string, target: string][]): object {
  const $defs = Object.fromEntries(
    references.map(([name, target]) => {
      const next = target === "" ? { type: "string" } : { $ref: `#/$defs/${target}` };
      return [name, { ...SCHEMA, properties: { next } }];
    }),
  ) as object;
  return { ...SCHEMA, properties: { first: { $ref: "#/$defs/a" } }, $defs };
}

const CYCLE = (path: string): string =>
  `Invalid schema: Circular reference detected in schema definitions: ${path}. Self-referencing or mutually-referencing definitions are not supported.`;

test.for<[schema: object, path: string]>([
  [refer(["a", "a"]), "a -> a"],
  [refer(["a", "b"], ["b", "a"]), "a -> b -> a"],
  [refer(["a", "b"], ["b", "c"], ["c", "b"]), "b -> c -> b"],
])("a schema that comes back to itself: %j", async ([schema, path]) => {
  const tool = { ...TOOL, input_schema: schema };
  const output_config = { format: { type: "json_schema", schema } };
  expect(await ask({ tools: [{ ...tool, strict: true }] })).toBe(`tools.0.custom: ${CYCLE(path)}`);
  expect(await ask({ output_config })).toBe(`output_config.format.schema: ${CYCLE(path)}`);
  // what is not compiled may
  expect(await ask({ tools: [tool] })).toBe("accepted");
});

test("a schema whose definitions lead on, and not back", async () => {
  const schema = refer(["a", "b"], ["b", "c"], ["c", ""]);
  expect(await ask({ output_config: { format: { type: "json_schema", schema } } })).toBe(
    "accepted",
  );
});
