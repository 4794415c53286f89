import type { WireRequest } from "../../codec.ts";
import type { BaseCall } from "../../language-model/call.ts";
import { toModelId } from "../huggingface-error.ts";

export function decode({ params, body }: WireRequest): BaseCall {
  return { modelId: toModelId(params), body };
}
