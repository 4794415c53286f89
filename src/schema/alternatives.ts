import { type Maker, type Scope, recurs } from "./maker.ts";
import { negate } from "./negate.ts";
import type { Schema, SchemaObject } from "./schema.ts";
import { allowedTypes } from "./types.ts";

interface State {
  waiting: Schema[];
  parts: ReadonlySet<SchemaObject>;
  /** Each is a list of ways, of which one has to be taken. */
  choices: Schema[][][];
}

/** After so many ways one more is not what was missing. */
const MAX_WAYS = 200;

/**
 * The ways to satisfy all of the schemas: each is a list of schemas of which no `$ref`, `allOf`, `anyOf`, `oneOf`,
 * `if`, `not` or dependency has to be looked at any more, but for the check of the value in the end.
 */
export function* alternatives(
  schemas: Schema[],
  scope: Scope,
  maker: Maker,
): Generator<SchemaObject[]> {
  let ways = 0;
  for (const parts of settle({ waiting: schemas, parts: new Set(), choices: [] }, scope, maker)) {
    yield parts;
    ways += 1;
    if (ways === MAX_WAYS) return;
  }
}

function* settle(state: State, scope: Scope, maker: Maker): Generator<SchemaObject[]> {
  const parts = new Set(state.parts);
  const choices = [...state.choices];
  const waiting = [...state.waiting];
  for (const schema of waiting) {
    maker.prepared.step();
    if (schema === true || parts.has(schema as SchemaObject)) continue;
    if (schema === false) return maker.fail(scope.place, "the schema allows no value at all");
    parts.add(schema);
    const target = maker.prepared.resolve(schema);
    if (schema.$ref !== undefined && target === undefined) {
      const reason = `the document has no ${JSON.stringify(schema.$ref)}`;
      return maker.fail(placeOf(schema, scope, maker), reason);
    }
    if (target !== undefined) waiting.push(target);
    waiting.push(...(schema.allOf ?? []));
    choices.push(...choicesOf(schema, target, maker));
  }
  if (allowedTypes(parts)?.length === 0) {
    const types = [...parts].flatMap(({ type }) => (type ? [type.join(" or ")] : []));
    return maker.fail(scope.place, `no value is ${[...new Set(types)].join(" and ")} at once`);
  }
  const [choice, ...rest] = choices;
  if (!choice) return yield [...parts];
  for (const way of order(choice, { parts, scope }, maker)) {
    yield* settle({ waiting: way, parts, choices: rest }, scope, maker);
  }
}

function choicesOf(schema: SchemaObject, target: Schema | undefined, maker: Maker): Schema[][][] {
  const { anyOf, oneOf, not, then = true, else: otherwise = true } = schema;
  const choices: Schema[][][] = [];
  if (anyOf) choices.push(anyOf.map((way) => [way]));
  if (oneOf) {
    const exact = oneOf.map((way) => [
      way,
      ...oneOf.filter((other) => other !== way).map((not) => ({ not })),
    ]);
    choices.push([...oneOf.map((way) => [way]), ...exact]);
  }
  if (not !== undefined) {
    const inner = typeof not === "object" ? maker.prepared.resolve(not) : undefined;
    choices.push(negate(not, inner));
  }
  if (schema.if !== undefined && (then !== true || otherwise !== true)) {
    choices.push([
      [schema.if, then],
      [{ not: schema.if }, otherwise],
    ]);
  }
  for (const [name, inner] of Object.entries({
    ...schema.dependencies,
    ...schema.dependentSchemas,
  })) {
    if (Array.isArray(inner)) continue;
    choices.push([[inner], [{ properties: Object.fromEntries([[name, false]]) }]]);
  }
  return choices;
}

/** The first way first; but in a recursion the one that ends soonest, and before one the ways that are none. */
function order(
  ways: Schema[][],
  { parts, scope }: { parts: ReadonlySet<SchemaObject>; scope: Scope },
  maker: Maker,
): Schema[][] {
  if (ways.length < 2) return ways;
  const isClosing = scope.isClosing || [...parts].some((part) => scope.above.has(part));
  if (!isClosing && scope.above.size === 0) return ways;
  const cost = isClosing
    ? (way: Schema[]) => Math.min(1e9, Math.max(...way.map((schema) => maker.heightOf(schema))))
    : (way: Schema[]) => Number(way.some((schema) => recurs(schema, scope, maker)));
  const costs = new Map(ways.map((way) => [way, cost(way)]));
  return ways.toSorted((one, other) => costs.get(one)! - costs.get(other)!);
}

function placeOf(schema: Schema, scope: Scope, maker: Maker): string {
  return maker.prepared.places.get(schema) ?? scope.place;
}
