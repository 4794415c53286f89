import { type LLMError, llmError } from "../../errors.ts";
import { required } from "../replicate-error.ts";
import { isObject, toObject } from "../read.ts";
import type { ReplicateCall } from "./wire.ts";

/** @see https://replicate.com/docs/reference/http#predictions.create */
export function validate({ body, model, version }: ReplicateCall): LLMError | undefined {
  const { input } = toObject(body);
  if (version === "hidden" && model === "") return required("version");
  if (input === undefined || input === null) return required("input");
  if (isObject(input)) return undefined;
  return llmError("bad-request", { message: "- input: Invalid type. Expected: object\n" });
}

/** A prediction that was never asked for. */
export function validateKept({ kept }: ReplicateCall): LLMError | undefined {
  return kept ? undefined : llmError("not-found");
}
