/** What a provider keeps between requests: stored responses, files, batches, each by its id. */
export interface Store {
  /** The objects of one kind, made on first use. */
  collection<T>(name: string): Map<string, T>;
  /** How often `seed` was seen before, counting this time. */
  repeat(seed: number): number;
  clear(): void;
}

export function createStore(): Store {
  const collections = new Map<string, Map<string, unknown>>();
  const repeats = new Map<number, number>();
  return {
    collection<T>(name: string): Map<string, T> {
      let collection = collections.get(name);
      if (!collection) collections.set(name, (collection = new Map()));
      return collection as Map<string, T>;
    },
    repeat(seed) {
      const count = repeats.get(seed) ?? 0;
      repeats.set(seed, count + 1);
      return count;
    },
    clear() {
      collections.clear();
      repeats.clear();
    },
  };
}
