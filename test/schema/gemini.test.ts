// Google's own dialect, beside the JSON Schema that says the same, both made by one grammar; ajv judges by the latter.
import fc from "fast-check";
import { expect, test } from "vitest";
import { toJSONSchema } from "../../src/codecs/google-schema.ts";
import { findSchemaFault } from "../../src/schema/check.ts";
import { createExample } from "../../src/schema/example.ts";
import { toPlain } from "./definitions.ts";
import { values } from "./grammar.ts";
import { toJudge } from "./judge.ts";

const TIMEOUT = 240_000;

/** What Google is sent, and what it means. */
interface Pair {
  google: Record<string, unknown>;
  json: Record<string, unknown>;
}

const NUMBERS = { string: 1, number: 2, integer: 3, boolean: 4, array: 5, object: 6 };
type Type = keyof typeof NUMBERS;

const count = fc.integer({ min: 0, max: 3 });
const optional = { requiredKeys: [] };

/** A number of 64 bits is a text in Google's JSON, and may be a number. */
const spelled = (number: number): fc.Arbitrary<unknown> => fc.constantFrom(number, String(number));

/** A type in one of its spellings, and whether null is one too. */
function typed(type: Type, fields: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> {
  const spelling = fc.constantFrom(type.toUpperCase(), type, NUMBERS[type]);
  return fc.tuple(spelling, fc.boolean(), fields).map(([name, nullable, { google, json }]) => ({
    google: { ...google, type: name, ...(nullable && { nullable }) },
    json: {
      ...json,
      type: nullable ? [type, "null"] : type,
      ...(nullable &&
        json["enum"] !== undefined && { enum: [...(json["enum"] as unknown[]), null] }),
    },
  }));
}

/** Fields of which the one is the other, but for numbers. */
function bounds(names: [camel: string, snake: string][]): fc.Arbitrary<Pair> {
  const one = ([camel, snake]: [string, string]): fc.Arbitrary<Pair> =>
    count.chain((value) =>
      fc.tuple(spelled(value), fc.constantFrom(camel, snake)).map(([text, name]) => ({
        google: { [name]: text },
        json: { [camel]: value },
      })),
    );
  const none = fc.constant<Pair>({ google: {}, json: {} });
  return fc.tuple(...names.map((name) => fc.oneof(one(name), none))).map(merge);
}

function merge(pairs: Pair[]): Pair {
  const google = Object.assign({}, ...pairs.map((pair) => pair.google)) as Pair["google"];
  return { google, json: Object.assign({}, ...pairs.map((pair) => pair.json)) as Pair["json"] };
}

const same = (fields: fc.Arbitrary<object>): fc.Arbitrary<Pair> =>
  fields.map((all) => ({ google: { ...all }, json: { ...all } }));

const text = fc.oneof(
  bounds([["minLength", "min_length"]]),
  bounds([["maxLength", "max_length"]]),
  same(fc.record({ format: fc.constantFrom("date", "date-time") })),
  same(fc.record({ pattern: fc.constantFrom("^[A-Z]{2}$", "\\d") })),
  fc.constant<Pair>({
    google: { format: "enum", enum: ["north", "south"] },
    json: { enum: ["north", "south"] },
  }),
);

const listed: Pair = { google: { enum: ["3", "5"] }, json: { enum: [3, 5] } };
const numeric = fc.oneof(
  bounds([
    ["minimum", "minimum"],
    ["maximum", "maximum"],
  ]),
  fc.constant(listed),
);

const pairs: fc.Arbitrary<Pair> = fc.letrec<{ pair: Pair }>((tie) => ({
  pair: fc.oneof(
    { depthSize: "small", maxDepth: 4 },
    typed("string", text),
    typed("integer", numeric),
    typed("number", numeric),
    typed("boolean", same(fc.record({}, optional))),
    typed(
      "array",
      fc
        .tuple(
          tie("pair"),
          bounds([
            ["minItems", "min_items"],
            ["maxItems", "max_items"],
          ]),
        )
        .map(([items, sizes]) =>
          merge([sizes, { google: { items: items.google }, json: { items: items.json } }]),
        ),
    ),
    typed("object", toObject(tie("pair"))),
    fc.array(tie("pair"), { minLength: 1, maxLength: 3 }).chain((ways) =>
      fc.constantFrom("anyOf", "any_of").map((name) => ({
        google: { [name]: ways.map((way) => way.google) },
        json: { anyOf: ways.map((way) => way.json) },
      })),
    ),
  ),
})).pair;

function toObject(member: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> {
  const map = fc.dictionary(fc.constantFrom("city", "unit", "days_ahead"), member, { maxKeys: 3 });
  return map.chain((members) => {
    const names = Object.keys(members);
    return fc.tuple(fc.subarray(names), fc.shuffledSubarray(names)).map(([required, order]) => ({
      google: {
        properties: Object.fromEntries(names.map((name) => [name, members[name]!.google])),
        required,
        propertyOrdering: order,
      },
      json: {
        properties: Object.fromEntries(names.map((name) => [name, members[name]!.json])),
        required,
      },
    }));
  });
}

function tryExample(schema: object): { value: unknown } | undefined {
  try {
    return { value: createExample(schema) };
  } catch {
    return undefined;
  }
}

test(
  "of 400 schemas each value satisfies its own, and faults are found where ajv finds them",
  () => {
    const tries = fc.sample(values, { numRuns: 25, seed: 5 });
    const counts = { made: 0, faults: 0 };
    for (const pair of fc.sample(pairs, { numRuns: 400, seed: 5 })) {
      const { google, json } = toPlain(pair);
      const judge = toJudge(json);
      const schema = toJSONSchema(google);
      const example = tryExample(schema);
      if (example) counts.made += 1;
      const isRight = example ? judge(example.value) : !tries.some(judge);
      expect({ google, json, example, isRight }).toMatchObject({ isRight: true });
      for (const value of tries) {
        const isAccepted = findSchemaFault(value, schema) === undefined;
        if (!isAccepted) counts.faults += 1;
        expect({ google, json, value, isAccepted }).toMatchObject({ isAccepted: judge(value) });
      }
    }
    expect(counts.made).toBeGreaterThan(250);
    expect(counts.faults).toBeGreaterThan(3_000);
  },
  TIMEOUT,
);

test("properties come in their order", () => {
  const STRING = { type: "STRING" };
  const schema = {
    type: "OBJECT",
    properties: { a: STRING, b: STRING, c: STRING },
    propertyOrdering: ["c", "a"],
  };
  expect(Object.keys(createExample(toJSONSchema(schema)) as object)).toEqual(["c", "a", "b"]);
  expect(createExample(toJSONSchema({ ...STRING, example: "an example" }))).toBe("an example");
  expect(createExample(toJSONSchema({ type: "TYPE_UNSPECIFIED" }))).toBe("string");
  expect(createExample(toJSONSchema({ type: "NULL" }))).toBeNull();
});
