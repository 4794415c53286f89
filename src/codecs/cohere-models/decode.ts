import type { WireRequest } from "../../codec.ts";
import type { BaseCall } from "../../language-model/call.ts";

export interface CohereModelsCall extends BaseCall {
  /** The endpoint that the models are to serve. */
  endpoint: string | null;
}

export function decode({ params, query, body }: WireRequest): CohereModelsCall {
  return { modelId: params["model"] ?? "", body, endpoint: query.get("endpoint") };
}
