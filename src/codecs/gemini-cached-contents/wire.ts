import type { LanguageModelCall } from "../../language-model/call.ts";
import type { CachedContent } from "../google-cached-contents.ts";
import type { StoredCall } from "../stored-call.ts";

export interface CachedContentsCall extends StoredCall {
  /** What comes before the name: nothing, or a project and its location. */
  place: string;
}

/** The beginning of a prompt, as a text generation has it. */
export interface CreateCachedContentCall extends CachedContentsCall, LanguageModelCall {}

/** Google takes names in either way. @see https://ai.google.dev/api/caching#method:-cachedcontents.create */
export interface CreateCachedContentRequest {
  model: string;
  contents?: object[];
  systemInstruction?: object;
  tools?: object[];
  toolConfig?: object;
  displayName?: string;
  /** Seconds, such as `300s`. @default one hour */
  ttl?: string;
  expireTime?: string;
}

/** @see https://ai.google.dev/api/caching#response-body_1 */
export interface ListCachedContentsResponse {
  cachedContents?: CachedContent[];
  nextPageToken?: string;
}
