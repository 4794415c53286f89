import type { ErrorReply } from "../codec.ts";
import { type ErrorKind, type LLMError, llmError } from "../errors.ts";
import type { BaseCall } from "../language-model/call.ts";
import { fillTemplate } from "./fill-template.ts";
import { toObject } from "./read.ts";

const DASHBOARD = "https://jina.ai/api-dashboard/key-manager";

/** @see https://api.jina.ai/openapi.json */
const ROWS: Record<ErrorKind, [status: number, code: string, detail: string]> = {
  "rate-limit": [
    429,
    "RATE_REQUEST_LIMIT_EXCEEDED",
    `Request rate limit exceeded: 501/500 requests per minute. Reduce request frequency or upgrade your plan at ${DASHBOARD}.`,
  ],
  overloaded: [
    429,
    "RATE_CONCURRENCY_LIMIT_EXCEEDED",
    "Concurrency limit exceeded: 51/50 concurrent requests. Wait for pending requests to complete before sending new ones.",
  ],
  "insufficient-quota": [
    403,
    "AUTHZ_INSUFFICIENT_BALANCE",
    `Insufficient account balance. Top up your account at ${DASHBOARD}.`,
  ],
  "invalid-api-key": [
    401,
    "AUTH_INVALID_API_KEY",
    `Invalid API key. Verify your API key at ${DASHBOARD} or generate a new one.`,
  ],
  "permission-denied": [
    403,
    "AUTHZ_RESOURCE_LIMIT_EXCEEDED",
    `Resource limit exceeded for your plan. Current: 1, limit: 1. Delete existing resources or upgrade your plan at ${DASHBOARD}.`,
  ],
  "model-not-found": [
    400,
    "INPUT_MODEL_NOT_FOUND",
    "Model '{model}' not found. Available models: jina-embeddings-v3, jina-embeddings-v4, jina-reranker-v3.",
  ],
  "bad-request": [400, "INPUT_INVALID", "Invalid request."],
  "context-length-exceeded": [
    400,
    "INPUT_TOO_LONG",
    "Input text exceeds maximum length of 8192 tokens. Please reduce the input text length.",
  ],
  "content-filtered": [400, "INPUT_INVALID", "Invalid request."],
  "server-error": [
    500,
    "INTERNAL_ERROR",
    "An unexpected error occurred. If this persists, contact support with the request_id from this response.",
  ],
  unavailable: [
    503,
    "SERVICE_UNAVAILABLE",
    "Service temporarily unavailable. Please retry with exponential backoff.",
  ],
  "gateway-timeout": [
    504,
    "SERVICE_TIMEOUT",
    "Request timed out after 600 seconds. Try with smaller inputs or retry later.",
  ],
  custom: [400, "ERROR", "Error"],
  "invalid-json": [422, "", "Validation error: JSON decode error"],
  "unknown-parameter": [422, "", "Validation error: Extra inputs are not permitted"],
  "not-found": [
    404,
    "RESOURCE_NOT_FOUND",
    "Resource not found or access denied. Verify the ID and your permissions.",
  ],
  guard: [400, "MSW_LLM", ""],
};

/** An error in Jina's words; a request that does not fit the schema names its field. */
export function encodeJinaError(
  error: LLMError,
  call?: BaseCall,
  headers: Record<string, string> = {},
): ErrorReply {
  const [status, code, template] = ROWS[error.kind];
  const detail = error.message ?? fillTemplate(template, { model: call?.modelId ?? "" });
  const answered = error.status ?? status;
  if (answered === 422) {
    const field = error.param ?? "body";
    const input = toObject(call?.body)[field] ?? null;
    const type = error.errorType ?? "value_error";
    return { status: 422, body: { detail, errors: [{ field, message: detail, type, input }] } };
  }
  const id = headers["x-request-id"];
  return {
    status: answered,
    body: { detail, code: error.code ?? code, ...(id !== undefined && { request_id: id }) },
  };
}

/** A field that does not fit the schema. */
export function refuseField(field: string, type: string, message: string): LLMError {
  return llmError("bad-request", { status: 422, errorType: type, param: field, message });
}

export function missingField(field: string): LLMError {
  return refuseField(field, "missing", "Field required");
}
