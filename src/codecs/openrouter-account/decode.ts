import type { WireRequest } from "../../codec.ts";
import type { BaseCall } from "../../language-model/call.ts";

/** Whose account it is, the credentials tell, which are not read. */
export function decode({ body }: WireRequest): BaseCall {
  return { modelId: "", body };
}
