import type { WireRequest } from "../../codec.ts";
import type { BaseCall } from "../../language-model/call.ts";

/** A request for a page of the list, or for one model. */
export interface ModelsCall extends BaseCall {
  limit: number;
  afterId: string | undefined;
  beforeId: string | undefined;
}

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 1000;

export function decode({ params, query, body }: WireRequest): ModelsCall {
  return {
    modelId: params["id"] ?? "",
    body,
    limit: toLimit(query.get("limit")),
    afterId: query.get("after_id") ?? undefined,
    beforeId: query.get("before_id") ?? undefined,
  };
}

function toLimit(limit: string | null): number {
  const number = Number(limit ?? DEFAULT_LIMIT);
  return number >= 1 ? Math.min(MAX_LIMIT, Math.trunc(number)) : DEFAULT_LIMIT;
}
