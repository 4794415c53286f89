import type { WireRequest } from "../../codec.ts";
import type { GeminiModelsCall } from "./wire.ts";

const DEFAULT_PAGE_SIZE = 50;
const LARGEST_PAGE = 1000;

export function decode({ params, query, url }: WireRequest): GeminiModelsCall {
  return {
    modelId: params["model"] ?? "",
    body: undefined,
    url,
    pageSize: toPageSize(query.get("pageSize") ?? query.get("page_size")),
    pageToken: query.get("pageToken") ?? query.get("page_token") ?? "",
  };
}

function toPageSize(text: string | null): number {
  const size = Math.trunc(Number(text));
  return size > 0 ? Math.min(size, LARGEST_PAGE) : DEFAULT_PAGE_SIZE;
}
