import type { LLMError } from "../../errors.ts";
import { invalidField } from "../google-error.ts";
import { toObject } from "../read.ts";
import type { BatchesCall } from "./decode.ts";

export function validate({ body }: BatchesCall): LLMError | undefined {
  const { batch } = toObject(body);
  const { inputConfig, input_config } = toObject(batch);
  if (inputConfig !== undefined || input_config !== undefined) return undefined;
  return invalidField("batch.input_config", "batch.input_config is required.");
}
