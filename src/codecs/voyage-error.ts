import type { ErrorReply } from "../codec.ts";
import { type ErrorKind, type LLMError, llmError } from "../errors.ts";
import type { BaseCall } from "../language-model/call.ts";
import { fillTemplate } from "./fill-template.ts";

/** @see https://docs.voyageai.com/docs/error-codes */
const ROWS: Record<ErrorKind, [status: number, detail: string]> = {
  "rate-limit": [
    429,
    "You have not yet added your payment method in the billing page and will have reduced rate limits of 3 RPM and 10K TPM. To unlock our standard rate limits, please add a payment method in the billing page for the appropriate organization in the user dashboard (https://dashboard.voyageai.com/).",
  ],
  overloaded: [503, "The servers are experiencing high traffic. Please retry your requests."],
  "insufficient-quota": [429, "You have exceeded your usage limit."],
  "invalid-api-key": [401, "Provided API key is invalid."],
  "permission-denied": [403, "Forbidden"],
  "model-not-found": [
    400,
    "Model {model} is not supported. Supported models are ['voyage-3-large', 'voyage-3.5', 'voyage-3.5-lite', 'voyage-code-3'].",
  ],
  "bad-request": [400, "Invalid request"],
  "context-length-exceeded": [
    400,
    "Request to model '{model}' failed. The max allowed tokens per submitted batch is 120000. Your batch has 120001 tokens. Please lower the number of tokens in the batch.",
  ],
  "content-filtered": [400, "Invalid request"],
  "server-error": [500, "Internal Server Error"],
  unavailable: [503, "Service Unavailable"],
  "gateway-timeout": [504, "Gateway Timeout"],
  custom: [400, "Error"],
  "invalid-json": [400, "The request body is not valid JSON."],
  "unknown-parameter": [400, "Argument '{param}' is not supported by our API."],
  "not-found": [404, "Not Found"],
  guard: [400, ""],
};

/** An error in Voyage's words: a status, and a detail. */
export function encodeVoyageError(error: LLMError, call?: BaseCall): ErrorReply {
  const [status, template] = ROWS[error.kind];
  const words = { model: call?.modelId ?? "", param: error.param ?? "" };
  return {
    status: error.status ?? status,
    body: { detail: error.message ?? fillTemplate(template, words) },
  };
}

/** What Voyage refuses with a 400. */
export function refuseArgument(detail: string): LLMError {
  return llmError("bad-request", { message: detail });
}
