import type { LLMError } from "../../errors.ts";
import { validateParameters, validateRequiredText } from "../openai-parameters.ts";
import { toObject } from "../read.ts";
import type { TogetherBatchesCall } from "./decode.ts";

/** @see https://docs.together.ai/docs/inference/batch/overview */
const ENDPOINTS = [
  "/v1/chat/completions",
  "/v1/completions",
  "/v1/audio/transcriptions",
  "/v1/audio/translations",
];

/** No refusal is documented in its words: these are OpenAI's, in Together's form. */
export function validate({ body }: TogetherBatchesCall): LLMError | undefined {
  const request = toObject(body);
  return (
    validateRequiredText(request["input_file_id"], "input_file_id") ??
    validateRequiredText(request["endpoint"], "endpoint") ??
    validateParameters(request, [["endpoint", { type: "one-of", values: ENDPOINTS }]])
  );
}
