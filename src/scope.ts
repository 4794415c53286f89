import type { Watcher } from "./watcher.ts";

/** Whose state something is: a test's own, or that of everything outside of tests. */
export interface Scope {
  /** Hears of what handlers do with this scope's requests. */
  readonly watcher?: Watcher;
}

/** Everything outside a test's own scope. */
const ROOT: Scope = {};

type FindScope = () => Scope | undefined;

/** The newest last, which holds. */
const finders: FindScope[] = [];

/**
 * Installs what tells one test from another, an AsyncLocalStorage of `msw-llm/vitest`; what it returns takes it out, in
 * whatever order several are taken out.
 */
export function defineScope(find: FindScope): () => void {
  finders.push(find);
  return function removeScope() {
    const index = finders.lastIndexOf(find);
    if (index !== -1) finders.splice(index, 1);
  };
}

function currentScope(): Scope {
  return finders.at(-1)?.() ?? ROOT;
}

/** Whether the requests of tests are told from each other. */
export function isScoped(): boolean {
  return currentScope() !== ROOT;
}

/** One value a scope, made on first use and gone with its scope. */
export function createScoped<T extends object>(create: (scope: Scope) => T): () => T {
  const values = new WeakMap<Scope, T>();
  return function getScoped() {
    const scope = currentScope();
    let value = values.get(scope);
    if (!value) values.set(scope, (value = create(scope)));
    return value;
  };
}
