import { alternatives } from "./alternatives.ts";
import { measureHeights } from "./heights.ts";
import { makeLists } from "./lists.ts";
import type { Make, Maker, Scope } from "./maker.ts";
import { makeIntegers, makeNumbers } from "./numbers.ts";
import { makeObjects } from "./objects.ts";
import { type PreparedSchema, prepare, TooMuchWork } from "./prepare.ts";
import type { Schema, SchemaObject } from "./schema.ts";
import { makeStrings } from "./strings.ts";
import { typesToTry } from "./types.ts";

const MAX_DEPTH = 64;
/** After so many values in a row that don't satisfy the schema one more is not what was missing. */
const MAX_REJECTED = 150;

/**
 * A value that a JSON Schema (draft 2020-12, and draft 7's spellings) accepts, the same on every call: `const`,
 * `default` and the first of `examples` and `enum` where they satisfy it, else a short text, a small number, a list of
 * one. An object has all properties at the first three levels and the required ones below; a recursion ends as soon
 * as it can.
 *
 * @throws where no value satisfies the schema, or none was found, with the place in the schema and the reason.
 */
export function createExample(schema: unknown): unknown {
  const told: { failure?: { place: string; reason: string } } = {};
  try {
    const prepared = prepare(schema);
    if (prepared.isTooDeep) throw new TooMuchWork("it is nested too deep");
    const maker = createMaker(prepared, told);
    const scope = { name: "", depth: 0, place: "#", above: new Set<Schema>(), isClosing: false };
    const first = maker.values([prepared.root], scope).next();
    if (!first.done) return structuredClone(first.value);
  } catch (error) {
    told.failure = { place: "#", reason: toReason(error) };
  }
  const { place, reason } = told.failure ?? { place: "#", reason: "no value was found" };
  throw new Error(
    `Failed to make a value for the schema at ${place}: ${reason}. Give the reply by hand.`,
  );
}

function toReason(error: unknown): string {
  if (error instanceof TooMuchWork) return error.message;
  // a stack that is full: each browser has its own error for that
  return "it refers to itself without end";
}

function createMaker(
  prepared: PreparedSchema,
  told: { failure?: { place: string; reason: string } },
): Maker {
  let heights: Map<Schema, number> | undefined;
  const maker: Maker = {
    prepared,
    values: (schemas, scope) => values(schemas, scope, maker),
    fail: (place, reason) => void (told.failure ??= { place, reason }),
    attempt: (run) => {
      const { failure } = told;
      const result = run();
      if (failure) told.failure = failure;
      else delete told.failure;
      return result;
    },
    heightOf: (schema) => {
      heights ??= measureHeights(prepared);
      // what was made on the way, such as a negation, has no height of its own
      return typeof schema === "boolean" || !prepared.places.has(schema)
        ? 0
        : (heights.get(schema) ?? Infinity);
    },
  };
  return maker;
}

function* values(schemas: Schema[], scope: Scope, maker: Maker): Generator<unknown> {
  maker.prepared.step();
  const place = placeOf(schemas, scope, maker);
  if (scope.depth > MAX_DEPTH) return maker.fail(place, "it contains itself without end");
  let isEmpty = true;
  for (const parts of alternatives(schemas, { ...scope, place }, maker)) {
    const isClosing = scope.isClosing || parts.some((part) => scope.above.has(part));
    for (const value of sift(
      propose(parts, { ...scope, place, isClosing }, maker),
      schemas,
      maker,
    )) {
      isEmpty = false;
      yield value;
    }
  }
  // told of only where nothing within was told of before
  if (isEmpty) maker.fail(place, "no value was found that satisfies all of it");
}

function placeOf(schemas: Schema[], scope: Scope, { prepared }: Maker): string {
  const first = schemas.find((schema) => prepared.places.has(schema));
  if (typeof first !== "object") return scope.place;
  return prepared.places.get(prepared.resolve(first) ?? first) ?? scope.place;
}

/** Those that satisfy all of the schemas. */
function* sift(
  proposals: Iterable<unknown>,
  schemas: Schema[],
  { prepared }: Maker,
): Generator<unknown> {
  let rejected = 0;
  for (const value of proposals) {
    const isAccepted = schemas.every((schema) => prepared.validate(value, schema).valid);
    if (isAccepted) yield value;
    rejected = isAccepted ? 0 : rejected + 1;
    if (rejected === MAX_REJECTED) return;
  }
}

const MAKERS: Record<string, Make> = {
  object: makeObjects,
  array: makeLists,
  string: makeStrings,
  number: makeNumbers,
  integer: makeIntegers,
  boolean: () => [true, false],
  null: () => [null],
};

/** Values that may satisfy the schemas: the first that does is taken. */
function* propose(parts: SchemaObject[], scope: Scope, maker: Maker): Generator<unknown> {
  const fixed = parts.find((part) => "const" in part);
  if (fixed) return yield fixed.const;
  for (const part of parts) {
    if ("default" in part) yield part.default;
    yield* part.examples?.slice(0, 1) ?? [];
    if ("example" in part) yield part.example;
  }
  const listed = parts.find((part) => part.enum)?.enum;
  if (listed) return yield* listed;
  const within: Scope = {
    ...scope,
    depth: scope.depth + 1,
    above: new Set([...scope.above, ...parts]),
  };
  for (const type of typesToTry(parts, scope.isClosing)) {
    yield* MAKERS[type]!(parts, { ...within, depth: within.depth }, maker);
  }
}
