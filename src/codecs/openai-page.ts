/** @see https://platform.openai.com/docs/api-reference/files/list */
export interface OpenAIPage<T> {
  object: "list";
  data: T[];
  first_id: string | null;
  last_id: string | null;
  has_more: boolean;
}

/** A page of `oldestFirst`, the newest first unless the request says otherwise. */
export function toPage<T extends object>(
  oldestFirst: readonly T[],
  query: URLSearchParams,
  defaultLimit = 20,
): OpenAIPage<T> {
  const items = query.get("order") === "asc" ? oldestFirst : oldestFirst.toReversed();
  const start = items.findIndex((item) => toId(item) === query.get("after")) + 1;
  const end = start + Number(query.get("limit") ?? defaultLimit);
  const data = items.slice(start, end);
  const ids = data.map((item) => String(toId(item)));
  return {
    object: "list",
    data,
    first_id: ids[0] ?? null,
    last_id: ids.at(-1) ?? null,
    has_more: end < items.length,
  };
}

function toId(item: object): unknown {
  return (item as { id?: unknown }).id;
}
