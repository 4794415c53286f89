import fc from "fast-check";
import type { JSONSchema } from "./definitions.ts";
import { fitting } from "./fitting.ts";
import { values } from "./grammar.ts";

/** Schemas that contradict themselves, for a reason that is known. */
const contradictions: fc.Arbitrary<JSONSchema> = fc.oneof(
  fc.constant<JSONSchema>(false),
  fc.constantFrom<JSONSchema>(
    { type: "number", minimum: 5, maximum: 3 },
    { type: "integer", exclusiveMinimum: 1, exclusiveMaximum: 2 },
    { type: "integer", minimum: 1, maximum: 5, multipleOf: 7 },
    { type: "string", minLength: 4, maxLength: 2 },
    { type: "string", pattern: "^[a-z]{3}$", maxLength: 2 },
    { type: "string", pattern: "^a$", format: "uuid" },
    { type: "string", allOf: [{ pattern: "^a" }, { pattern: "^b" }] },
    { type: "array", minItems: 3, maxItems: 2 },
    { type: "array", items: { type: "boolean" }, uniqueItems: true, minItems: 3 },
    { type: "array", items: false, contains: true },
    { type: "array", items: { type: "string" }, contains: { type: "number" } },
    { type: "object", required: ["a", "b"], maxProperties: 1 },
    { type: "object", required: ["a"], properties: { a: false } },
    { type: "object", required: ["a"], properties: { b: true }, additionalProperties: false },
    { type: "object", propertyNames: { maxLength: 1 }, required: ["city"] },
    { type: "object", properties: { a: true }, additionalProperties: false, minProperties: 2 },
    { allOf: [{ type: "string" }, { type: "number" }] },
    { enum: ["a", "b"], const: "c" },
    { const: 5, type: "string" },
    { not: {} },
    { not: { anyOf: [{ type: "object" }, { not: { type: "object" } }] } },
    { anyOf: [{ type: "string", minLength: 2, maxLength: 1 }, false] },
    { oneOf: [{ type: "string" }, { type: "string" }] },
    { if: true, then: false },
    { $ref: "#/$defs/endless", $defs: { endless: endless("endless") } },
  ),
  values.map((value) => ({ const: value, not: { const: value } })),
  values.chain((value) => fitting(value)).map((schema) => ({ allOf: [schema], not: schema })),
);

/** The same, deeper in a schema that would be satisfiable without it. */
export const unsatisfiable: fc.Arbitrary<JSONSchema> = contradictions.chain((inner) => {
  const { $defs, ...schema } = typeof inner === "object" ? inner : { allOf: [inner] };
  const definitions = $defs === undefined ? {} : { $defs };
  return fc
    .constantFrom<JSONSchema & object>(
      schema,
      { type: "object", properties: { a: schema, b: { type: "string" } }, required: ["a"] },
      { type: "array", items: schema, minItems: 1 },
      { type: "array", prefixItems: [true, schema], minItems: 2 },
      { allOf: [{ type: ["string", "object", "number", "array"] }, schema] },
      { anyOf: [schema, { allOf: [schema] }] },
      { oneOf: [schema, false] },
      { type: "object", additionalProperties: schema, minProperties: 1 },
    )
    .filter((schema) => Object.keys(schema).length > 0)
    .map((schema) => ({ ...schema, ...definitions }));
});

function endless(name: string): JSONSchema {
  return { type: "object", properties: { next: { $ref: `#/$defs/${name}` } }, required: ["next"] };
}
