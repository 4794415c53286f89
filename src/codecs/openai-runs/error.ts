import type { ErrorKind, LLMError } from "../../errors.ts";
import type { LanguageModelResult } from "../../language-model/result.ts";
import { encodeOpenAIError } from "../openai-error.ts";

/** What a model runs into is told by the run; the rest is the status of the request. */
const CODES: Partial<Record<ErrorKind, string>> = {
  "rate-limit": "rate_limit_exceeded",
  "insufficient-quota": "rate_limit_exceeded",
  overloaded: "server_error",
  "server-error": "server_error",
  unavailable: "server_error",
  "gateway-timeout": "server_error",
  "context-length-exceeded": "invalid_prompt",
  "content-filtered": "invalid_prompt",
};

/** @see https://platform.openai.com/docs/api-reference/runs/object#runs/object-last_error */
export function errorToResult(error: LLMError): Partial<LanguageModelResult> | undefined {
  const code = CODES[error.kind];
  if (code === undefined) return undefined;
  const { message } = encodeOpenAIError(error).body.error;
  return { finishReason: "error", body: { last_error: { code, message } } };
}
