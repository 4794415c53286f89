const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 1000;

/** A page of a list, the newest first. */
export interface AnthropicPage<T> {
  data: T[];
  has_more: boolean;
  first_id: string | null;
  last_id: string | null;
}

/** Which page is asked for. */
export interface PageQuery {
  limit: number;
  afterId: string | undefined;
  beforeId: string | undefined;
}

export function toPageQuery(query: URLSearchParams): PageQuery {
  return {
    limit: toLimit(query.get("limit")),
    afterId: query.get("after_id") ?? undefined,
    beforeId: query.get("before_id") ?? undefined,
  };
}

/** An end is an end, whatever cursor is asked for. */
export function toPage<T extends { id: string }>(items: T[], query: PageQuery): AnthropicPage<T> {
  const { data, has_more } = cut(items, query);
  return { data, has_more, first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null };
}

function cut<T extends { id: string }>(
  items: T[],
  { limit, afterId, beforeId }: PageQuery,
): Pick<AnthropicPage<T>, "data" | "has_more"> {
  if (beforeId !== undefined) {
    const end = Math.max(0, indexOf(items, beforeId));
    const start = Math.max(0, end - limit);
    return { data: items.slice(start, end), has_more: start > 0 };
  }
  const after = afterId === undefined ? -1 : indexOf(items, afterId);
  const start = afterId !== undefined && after === -1 ? items.length : after + 1;
  return { data: items.slice(start, start + limit), has_more: start + limit < items.length };
}

function indexOf(items: { id: string }[], id: string): number {
  return items.findIndex((item) => item.id === id);
}

function toLimit(limit: string | null): number {
  const number = Number(limit ?? DEFAULT_LIMIT);
  return number >= 1 ? Math.min(MAX_LIMIT, Math.trunc(number)) : DEFAULT_LIMIT;
}
