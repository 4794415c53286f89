import OpenAI from "openai";
import { beforeAll, expect, test } from "vitest";
import { llm } from "../../src/index.ts";
import { type Refusal, refusalOf } from "../support/openai-refusals.ts";
import { usePack } from "../support/server.ts";

const server = usePack();
let client: OpenAI;
beforeAll(() => void (client = new OpenAI({ apiKey: "test", maxRetries: 0 })));

function judge(schema: object): Promise<Refusal | undefined> {
  const answer = client.chat.completions.create({
    model: "gpt-5.4",
    messages: [{ role: "user", content: "Hello" }],
    response_format: {
      type: "json_schema",
      json_schema: { name: "x", strict: true, schema: schema as Record<string, unknown> },
    },
  });
  return refusalOf(answer);
}

function invalid(problem: string): Refusal {
  const message = `Invalid schema for response_format 'x': ${problem}`;
  return { param: "response_format", code: null, message };
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
    object({}, { definitions: { A: object({ a: TEXT }, { required: [] }) } }),
    `In context=('definitions', 'A'), ${REQUIRED} Missing 'a'.`,
  ],
  [
    object({ a: { type: "string", format: "uri" } }),
    "In context=('properties', 'a'), 'uri' is not a valid format.",
  ],
])("refuses a strict schema: %j", async ([schema, problem]) => {
  expect(await judge(schema)).toEqual(invalid(problem));
});

/** As the guide lists them, and the API is known to refuse. */
const FORBIDDEN = [
  "allOf oneOf not if then else dependentRequired dependentSchemas patternProperties propertyNames",
  "unevaluatedProperties minProperties maxProperties uniqueItems contains minContains maxContains",
  "unevaluatedItems",
].flatMap((line) => line.split(" "));

test.for(FORBIDDEN)("refuses %s in a strict schema", async (keyword) => {
  const problem = `In context=('properties', 'a'), '${keyword}' is not permitted.`;
  expect(await judge(object({ a: { ...TEXT, [keyword]: {} } }))).toEqual(invalid(problem));
});

test("every format of the guide is a strict schema's", async () => {
  const formats = "date-time time date duration email hostname ipv4 ipv6 uuid".split(" ");
  const texts = Object.fromEntries(formats.map((format) => [format, { ...TEXT, format }]));
  expect(await judge(object(texts))).toBeUndefined();
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
])("accepts a strict schema: %j", async (schema) => {
  expect(await judge(schema)).toBeUndefined();
});

test("ten levels and 5000 properties are the most", async () => {
  // no reply is to be made from so large a schema
  server.use(llm.openai.chat("{}", { validate: { replies: false } }));
  expect(await judge(nested(10))).toBeUndefined();
  expect(await judge(nested(11))).toEqual(invalid("11 levels of nesting exceeds limit of 10."));
  expect(await judge(wide(5000))).toBeUndefined();
  expect(await judge(wide(5001))).toEqual(invalid("5001 parameters exceeds limit of 5000."));
});
