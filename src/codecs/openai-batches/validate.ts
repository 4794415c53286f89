import type { LLMError } from "../../errors.ts";
import { invalidValue, missingParameter } from "../openai-error.ts";
import { toObject, toText } from "../read.ts";
import type { BatchesCall } from "./decode.ts";
import type { OpenAIBatchesOptions } from "./wire.ts";

const REQUIRED = ["input_file_id", "endpoint", "completion_window"];

/** @see https://platform.openai.com/docs/api-reference/batch/create#batch_create-endpoint */
const ENDPOINTS = [
  "/v1/responses",
  "/v1/chat/completions",
  "/v1/embeddings",
  "/v1/completions",
  "/v1/moderations",
  "/v1/images/generations",
  "/v1/images/edits",
  "/v1/videos",
];

export function validate(
  { body }: BatchesCall,
  { endpoints = ENDPOINTS, windows = /^24h$/ }: OpenAIBatchesOptions,
): LLMError | undefined {
  const request = toObject(body);
  const missing = REQUIRED.find((name) => request[name] === undefined);
  if (missing !== undefined) return missingParameter(missing);
  const { endpoint, completion_window: window } = request;
  if (!endpoints.some((known) => known === endpoint)) {
    return invalidValue("endpoint", endpoint, [...endpoints]);
  }
  if (windows.test(toText(window))) return undefined;
  return invalidValue("completion_window", window, ["24h"]);
}
