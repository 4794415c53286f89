import type { WireRequest } from "../../codec.ts";
import { type PageQuery, toPageQuery } from "../anthropic-page.ts";
import { decodeStored, type StoredCall } from "../stored-call.ts";

export interface FilesCall extends StoredCall, PageQuery {}

/** A page's cursor is the id that it comes after. */
export function decode(request: WireRequest): FilesCall {
  const page = toPageQuery(request.query);
  const afterId = request.query.get("page") ?? page.afterId;
  return { ...decodeStored(request), ...page, afterId };
}
