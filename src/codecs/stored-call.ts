import type { WireRequest } from "../codec.ts";
import type { BaseCall } from "../language-model/call.ts";

/** A request for something that is kept, or for a list of it. */
export interface StoredCall extends BaseCall {
  /** As the path names it; empty where it names none. */
  id: string;
  url: string;
  query: URLSearchParams;
}

export function decodeStored({ params, query, url, body }: WireRequest): StoredCall {
  return { modelId: "", body, id: params["id"] ?? "", url, query };
}
