import { type LLMError, llmError } from "../../errors.ts";
import { toFields, toMembers } from "../google-fields.ts";
import type { ImagenCall } from "./wire.ts";

export function validate({ body }: ImagenCall): LLMError | undefined {
  const { instances } = toFields(body);
  return toMembers(instances).length > 0
    ? undefined
    : llmError("bad-request", { message: "Empty instances." });
}
