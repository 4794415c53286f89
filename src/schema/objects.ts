import { type Make, type Maker, type Scope, largest, recurs, smallest } from "./maker.ts";
import { writePattern } from "./pattern/write.ts";
import { own, type Schema, type SchemaObject } from "./schema.ts";

/** Below these levels an object has what is required alone: that is where a model gets short, and a value large. */
const OPTIONAL_DEPTH = 3;
const MAX_PROPERTIES = 1_000;
/** Of each property so many more values are tried. */
const MAX_VARIANTS = 8;

/** Objects with every property that fits, then with the required ones alone, then with other values in them. */
export const makeObjects: Make = function* (parts, scope, maker) {
  const required = withDependents(new Set(parts.flatMap((part) => part.required ?? [])), parts);
  const declared = parts.flatMap((part) => Object.keys(part.properties ?? {}));
  const minimum = largest(parts, "minProperties") ?? 0;
  const maximum = smallest(parts, "maxProperties") ?? Infinity;
  const reason = findContradiction(required, minimum, maximum);
  if (reason !== undefined) return maker.fail(scope.place, reason);
  const isFull = !scope.isClosing && scope.depth <= OPTIONAL_DEPTH;
  for (const wantsOptional of isFull ? [true, false] : [false]) {
    const fits = (name: string): boolean =>
      required.has(name) || (wantsOptional && !everyWayRecurs(name, { parts, scope }, maker));
    const names = new Set([...declared.filter(fits), ...required]);
    const chosen = limit(withDependents(names, parts), required, maximum);
    yield* fill({ parts, required, minimum, spare: declared }, { chosen, scope }, maker);
  }
};

interface Task {
  parts: SchemaObject[];
  required: ReadonlySet<string>;
  minimum: number;
  /** Names for what `minProperties` asks for. */
  spare: string[];
}

function* fill(
  task: Task,
  { chosen, scope }: { chosen: Iterable<string>; scope: Scope },
  maker: Maker,
): Generator<unknown> {
  const entries = new Map<string, unknown>();
  const sources = new Map<string, Generator<unknown>>();
  const add = (name: string): boolean => {
    const source = valuesOf(name, { parts: task.parts, scope }, maker);
    const first = source.next();
    if (first.done) return false;
    entries.set(name, first.value);
    sources.set(name, source);
    return true;
  };
  for (const name of chosen) {
    if (task.required.has(name) ? !add(name) : maker.attempt(() => !add(name))) {
      if (task.required.has(name)) return;
    }
  }
  for (const name of inventNames(task, scope, maker)) {
    if (entries.size >= task.minimum) break;
    if (!entries.has(name)) maker.attempt(() => add(name));
  }
  if (entries.size < task.minimum) {
    const reason = `minProperties asks for ${task.minimum} properties, and only ${entries.size} can be had`;
    return maker.fail(scope.place, reason);
  }
  yield Object.fromEntries(entries);
  for (const [name, source] of sources) {
    if (!task.required.has(name)) {
      yield Object.fromEntries([...entries].filter(([other]) => other !== name));
    }
    for (let count = 0; count < MAX_VARIANTS; count += 1) {
      const next = maker.attempt(() => source.next());
      if (next.done) break;
      yield Object.fromEntries([...entries, [name, next.value]]);
    }
  }
}

function* valuesOf(
  name: string,
  { parts, scope }: { parts: SchemaObject[]; scope: Scope },
  maker: Maker,
): Generator<unknown> {
  const schemas = schemasOf(name, parts);
  const place = `${scope.place}/properties/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const names = parts.flatMap(({ propertyNames = true }) => [propertyNames]);
  if (names.some((schema) => !maker.prepared.validate(name, schema).valid)) {
    return maker.fail(place, "propertyNames rules out its name");
  }
  if (scope.isClosing && schemas.some((schema) => maker.heightOf(schema) === Infinity)) {
    return maker.fail(place, "it contains itself without end");
  }
  yield* maker.values(schemas, { ...scope, name, place });
}

/** What the property's value has to satisfy. */
function schemasOf(name: string, parts: SchemaObject[]): Schema[] {
  let isEvaluated = false;
  const schemas = parts.flatMap((part) => {
    const { additionalProperties: rest } = part;
    const named = own(part.properties, name);
    const matching = Object.entries(part.patternProperties ?? {})
      .filter(([pattern]) => new RegExp(pattern, "u").test(name))
      .map(([, schema]) => schema);
    const found = [...(named === undefined ? [] : [named]), ...matching];
    isEvaluated ||= found.length > 0 || rest !== undefined;
    return found.length > 0 || rest === undefined ? found : [rest];
  });
  if (isEvaluated) return schemas;
  return parts.flatMap(({ unevaluatedProperties: rest }) => (rest === undefined ? [] : [rest]));
}

function everyWayRecurs(
  name: string,
  { parts, scope }: { parts: SchemaObject[]; scope: Scope },
  maker: Maker,
): boolean {
  return schemasOf(name, parts).some((schema) => recurs(schema, scope, maker));
}

/** The names, and what `dependentRequired` asks for because of them. */
function withDependents(names: Set<string>, parts: SchemaObject[]): Set<string> {
  const maps = parts.flatMap(({ dependentRequired = {}, dependencies = {} }) => [
    dependentRequired,
    dependencies,
  ]);
  const all = new Set(names);
  for (const name of all) {
    for (const map of maps) {
      const others = own<unknown>(map, name);
      // a set that grows while it is gone through is gone through to its end
      (Array.isArray(others) ? (others as string[]) : []).forEach((other) => all.add(other));
    }
  }
  return all;
}

function limit(names: Set<string>, required: Set<string>, maximum: number): string[] {
  let room = maximum - required.size;
  return [...names].filter((name) => required.has(name) || room-- > 0);
}

function* inventNames(task: Task, scope: Scope, maker: Maker): Generator<string> {
  yield* task.spare;
  const bounds = { minimum: 0, maximum: 100 };
  const tries = task.minimum + MAX_VARIANTS;
  for (const { patternProperties = {}, propertyNames } of task.parts) {
    for (const pattern of Object.keys(patternProperties)) {
      yield* take(writePattern(pattern, bounds, maker.prepared.step), tries);
    }
    if (propertyNames === undefined) continue;
    const schemas = [propertyNames, { type: ["string"] }];
    const inner = { ...scope, name: "property" };
    yield* take(maker.values(schemas, inner) as Generator<string>, tries);
  }
  for (let number = 1; number <= 2 * MAX_PROPERTIES; number += 1) {
    yield number === 1 ? "property" : `property${number}`;
  }
}

function* take<T>(values: Iterable<T>, count: number): Generator<T> {
  let taken = 0;
  for (const value of values) {
    if (taken === count) return;
    taken += 1;
    yield value;
  }
}

function findContradiction(
  required: ReadonlySet<string>,
  minimum: number,
  maximum: number,
): string | undefined {
  if (minimum > maximum) return `minProperties ${minimum} is above maxProperties ${maximum}`;
  if (required.size > maximum) {
    return `${required.size} properties are required, and maxProperties is ${maximum}`;
  }
  if (minimum > MAX_PROPERTIES) return `minProperties ${minimum} is above ${MAX_PROPERTIES}`;
  return undefined;
}
