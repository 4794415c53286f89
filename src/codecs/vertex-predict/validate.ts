import { type LLMError, llmError } from "../../errors.ts";
import { toFields, toMembers } from "../google-fields.ts";
import type { PredictCall } from "./wire.ts";

export function validate({ body }: PredictCall): LLMError | undefined {
  const { instances } = toFields(body);
  if (toMembers(instances).length > 0) return undefined;
  return llmError("bad-request", { message: "Empty instances." });
}
