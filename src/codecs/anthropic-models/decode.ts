import type { WireRequest } from "../../codec.ts";
import type { BaseCall } from "../../language-model/call.ts";
import { type PageQuery, toPageQuery } from "../anthropic-page.ts";

/** A request for a page of the list, or for one model. */
export interface ModelsCall extends BaseCall, PageQuery {}

export function decode({ params, query, body }: WireRequest): ModelsCall {
  return { modelId: params["id"] ?? "", body, ...toPageQuery(query) };
}
