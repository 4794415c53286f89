import type { ErrorReply } from "../codec.ts";
import { type ErrorKind, type LLMError, llmError } from "../errors.ts";
import { fillTemplate } from "./fill-template.ts";

/** @see https://docs.claude.com/en/api/errors */
export interface AnthropicError {
  type: "error";
  error: { type: string; message: string; details?: { error_code: string } };
  request_id: string | null;
}

interface Row {
  status: number;
  type: string;
  message: string;
}

const INVALID = "invalid_request_error";

const ROWS: Record<ErrorKind, Row> = {
  "rate-limit": {
    status: 429,
    type: "rate_limit_error",
    message:
      "This request would exceed the rate limit for your organization. For details, refer to: https://docs.anthropic.com/en/api/rate-limits. You can see the response headers for current usage. Please reduce the prompt length or the maximum tokens requested, or try again later.",
  },
  overloaded: { status: 529, type: "overloaded_error", message: "Overloaded" },
  // the docs promise 402 billing_error; what users report until August 2026 is this
  "insufficient-quota": {
    status: 400,
    type: INVALID,
    message:
      "Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.",
  },
  "invalid-api-key": { status: 401, type: "authentication_error", message: "invalid x-api-key" },
  "permission-denied": {
    status: 403,
    type: "permission_error",
    message: "Your API key does not have permission to use the specified resource.",
  },
  "model-not-found": { status: 404, type: "not_found_error", message: "model: {model}" },
  "bad-request": { status: 400, type: INVALID, message: "Invalid request" },
  "context-length-exceeded": {
    status: 400,
    type: INVALID,
    message: "prompt is too long: 200001 tokens > 200000 maximum",
  },
  // told in a 200 by messages; this is what output filtering says elsewhere
  "content-filtered": {
    status: 400,
    type: INVALID,
    message: "Output blocked by content filtering policy",
  },
  "server-error": { status: 500, type: "api_error", message: "Internal server error" },
  unavailable: { status: 503, type: "api_error", message: "Service Unavailable" },
  "gateway-timeout": { status: 504, type: "timeout_error", message: "Gateway timeout" },
  custom: { status: 400, type: INVALID, message: "Error" },
  "invalid-json": {
    status: 400,
    type: INVALID,
    message: "The request body is not valid JSON: unexpected character: line 1 column 1 (char 0)",
  },
  "unknown-parameter": {
    status: 400,
    type: INVALID,
    message: "{param}: Extra inputs are not permitted",
  },
  "not-found": { status: 404, type: "not_found_error", message: "Not found" },
  guard: { status: 400, type: INVALID, message: "" },
};

/** The types of errors that have a status of their own, for `errors.custom()`. */
const TYPES: Record<number, string> = {
  401: "authentication_error",
  402: "billing_error",
  403: "permission_error",
  404: "not_found_error",
  409: "conflict_error",
  413: "request_too_large",
  429: "rate_limit_error",
  504: "timeout_error",
  529: "overloaded_error",
};

/** What SDKs try again whatever the body says. */
const RETRIED = new Set([408, 409, 429]);

/** An error in Anthropic's words, with its status and the answer's own request id. */
export function encodeAnthropicError(
  error: LLMError,
  modelId = "",
  headers: Record<string, string> = {},
): ErrorReply & { body: AnthropicError } {
  const status = error.status ?? ROWS[error.kind].status;
  const isFinal = status < 500 && !RETRIED.has(status);
  return {
    status,
    ...(isFinal && { headers: { "x-should-retry": "false" } }),
    body: {
      type: "error",
      error: { type: toType(error), message: toMessage(error, modelId), ...toDetails(error) },
      request_id: headers["request-id"] ?? null,
    },
  };
}

/** A 400 in the words of the API's own checks: where, then what. */
export function invalidRequest(message: string): LLMError {
  return llmError("bad-request", { message });
}

function toType({ kind, status = 0, errorType }: LLMError): string {
  if (errorType !== undefined || kind !== "custom") return errorType ?? ROWS[kind].type;
  return TYPES[status] ?? (status >= 500 ? "api_error" : INVALID);
}

function toMessage({ kind, message, param = null }: LLMError, modelId: string): string {
  return message ?? fillTemplate(ROWS[kind].message, { model: modelId, param });
}

/** Newer errors have a code, which SDKs read. */
function toDetails({ code }: LLMError): { details?: { error_code: string } } {
  return code ? { details: { error_code: code } } : {};
}
