import { dereference, validate } from "@cfworker/json-schema";
import { type Holds, KEYWORDS, readPattern, readTexts } from "./keywords.ts";
import type { Schema, SchemaObject } from "./schema.ts";

/** A schema made ready: a copy of which nothing is broken, its references resolved, its work bounded. */
export interface PreparedSchema {
  root: Schema;
  /** Where each schema stands in the document, such as `#/properties/city`. */
  places: ReadonlyMap<Schema, string>;
  /** Whether a part of it is nested too deep to be looked at. */
  isTooDeep: boolean;
  /** What `$ref` stands for; `undefined` where the document doesn't hold it. */
  resolve(schema: SchemaObject): Schema | undefined;
  /** What the validator says; throws `TooMuchWork`. */
  validate(value: unknown, schema: Schema): ReturnType<typeof validate>;
  /** Counts a step of work; throws `TooMuchWork`. */
  step(): void;
}

/** The work is bounded: a few references to each other make a schema that takes forever. */
export class TooMuchWork extends Error {}

interface Copying {
  places: Map<Schema, string>;
  ids: Set<string>;
  isTooDeep: boolean;
  step: () => void;
}

const MAX_STEPS = 50_000;
const MAX_DEPTH = 500;
const BASE = "https://schema.invalid/";

/** A copy of the schema: the validator writes into what it is given, and a frozen or a broken one would throw. */
export function prepare(schema: unknown): PreparedSchema {
  let steps = 0;
  const step = (): void => {
    steps += 1;
    if (steps > MAX_STEPS) throw new TooMuchWork(`it takes more than ${MAX_STEPS} steps`);
  };
  const copying: Copying = {
    places: new Map(),
    ids: new Set(),
    isTooDeep: false,
    step,
  };
  const root = copySchema(schema, ["#"], copying);
  const lookup = dereference(root as never, undefined, new URL(BASE)) as Record<string, Schema>;
  const known = new Set(Object.keys(lookup));
  for (const { __absolute_ref__: uri } of copying.places.keys() as Iterable<SchemaObject>) {
    // what nobody knows accepts everything
    if (uri !== undefined) lookup[uri] ??= true;
  }
  return {
    root,
    places: copying.places,
    isTooDeep: copying.isTooDeep,
    resolve: ({ __absolute_ref__: uri = "" }) => (known.has(uri) ? lookup[uri] : undefined),
    validate: (value, schema) => (
      step(),
      validate(value, schema as never, "2020-12", lookup as never)
    ),
    step,
  };
}

/** `place` has a member for each level. */
function copySchema(schema: unknown, place: string[], copying: Copying): Schema {
  if (typeof schema === "boolean") return schema;
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return true;
  copying.step();
  if (place.length > MAX_DEPTH) {
    copying.isTooDeep = true;
    return true;
  }
  const copy = Object.create(null) as SchemaObject;
  copying.places.set(copy, place.join("/"));
  // the validator reads this of each schema that it looks at: it has no other place to count its work
  Object.defineProperty(copy, "$recursiveAnchor", { get: copying.step });
  for (const [keyword, value] of Object.entries(toCurrent(schema))) {
    const read = copyKeyword({ keyword, value }, [...place, escape(keyword)], copying);
    if (read !== undefined) Object.defineProperty(copy, keyword, { ...WRITABLE, value: read });
  }
  return mend(copy, copying);
}

const WRITABLE = { configurable: true, enumerable: true, writable: true };

/** The spellings of a reference, as one. */
function toCurrent(schema: object): object {
  const { $recursiveRef, $dynamicRef, $dynamicAnchor } = schema as Record<string, unknown>;
  return {
    ...($dynamicAnchor !== undefined && { $anchor: $dynamicAnchor }),
    ...($dynamicRef !== undefined && { $ref: $dynamicRef }),
    ...($recursiveRef !== undefined && { $ref: $recursiveRef }),
    ...schema,
  };
}

function copyKeyword(
  { keyword, value }: { keyword: string; value: unknown },
  place: string[],
  copying: Copying,
): unknown {
  const holds: Holds = KEYWORDS.get(keyword) ?? (isMap(value) ? "schema" : () => undefined);
  if (typeof holds === "function") return holds(value);
  if (holds === "schemas" || (holds === "items" && Array.isArray(value))) {
    if (!Array.isArray(value) || value.length === 0) return undefined;
    return value.map((member, index) => copySchema(member, [...place, `${index}`], copying));
  }
  if (holds === "schema" || holds === "items") {
    return isSchema(value) ? copySchema(value, place, copying) : undefined;
  }
  if (!isMap(value)) return undefined;
  const entries = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
    if (holds === "dependencies" && Array.isArray(member)) return [[name, readTexts(member)]];
    if (!isSchema(member)) return [];
    return [[name, copySchema(member, [...place, escape(name)], copying)]];
  });
  return Object.fromEntries(entries);
}

/** Takes away what the validator would stumble over. */
function mend(copy: SchemaObject & { $id?: string }, { ids }: Copying): SchemaObject {
  if (copy.$ref === "") copy.$ref = "#";
  if (copy.$ref !== undefined && !URL.canParse(copy.$ref, BASE)) delete copy.$ref;
  if (copy.$id !== undefined) {
    // it reads what has a name of its own twice, at each level, and takes no name twice
    if (!URL.canParse(copy.$id, BASE) || ids.has(copy.$id) || ids.size > 8) delete copy.$id;
    else ids.add(copy.$id);
  }
  if (copy.patternProperties) {
    const patterns = Object.entries(copy.patternProperties);
    const read = patterns.map(([pattern, schema]) => [readPattern(pattern), schema] as const);
    copy.patternProperties = Object.fromEntries(read.filter(([pattern]) => pattern !== undefined));
    // with a pattern that nobody can read, nobody knows what is additional
    if (read.some(([pattern]) => pattern === undefined)) delete copy.additionalProperties;
  }
  return copy;
}

function isSchema(value: unknown): boolean {
  return typeof value === "boolean" || isMap(value);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A JSON Pointer's own escapes: https://datatracker.ietf.org/doc/html/rfc6901#section-3 */
function escape(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
