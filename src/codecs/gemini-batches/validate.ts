import type { LLMError } from "../../errors.ts";
import { invalidField } from "../google-error.ts";
import { toFields } from "../google-fields.ts";
import type { BatchesCall } from "./decode.ts";

export function validate({ body }: BatchesCall): LLMError | undefined {
  const { inputConfig } = toFields(toFields(body)["batch"]);
  if (inputConfig !== undefined) return undefined;
  return invalidField("batch.input_config", "batch.input_config is required.");
}
