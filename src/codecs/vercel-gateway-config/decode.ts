import type { WireRequest } from "../../codec.ts";
import type { BaseCall } from "../../language-model/call.ts";

/** A request for the list of models, with the version of the specification that it speaks. */
export interface ConfigCall extends BaseCall {
  version: "v4" | "v3";
}

export function decode({ url, body }: WireRequest): ConfigCall {
  return { modelId: "", body, version: /\/v3\/ai\//.test(url) ? "v3" : "v4" };
}
