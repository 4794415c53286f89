import type { ErrorReply } from "../../codec.ts";
import type { ErrorKind, LLMError } from "../../errors.ts";
import type { BaseCall } from "../../language-model/call.ts";
import { fillTemplate } from "../fill-template.ts";
import type { InteractionsError } from "./wire.ts";

interface Row {
  status: number;
  code: string;
  message: string;
}

/**
 * The codes and their statuses as Google documents them; messages that it does not are those of its other endpoints.
 *
 * @see https://ai.google.dev/gemini-api/docs/api-errors
 */
const ROWS: Record<ErrorKind, Row> = {
  "rate-limit": {
    status: 429,
    code: "too_many_requests",
    message: "You do not have enough quota to make this request.",
  },
  "insufficient-quota": {
    status: 429,
    code: "quota_exceeded",
    message:
      "You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.",
  },
  overloaded: {
    status: 503,
    code: "service_unavailable",
    message: "The model is overloaded. Please try again later.",
  },
  "invalid-api-key": {
    status: 401,
    code: "authentication",
    message: "API key not valid. Please pass a valid API key.",
  },
  "permission-denied": {
    status: 403,
    code: "permission_denied",
    message: "The caller does not have permission",
  },
  "model-not-found": {
    status: 404,
    code: "model_not_found",
    message: "models/{model} is not found.",
  },
  "bad-request": {
    status: 400,
    code: "invalid_request",
    message: "Request contains an invalid argument.",
  },
  "context-length-exceeded": {
    status: 400,
    code: "invalid_request",
    message: "The input token count exceeds the maximum number of tokens allowed 1048576.",
  },
  "content-filtered": {
    status: 400,
    code: "safety",
    message: "The content was blocked by safety filters.",
  },
  "server-error": {
    status: 500,
    code: "api_error",
    message:
      "An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting",
  },
  unavailable: {
    status: 503,
    code: "service_unavailable",
    message: "The service is currently unavailable.",
  },
  "gateway-timeout": {
    status: 504,
    code: "deadline_exceeded",
    message: "Deadline expired before operation could complete.",
  },
  custom: { status: 400, code: "invalid_request", message: "Error" },
  "invalid-json": {
    status: 400,
    code: "invalid_request",
    message: "Invalid JSON payload received. Unexpected token.",
  },
  "unknown-parameter": {
    status: 400,
    code: "parameter_unknown",
    message: "Unknown parameter '{param}'.",
  },
  "not-found": {
    status: 404,
    code: "not_found",
    message: "Failed to get completed interaction: Result not found.",
  },
  guard: { status: 400, code: "invalid_request", message: "" },
};

/** Where a test gives an error a status alone. */
const CODES: Record<number, string> = {
  400: "invalid_request",
  401: "authentication",
  402: "payment_required",
  403: "permission_denied",
  404: "not_found",
  409: "aborted",
  416: "out_of_range",
  429: "too_many_requests",
  499: "cancelled",
  500: "api_error",
  501: "unimplemented",
  503: "service_unavailable",
  504: "deadline_exceeded",
};

/** A code is a word here, and no number. */
export function encodeError(
  error: LLMError,
  call?: BaseCall,
): ErrorReply & { body: InteractionsError } {
  const row = ROWS[error.kind];
  const status = error.status ?? row.status;
  const template = { model: call?.modelId ?? "", param: error.param ?? null };
  const message = error.message ?? fillTemplate(row.message, template);
  const documented = error.kind === "custom" ? (CODES[status] ?? "api_error") : row.code;
  return {
    status,
    body: { error: { message, code: error.code ?? error.errorType ?? documented } },
  };
}
