import type { WireRequest } from "../../codec.ts";
import { type PageQuery, toPageQuery } from "../anthropic-page.ts";
import { decodeStored, type StoredCall } from "../stored-call.ts";

export interface BatchesCall extends StoredCall, PageQuery {
  /** The URL that batches are under, ending in `/messages`. */
  base: string;
}

export function decode(request: WireRequest): BatchesCall {
  const base = request.url.replace(/\/batches(?:[/?].*)?$/, "");
  return { ...decodeStored(request), ...toPageQuery(request.query), base };
}
