import type { EmbeddingCall } from "../../embedding-model/call.ts";
import { type LLMError, llmError } from "../../errors.ts";
import { isObject } from "../read.ts";

export function validate({ body }: EmbeddingCall): LLMError | undefined {
  if (isObject(body) && body["inputs"] !== undefined) return undefined;
  return llmError("bad-request", { message: "missing field `inputs`", status: 422 });
}
