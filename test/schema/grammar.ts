import fc from "fast-check";
import { type JSONSchema, toPlain, withDefinitions } from "./definitions.ts";

const NAMES = ["city", "id", "tags", "unit", "next", "a b", "x-y"];
const PATTERNS = [
  "^[A-Z]{2}-\\d{4}$",
  "^\\p{L}+$",
  "[0-9]",
  "^(?:red|green|blue)$",
  "^[^@\\s]+@[^@\\s]+\\.[a-z]{2,}$",
  "^(\\w)\\1$",
  "^#?([a-f0-9]{6}|[a-f0-9]{3})$",
  "^\\+?[1-9]\\d{1,14}$",
  "^(?=.*\\d)(?=.*[a-z]).{4,}$",
  "^$|^.{3}$",
  "^[\\u4e00-\\u9fa5]+$",
];
const FORMATS = (
  "date-time date time duration email hostname ipv4 ipv6 uri uuid " +
  "uri-reference uri-template json-pointer relative-json-pointer regex unknown"
).split(" ");
const TYPES = ["object", "array", "string", "number", "integer", "boolean", "null"];

const name = fc.constantFrom(...NAMES);
const small = fc.integer({ min: 0, max: 4 });
const bound = fc.oneof(fc.integer({ min: -10, max: 10 }), fc.constantFrom(0.5, 2.25, -0.1));
const names = fc.uniqueArray(name, { maxLength: 3 });

const scalar = fc.oneof(
  fc.constantFrom(null, true, false, "", "city", "red", "AB-1234"),
  fc.integer({ min: -20, max: 20 }),
  fc.constantFrom(0.5, 1.25),
);

/** Values as they stand in replies. */
export const values: fc.Arbitrary<unknown> = fc
  .letrec((tie) => ({
    value: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { arbitrary: scalar, weight: 3 },
      { arbitrary: fc.array(tie("value"), { maxLength: 3 }), weight: 1 },
      { arbitrary: fc.dictionary(name, tie("value"), { maxKeys: 3 }), weight: 2 },
    ),
  }))
  .value.map(toPlain);

/** A keyword or a few: mostly those that stand together. */
function keywordSets(inner: fc.Arbitrary<unknown>): fc.Arbitrary<object>[] {
  const optional = { requiredKeys: [] };
  const map = fc.dictionary(name, inner, { maxKeys: 3 });
  return [
    fc.record({ type: fc.constantFrom(...TYPES) }),
    fc.record({ type: fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 3 }) }),
    fc.record({ const: scalar }),
    fc.record({
      enum: fc.uniqueArray(values, {
        minLength: 1,
        maxLength: 3,
        selector: (value) => JSON.stringify(value),
      }),
    }),
    fc.record(
      { minimum: bound, maximum: bound, multipleOf: fc.constantFrom(1, 2, 3, 0.5, 0.1) },
      optional,
    ),
    fc.record(
      { type: fc.constant("integer"), exclusiveMinimum: bound, exclusiveMaximum: bound },
      { requiredKeys: ["type"] },
    ),
    fc.record({ minLength: small, maxLength: small.map((value) => value + 2) }, optional),
    fc.record({ type: fc.constant("string"), pattern: fc.constantFrom(...PATTERNS) }),
    fc.record({
      type: fc.constant("string"),
      pattern: fc.constantFrom(...PATTERNS),
      minLength: fc.integer({ max: 12, min: 0 }),
    }),
    fc.record({ type: fc.constant("string"), format: fc.constantFrom(...FORMATS) }),
    fc.record(
      {
        properties: map,
        required: names,
        additionalProperties: inner,
        type: fc.constant("object"),
      },
      { requiredKeys: ["properties", "type"] },
    ),
    fc.record({
      type: fc.constant("object"),
      properties: map,
      required: names,
      additionalProperties: fc.constant(false),
    }),
    fc.record({
      patternProperties: fc.dictionary(fc.constantFrom("^c", "^x-", "d$"), inner, { maxKeys: 2 }),
      minProperties: small,
      type: fc.constant("object"),
    }),
    fc.record(
      {
        propertyNames: fc.record({ pattern: fc.constantFrom("^[a-z]+$", "^x-") }),
        minProperties: small,
        maxProperties: small,
        type: fc.constant("object"),
      },
      { requiredKeys: ["type"] },
    ),
    fc.record(
      {
        dependentRequired: fc.dictionary(name, names, { maxKeys: 2 }),
        dependentSchemas: fc.dictionary(name, inner, { maxKeys: 1 }),
      },
      optional,
    ),
    fc.record(
      {
        type: fc.constant("array"),
        items: inner,
        minItems: small,
        maxItems: small,
        uniqueItems: fc.boolean(),
      },
      { requiredKeys: ["type"] },
    ),
    fc.record(
      {
        type: fc.constant("array"),
        prefixItems: fc.array(inner, { minLength: 1, maxLength: 2 }),
        items: inner,
        contains: inner,
      },
      { requiredKeys: ["prefixItems", "type"] },
    ),
    fc.record(
      { contains: inner, minContains: small, maxContains: small, type: fc.constant("array") },
      { requiredKeys: ["contains", "type"] },
    ),
    fc.record({ allOf: fc.array(inner, { minLength: 1, maxLength: 3 }) }),
    fc.record({ anyOf: fc.array(inner, { minLength: 1, maxLength: 3 }) }),
    fc.record({ oneOf: fc.array(inner, { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: inner }),
    fc.record({ if: inner, then: inner, else: inner }, { requiredKeys: ["if"] }),
    fc.record({ default: values }),
    fc.record({ examples: fc.array(values, { minLength: 1, maxLength: 2 }) }),
  ];
}

/** Any schema, with references among its definitions: many are satisfiable, and some are not. */
export const schemas: fc.Arbitrary<JSONSchema> = fc
  .letrec<{ schema: JSONSchema; reference: JSONSchema }>((tie) => ({
    // behind a property or an item, so that no reference leads to itself
    reference: fc.record({
      type: fc.constant("object"),
      properties: fc.dictionary(
        name,
        fc.record({ $ref: fc.constantFrom("#/$defs/one", "#/$defs/two", "#") }),
        { minKeys: 1, maxKeys: 2 },
      ),
      required: names,
    }),
    schema: fc.oneof(
      { depthSize: "small", maxDepth: 4 },
      { arbitrary: fc.boolean(), weight: 1 },
      { arbitrary: scalar.map((value) => ({ const: value })), weight: 2 },
      { arbitrary: tie("reference"), weight: 1 },
      {
        arbitrary: fc.oneof(...keywordSets(tie("schema"))) as fc.Arbitrary<JSONSchema>,
        weight: 16,
      },
      {
        arbitrary: fc
          .tuple(fc.oneof(...keywordSets(tie("schema"))), fc.oneof(...keywordSets(tie("schema"))))
          .map(([one, other]) => ({ ...one, ...other })),
        weight: 4,
      },
    ),
  }))
  .schema.chain((root) =>
    typeof root === "boolean" ? fc.constant<JSONSchema>(root) : withDefinitions(root),
  );
