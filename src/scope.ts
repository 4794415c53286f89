import { createStore, type Store } from "./store.ts";

/** Everything outside a test's own scope. */
const ROOT = {};

let currentScope = (): object => ROOT;

/** Installs what tells one test from another; `msw-llm/vitest` gives an AsyncLocalStorage. */
export function defineScope(find: () => object | undefined): void {
  currentScope = () => find() ?? ROOT;
}

/** One store a scope, made on first use and gone with its scope. */
export function createScopedStore(): () => Store {
  const stores = new WeakMap<object, Store>();
  return function scopedStore() {
    const scope = currentScope();
    let store = stores.get(scope);
    if (!store) stores.set(scope, (store = createStore()));
    return store;
  };
}
