import type { WireRequest } from "../../codec.ts";
import type { BaseCall } from "../../language-model/call.ts";

/** The model that the path names, if it names one. */
export function decode({ params: { owner, name }, body }: WireRequest): BaseCall {
  return { modelId: owner === undefined ? "" : `${owner}/${name}`, body };
}
