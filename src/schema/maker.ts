import type { PreparedSchema } from "./prepare.ts";
import type { Schema, SchemaObject } from "./schema.ts";

/** Where a value goes. */
export interface Scope {
  /** The property's name, which a text may say. */
  name: string;
  depth: number;
  /** Where the schema stands, for what has to be told of it. */
  place: string;
  /** The schemas that hold this value: one of them again is a recursion. */
  above: ReadonlySet<Schema>;
  /** In a recursion: what ends soonest is chosen, and nothing is added. */
  isClosing: boolean;
}

/** What makes the values; the makers of objects and lists ask it for their members. */
export interface Maker {
  prepared: PreparedSchema;
  /** The values that satisfy all of the schemas, the one that a reader expects first. */
  values(schemas: Schema[], scope: Scope): Generator<unknown>;
  /** Remembers why there is no value: the first reason is the one to tell. */
  fail(place: string, reason: string): void;
  /** Tries what may fail without being told. */
  attempt<T>(run: () => T): T;
  /** How many levels the smallest value has; infinite for what contains itself without end. */
  heightOf(schema: Schema): number;
}

/** The makers of one type: schemas without choices, all of which the value has to satisfy. */
export type Make = (parts: SchemaObject[], scope: Scope, maker: Maker) => Iterable<unknown>;

/** The largest of a keyword's values. */
export function largest(parts: SchemaObject[], keyword: NumberKeyword): number | undefined {
  const values = numbersOf(parts, keyword);
  return values.length === 0 ? undefined : Math.max(...values);
}

/** The smallest of a keyword's values. */
export function smallest(parts: SchemaObject[], keyword: NumberKeyword): number | undefined {
  const values = numbersOf(parts, keyword);
  return values.length === 0 ? undefined : Math.min(...values);
}

/** Whether every way through the schema leads to one that holds this value. */
export function recurs(schema: Schema, scope: Scope, maker: Maker): boolean {
  const seen = new Set<Schema>();
  const check = (inner: Schema): boolean => {
    if (typeof inner === "boolean" || seen.has(inner)) return false;
    if (scope.above.has(inner)) return true;
    seen.add(inner);
    maker.prepared.step();
    const target = inner.$ref === undefined ? undefined : maker.prepared.resolve(inner);
    if (target !== undefined && check(target)) return true;
    return (
      (inner.allOf ?? []).some(check) || [inner.anyOf, inner.oneOf].some((all) => all?.every(check))
    );
  };
  return check(schema);
}

type NumberKeyword = {
  [K in keyof SchemaObject]-?: Required<SchemaObject>[K] extends number ? K : never;
}[keyof SchemaObject];

function numbersOf(parts: SchemaObject[], keyword: NumberKeyword): number[] {
  return parts.map((part) => part[keyword]).filter((value) => value !== undefined);
}
