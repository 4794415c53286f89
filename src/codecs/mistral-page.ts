/** A page by its number, from 0. */
export function toPage<T>(items: readonly T[], query: URLSearchParams): T[] {
  const size = Number(query.get("page_size") ?? 100);
  const start = Number(query.get("page") ?? 0) * size;
  return items.slice(start, start + size);
}

/** A list of filters comes as a name that is there several times; without one, anything fits. */
export function isWanted(query: URLSearchParams, name: string, value: string | null): boolean {
  const wanted = query.getAll(name);
  return wanted.length === 0 || (value !== null && wanted.includes(value));
}
