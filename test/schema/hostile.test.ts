import { expect, test } from "vitest";
import { findSchemaFault } from "../../src/schema/check.ts";
import { createExample } from "../../src/schema/example.ts";

/** Wraps ten thousand times. */
function nest(value: unknown, wrap: (inner: unknown) => unknown): unknown {
  let nested = value;
  for (let level = 0; level < 10_000; level += 1) nested = wrap(nested);
  return nested;
}

/** Each level asks for the next one twice: 2 to the power of 40 values. */
const doubling = {
  $ref: "#/$defs/0",
  $defs: Object.fromEntries(
    Array.from({ length: 41 }, (_, level) => {
      const next = { $ref: `#/$defs/${level + 1}` };
      const properties = { one: next, two: next };
      return [
        level,
        level === 40 ? {} : { properties, required: ["one", "two"], anyOf: [next, next] },
      ];
    }),
  ),
};

test("a schema that is too deep or too large ends with an error", () => {
  const error =
    /^Failed to make a value for the schema at #: it (is nested too deep|takes more than 50000 steps)\./;
  const deep = nest({}, (a) => ({ properties: { a }, required: ["a"] }));
  expect(() => createExample(deep)).toThrow(error);
  expect(() => createExample(nest({}, (inner) => ({ allOf: [inner] })))).toThrow(error);
  expect(() => createExample(doubling)).toThrow(error);
});

test("a value that is too deep or takes too long is not refused", () => {
  const schema = { type: "object", properties: { a: { $ref: "#" } } };
  expect(
    findSchemaFault(
      nest(5, (a) => ({ a })),
      schema,
    ),
  ).toBeUndefined();
  expect(findSchemaFault({ one: 5 }, doubling)).toBeUndefined();
  const long = Array.from({ length: 50_000 }, (_, index) => index);
  expect(findSchemaFault(long, { type: "array", uniqueItems: true })).toBeUndefined();
  // without the list's length it would be found
  expect(findSchemaFault([1, 1], { type: "array", uniqueItems: true })).toMatchObject({
    schemaPath: "#/uniqueItems",
  });
});

test("a pattern that takes forever is not tried on a long text", () => {
  const text = `${"a".repeat(60)}!`;
  for (const pattern of ["^(a+)+$", "^(a|a)*$", "^(?:a*)*b$", "^([a-z]+-?)+$"]) {
    expect(findSchemaFault(text, { type: "string", pattern })).toBeUndefined();
    expect(findSchemaFault("!", { type: "string", pattern })).toMatchObject({
      schemaPath: "#/pattern",
    });
    const schema = { type: "object", properties: { [text]: { pattern } } };
    expect(Object.keys(createExample(schema) as object)).toEqual([text]);
  }
  // a simple one is
  expect(findSchemaFault(text, { pattern: "^[a-z]+$" })).toMatchObject({ schemaPath: "#/pattern" });
});

test("names of Object's own are properties as others are", () => {
  const schema = JSON.parse(`{
    "type": "object",
    "properties": { "__proto__": { "type": "integer" }, "constructor": { "const": "c" }, "toString": { "format": "constructor" } },
    "required": ["__proto__", "constructor", "hasOwnProperty"],
    "additionalProperties": { "type": "boolean" }
  }`) as unknown;
  const value = createExample(schema) as object;
  expect(JSON.stringify(value)).toBe(
    '{"__proto__":1,"constructor":"c","toString":"toString","hasOwnProperty":true}',
  );
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(findSchemaFault(value, schema)).toBeUndefined();
  expect(findSchemaFault({}, schema)).toMatchObject({ schemaPath: "#/required" });
});

test("a schema that holds itself as an object, which is no JSON, ends too", () => {
  const schema: Record<string, unknown> = { type: "object" };
  schema["properties"] = { self: schema };
  expect(() => createExample(schema)).toThrow("at #: it is nested too deep.");
  expect(findSchemaFault({ self: 5 }, schema)).toMatchObject({ path: "/self" });
});

test.for([
  null,
  5,
  "schema",
  [],
  { type: 5 },
  { type: "text" },
  { properties: [] },
  { properties: { a: 5 }, required: "a" },
  { items: 5, prefixItems: {} },
  { anyOf: [] },
  { anyOf: [null, 5] },
  { enum: "a" },
  { minimum: "5", maxLength: -1, multipleOf: 0 },
  { pattern: "(" },
  { patternProperties: { "(": false }, additionalProperties: false },
  { $ref: 5 },
  { $ref: "http://[" },
  { $ref: "" },
  { $id: "http://[" },
  { $id: 5, id: {}, $anchor: {} },
  { allOf: [{ $id: "a" }, { $id: "a" }] },
  { format: "__proto__" },
  { required: [5, null] },
  { $schema: 5, $recursiveAnchor: {}, __absolute_uri__: 5, __absolute_ref__: "x" },
])("a broken schema refuses nothing: %j", (schema) => {
  for (const value of [null, "text", 5, ["a"], { a: 1 }]) {
    expect(findSchemaFault(value, schema)).toBeUndefined();
  }
});

test("what is sound in a broken schema is checked", () => {
  const schema = { type: "string", pattern: "(", $ref: "#/nowhere", minLength: 4 };
  expect(findSchemaFault("abc", schema)).toMatchObject({ schemaPath: "#/minLength" });
});
