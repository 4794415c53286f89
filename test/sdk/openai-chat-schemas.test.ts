import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import {
  validateParametersSchema,
  validateStrictSchema,
} from "../../src/codecs/openai-strict-schema.ts";
import {
  missing,
  type Refusal,
  refusalOf,
  tooLong,
  unlikePattern,
  unsupported,
  wrongType,
} from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

/** Asked with plain parameters, as a program without types would. */
function ask(format: unknown, content = "Hello"): Promise<unknown> {
  const messages = [{ role: "user", content }];
  return client.chat.completions.create({
    model: "gpt-5.4",
    messages,
    response_format: format,
  } as never);
}

function strict(schema: object): object {
  return { type: "json_schema", json_schema: { name: "x", strict: true, schema } };
}

function object(properties: object, rest: object = {}): object {
  const required = Object.keys(properties);
  return { type: "object", properties, required, additionalProperties: false, ...rest };
}

function nested(levels: number): object {
  return levels === 1 ? object({}) : object({ a: nested(levels - 1) });
}

function wide(count: number): object {
  const names = Array.from({ length: count }, (_, index) => `p${index}`);
  return object(Object.fromEntries(names.map((name) => [name, { type: "string" }])));
}

const NEXT = { anyOf: [{ $ref: "#/$defs/A" }, { type: "null" }] };
const TEXT = { type: "string" };

test.for<[format: unknown, refusal: Refusal]>([
  ["json", wrongType("response_format", "an object", "a string")],
  [{}, missing("response_format.type")],
  [
    { type: "json" },
    unsupported("response_format.type", "json", "'json_object', 'json_schema', and 'text'"),
  ],
  [{ type: "json_schema" }, missing("response_format.json_schema")],
  [{ type: "json_schema", json_schema: {} }, missing("response_format.json_schema.name")],
  [
    { type: "json_schema", json_schema: { name: "a b" } },
    unlikePattern("response_format.json_schema.name"),
  ],
  [
    { type: "json_schema", json_schema: { name: "a".repeat(65) } },
    tooLong("response_format.json_schema.name", "string", { maximum: 64, length: 65 }),
  ],
  [
    { type: "json_schema", json_schema: { name: "a", schema: "x" } },
    wrongType("response_format.json_schema.schema", "an object", "a string"),
  ],
  [
    { type: "json_schema", json_schema: { name: "a", strict: "yes" } },
    wrongType("response_format.json_schema.strict", "a boolean", "a string"),
  ],
  [
    { type: "json_object" },
    {
      param: "messages",
      code: null,
      message:
        "'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
    },
  ],
])("refuses %j", async ([format, refusal]) => {
  expect(await refusalOf(ask(format))).toEqual(refusal);
});

const REQUIRED =
  "'required' is required to be supplied and to be an array including every key in properties.";

test.for<[schema: object, problem: string]>([
  [
    { type: "array", items: TEXT },
    `schema must be a JSON Schema of 'type: "object"', got 'type: "array"'.`,
  ],
  [
    { anyOf: [object({})] },
    `schema must be a JSON Schema of 'type: "object"', got 'type: "None"'.`,
  ],
  [
    { type: "object", properties: {} },
    "In context=(), 'additionalProperties' is required to be supplied and to be false.",
  ],
  [
    object({ a: { type: ["object", "null"], properties: {} } }),
    "In context=('properties', 'a'), 'additionalProperties' is required to be supplied and to be false.",
  ],
  [
    object({ a: { type: "array", items: { anyOf: [TEXT, { type: "object" }] } } }),
    "In context=('properties', 'a', 'items', 'anyOf', '1'), 'additionalProperties' is required to be supplied and to be false.",
  ],
  [
    object({ a: { $ref: "#/$defs/A" } }, { $defs: { A: object({ b: TEXT }, { required: [] }) } }),
    `In context=('$defs', 'A'), ${REQUIRED} Missing 'b'.`,
  ],
  [object({ a: TEXT, b: TEXT }, { required: ["a"] }), `In context=(), ${REQUIRED} Missing 'b'.`],
  [
    object({ a: TEXT }, { required: ["a", "b"] }),
    `In context=(), ${REQUIRED} Extra required key 'b' supplied.`,
  ],
  [
    object({ a: { enum: ["x"] } }),
    "In context=('properties', 'a'), schema must have a 'type' key.",
  ],
  [object({ a: { type: "array" } }), "In context=('properties', 'a'), array schema missing items."],
  [
    object({ a: { type: "array", items: TEXT, uniqueItems: true } }),
    "In context=('properties', 'a'), 'uniqueItems' is not permitted.",
  ],
  [object({ a: { allOf: [TEXT] } }), "In context=('properties', 'a'), 'allOf' is not permitted."],
  [object({ a: { oneOf: [TEXT] } }), "In context=('properties', 'a'), 'oneOf' is not permitted."],
  [
    object({ a: { type: "string", format: "uri" } }),
    "In context=('properties', 'a'), 'uri' is not a valid format.",
  ],
  [nested(11), "11 levels of nesting exceeds limit of 10."],
  [wide(5001), "5001 parameters exceeds limit of 5000."],
])("refuses a strict schema: %j", async ([schema, problem]) => {
  expect(await refusalOf(ask(strict(schema)))).toEqual({
    param: "response_format",
    code: null,
    message: `Invalid schema for response_format 'x': ${problem}`,
  });
});

test.for<object>([
  object({}),
  { type: "object", additionalProperties: false },
  object({ a: { type: ["string", "null"] }, b: { type: "string", format: "date-time" } }),
  object({ a: { type: "integer", format: "uint8" }, b: { anyOf: [TEXT, { type: "null" }] } }),
  object({ a: { $ref: "#/$defs/A" } }, { $defs: { A: object({ next: NEXT }) } }),
  object({ a: { type: "array", items: TEXT, minItems: 1 }, b: { type: "string", enum: ["x"] } }),
  // names of properties are no keywords
  object({ oneOf: TEXT, not: TEXT, properties: object({ required: TEXT }) }),
  { $ref: "#/$defs/A", $defs: { A: object({ a: TEXT }) } },
  // what OpenAI says of schemas that are no objects is not known
  object({ any: true, other: { anyOf: [true, TEXT] } }),
  nested(10),
  wide(5000),
])("accepts a strict schema: %j", async (schema) => {
  expect(await refusalOf(ask(strict(schema)))).toBeUndefined();
});

test("a schema that is not strict may be anything", async () => {
  const schema = { type: "object", properties: { a: { oneOf: [{}] } } };
  const format = { type: "json_schema", json_schema: { name: "x", schema } };
  expect(await refusalOf(ask(format))).toBeUndefined();
});

test.for(["Answer in JSON.", "a json please", "MyJsonThing"])(
  "JSON mode is spoken of: %s",
  async (content) => {
    expect(await refusalOf(ask({ type: "json_object" }, content))).toBeUndefined();
  },
);

test("a schema of any depth is judged", () => {
  let schema: object = {};
  for (let depth = 0; depth < 5000; depth++) schema = { type: "array", items: schema };
  const place = { subject: "function 'a'", param: "tools", code: null };
  expect(validateStrictSchema(object({ a: schema }), place)).toBeUndefined();
  expect(validateParametersSchema({ properties: { a: schema } }, place)).toBeUndefined();
});
