import { type Make, type Maker, type Scope, largest, recurs, smallest } from "./maker.ts";
import type { Schema, SchemaObject } from "./schema.ts";

const MAX_ITEMS = 1_000;
const MAX_VARIANTS = 8;

/** Lists as short as reads well: one item, or what a tuple, `contains` and `minItems` ask for. */
export const makeLists: Make = function* (parts, scope, maker) {
  const minimum = largest(parts, "minItems") ?? 0;
  const maximum = smallest(parts, "maxItems") ?? Infinity;
  if (minimum > maximum) {
    return maker.fail(scope.place, `minItems ${minimum} is above maxItems ${maximum}`);
  }
  if (minimum > MAX_ITEMS) {
    return maker.fail(scope.place, `minItems ${minimum} is above ${MAX_ITEMS}`);
  }
  const wishes = parts.flatMap(toWishes);
  const odd = wishes.find((wish) => wish.minimum > Math.min(wish.maximum, maximum));
  if (odd) {
    const ceiling = odd.minimum > odd.maximum ? "maxContains" : "maxItems";
    const reason = `minContains ${odd.minimum} is above ${ceiling} ${Math.min(odd.maximum, maximum)}`;
    return maker.fail(scope.place, reason);
  }
  const tried = new Set<string>();
  for (const size of sizesToTry({ minimum, maximum, wishes }, { parts, scope }, maker)) {
    for (const assign of [together, apart, atTheEnd]) {
      const plan = Array.from({ length: size }, (_, index) => assign(wishes, index, size));
      const key = JSON.stringify([
        size,
        plan.map((own) => own.map((wish) => wishes.indexOf(wish))),
      ]);
      if (tried.has(key)) continue;
      tried.add(key);
      yield* fill({ parts, plan, wishes, minimum }, scope, maker);
    }
  }
};

/** A `contains`: so many items at least have to satisfy it. */
interface Wish {
  schema: Schema;
  minimum: number;
  maximum: number;
}

function toWishes({ contains, minContains = 1, maxContains = Infinity }: SchemaObject): Wish[] {
  if (contains === undefined) return [];
  return [{ schema: contains, minimum: Math.min(minContains, MAX_ITEMS), maximum: maxContains }];
}

function sizesToTry(
  { minimum, maximum, wishes }: { minimum: number; maximum: number; wishes: Wish[] },
  { parts, scope }: { parts: SchemaObject[]; scope: Scope },
  maker: Maker,
): Set<number> {
  const tuple = Math.max(0, ...parts.map((part) => tupleOf(part).length));
  const first = schemasOf(0, parts);
  const natural =
    scope.isClosing || first.some((schema) => recurs(schema, scope, maker))
      ? 0
      : Math.max(tuple, first.length > 0 ? 1 : 0);
  const most = Math.max(0, ...wishes.map((wish) => wish.minimum));
  const all = wishes.reduce((sum, wish) => sum + wish.minimum, 0);
  const sizes = [natural, 0].flatMap((size) => [
    Math.max(size, minimum, most),
    Math.max(size, minimum, all),
  ]);
  const larger = [1, 2, 3].map((more) => Math.max(minimum, most, tuple) + more);
  return new Set(
    [...sizes, minimum, ...larger, tuple + all].map((size) => Math.min(size, maximum)),
  );
}

function together(wishes: Wish[], index: number): Wish[] {
  return wishes.filter((wish) => index < wish.minimum);
}

function apart(wishes: Wish[], index: number): Wish[] {
  let start = 0;
  return wishes.filter((wish) => {
    const isOwn = index >= start && index < start + wish.minimum;
    start += wish.minimum;
    return isOwn;
  });
}

function atTheEnd(wishes: Wish[], index: number, size: number): Wish[] {
  return apart(wishes, size - 1 - index);
}

interface Task {
  parts: SchemaObject[];
  plan: Wish[][];
  wishes: Wish[];
  minimum: number;
}

function* fill(task: Task, scope: Scope, maker: Maker): Generator<unknown> {
  const isUnique = task.parts.some((part) => part.uniqueItems);
  const sources = new Map<string, Generator<unknown>>();
  const firsts = new Map<string, unknown>();
  const items: unknown[] = [];
  const keys: string[] = [];
  const seen = new Set<string>();
  for (const [index, wishes] of task.plan.entries()) {
    const key = keyOf(index, wishes, task);
    const source = sources.get(key) ?? valuesOf(index, { task, scope }, maker);
    sources.set(key, source);
    const isRepeated = firsts.has(key) && !isUnique;
    // what `minItems` does not ask for is no loss
    const take = (): IteratorResult<unknown> => takeNew(source, isUnique ? seen : undefined);
    const next = isRepeated
      ? { value: firsts.get(key), done: false }
      : index < task.minimum || wishes.length > 0
        ? take()
        : maker.attempt(take);
    if (next.done) break;
    if (!firsts.has(key)) firsts.set(key, next.value);
    items.push(next.value);
    keys.push(key);
  }
  if (items.length < task.minimum) {
    const reason = `only ${items.length} items can be had, and minItems is ${task.minimum}`;
    return maker.fail(scope.place, reason);
  }
  yield items;
  for (const [index, key] of keys.slice(0, 4).entries()) {
    const source = sources.get(key)!;
    for (let count = 0; count < MAX_VARIANTS; count += 1) {
      const next = maker.attempt(() => takeNew(source, isUnique ? seen : undefined));
      if (next.done) break;
      yield items.with(index, next.value);
    }
  }
}

function takeNew(
  source: Generator<unknown>,
  seen: Set<string> | undefined,
): IteratorResult<unknown> {
  for (let next = source.next(); ; next = source.next()) {
    if (next.done || !seen) return next;
    const text = JSON.stringify(next.value);
    if (seen.has(text)) continue;
    seen.add(text);
    return next;
  }
}

function valuesOf(
  index: number,
  { task, scope }: { task: Task; scope: Scope },
  maker: Maker,
): Generator<unknown> {
  const own = task.plan[index] ?? [];
  const others = task.wishes.filter((wish) => wish.maximum < Infinity && !own.includes(wish));
  const schemas = [
    ...schemasOf(index, task.parts),
    ...own.map((wish) => wish.schema),
    ...others.map((wish) => ({ not: wish.schema })),
  ];
  const place = `${scope.place}/items`;
  if (scope.isClosing && schemas.some((schema) => maker.heightOf(schema) === Infinity)) {
    return maker.values([false], { ...scope, place });
  }
  return maker.values(schemas, { ...scope, place });
}

/** Items with one key have to satisfy the same. */
function keyOf(index: number, wishes: Wish[], task: Task): string {
  const tuple = Math.max(0, ...task.parts.map((part) => tupleOf(part).length));
  return `${Math.min(index, tuple)} ${wishes.map((wish) => task.wishes.indexOf(wish)).join(" ")}`;
}

/** What the item's value has to satisfy. */
function schemasOf(index: number, parts: SchemaObject[]): Schema[] {
  let isEvaluated = false;
  const schemas = parts.flatMap((part) => {
    const tuple = tupleOf(part);
    const rest = Array.isArray(part.items) ? part.additionalItems : part.items;
    const schema = index < tuple.length ? tuple[index] : rest;
    isEvaluated ||= schema !== undefined;
    return schema === undefined ? [] : [schema];
  });
  if (isEvaluated) return schemas;
  return parts.flatMap(({ unevaluatedItems: rest }) => (rest === undefined ? [] : [rest]));
}

function tupleOf({ prefixItems = [], items }: SchemaObject): Schema[] {
  return Array.isArray(items) ? items : prefixItems;
}
