import type { PreparedSchema } from "./prepare.ts";
import { own, type Schema, type SchemaObject } from "./schema.ts";
import { hasSign } from "./types.ts";

const MAX_PASSES = 100;

/**
 * How many levels the smallest value of each schema has: what a recursion needs to know, to end. It starts with none
 * that ends, and goes on until nothing gets smaller any more.
 */
export function measureHeights({ places, resolve, step }: PreparedSchema): Map<Schema, number> {
  const heights = new Map<Schema, number>();
  const heightOf = (schema: Schema): number =>
    typeof schema === "boolean" ? 0 : (heights.get(schema) ?? Infinity);
  // what stands further down is copied later: a tree is done in one pass
  const schemas = [...places.keys()].toReversed() as SchemaObject[];
  for (let pass = 0, changed = true; changed && pass < MAX_PASSES; pass += 1) {
    changed = false;
    for (const schema of schemas) {
      step();
      const height = Math.max(...needs(schema, resolve(schema), heightOf));
      if (height < heightOf(schema)) {
        heights.set(schema, height);
        changed = true;
      }
    }
  }
  return heights;
}

function needs(
  schema: SchemaObject,
  target: Schema | undefined,
  heightOf: (schema: Schema) => number,
): number[] {
  const { allOf = [], anyOf, oneOf } = schema;
  const own = ownNeeds(schema).map((inner) => 1 + heightOf(inner));
  const ways = [anyOf, oneOf].filter((ways) => ways !== undefined);
  return [
    0,
    ...own,
    ...allOf.map(heightOf),
    ...(target === undefined ? [] : [heightOf(target)]),
    ...ways.map((ways) => Math.min(...ways.map(heightOf))),
  ];
}

/** The schemas of what a value has to have within. */
function ownNeeds(schema: SchemaObject): Schema[] {
  // what has a value already needs no making
  if ("const" in schema || schema.enum) return [];
  const { required = [], properties, additionalProperties = true, prefixItems } = schema;
  const [only, ...others] =
    schema.type ?? ["object", "array"].filter((type) => hasSign(schema, type));
  if (others.length > 0) return [];
  if (only === "object")
    return required.map((name) => own(properties, name) ?? additionalProperties);
  const { minItems = 0, items = true, contains, minContains = 1 } = schema;
  if (only !== "array") return [];
  const list = Array.isArray(items) ? items : [...(prefixItems ?? []), items];
  return [
    ...list.slice(0, minItems),
    ...(contains !== undefined && minContains > 0 ? [contains] : []),
  ];
}
