import type { Watcher } from "./watcher.ts";

/** Whose state something is: a test's own, or that of everything outside of tests. */
export interface Scope {
  /** Hears of what handlers do with this scope's requests. */
  readonly watcher?: Watcher;
}

/** Everything outside a test's own scope. */
const ROOT: Scope = {};

let currentScope = (): Scope => ROOT;

/** Installs what tells one test from another, an AsyncLocalStorage of `msw-llm/vitest`; what it returns takes it out. */
export function defineScope(find: () => Scope | undefined): () => void {
  const previous = currentScope;
  const own = (): Scope => find() ?? ROOT;
  currentScope = own;
  return function removeScope() {
    if (currentScope === own) currentScope = previous;
  };
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
