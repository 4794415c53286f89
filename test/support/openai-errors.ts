import { APIError } from "openai";
import type { Client, SDKError } from "../contract/client.ts";

/** What the SDK makes of an error that OpenAI sends. */
export function toError(error: unknown): SDKError {
  if (!(error instanceof APIError)) throw error;
  return { className: error.constructor.name, status: error.status, code: error.code };
}

/** OpenAI's errors, as its endpoints share them. */
export const OPENAI_ERRORS: Client["errors"] = {
  rateLimit: { className: "RateLimitError", status: 429, code: "rate_limit_exceeded" },
  overloaded: { className: "InternalServerError", status: 503, code: null },
  insufficientQuota: { className: "RateLimitError", status: 429, code: "insufficient_quota" },
  invalidApiKey: { className: "AuthenticationError", status: 401, code: "invalid_api_key" },
  permissionDenied: { className: "PermissionDeniedError", status: 403, code: null },
  modelNotFound: { className: "NotFoundError", status: 404, code: "model_not_found" },
  badRequest: { className: "BadRequestError", status: 400, code: null },
  contextLengthExceeded: {
    className: "BadRequestError",
    status: 400,
    code: "context_length_exceeded",
  },
  contentFiltered: { className: "BadRequestError", status: 400, code: "invalid_prompt" },
  serverError: { className: "InternalServerError", status: 500, code: null },
  unavailable: { className: "InternalServerError", status: 503, code: null },
  gatewayTimeout: { className: "InternalServerError", status: 504, code: null },
  custom: { className: "APIError", status: 418, code: null },
};

/** OpenRouter tells of an error by its status alone. */
export const OPENROUTER_ERRORS: Client["errors"] = {
  rateLimit: { className: "RateLimitError", status: 429, code: 429 },
  overloaded: { className: "InternalServerError", status: 529, code: 529 },
  insufficientQuota: { className: "APIError", status: 402, code: 402 },
  invalidApiKey: { className: "AuthenticationError", status: 401, code: 401 },
  permissionDenied: { className: "PermissionDeniedError", status: 403, code: 403 },
  modelNotFound: { className: "BadRequestError", status: 400, code: 400 },
  badRequest: { className: "BadRequestError", status: 400, code: 400 },
  contextLengthExceeded: { className: "BadRequestError", status: 400, code: 400 },
  contentFiltered: { className: "PermissionDeniedError", status: 403, code: 403 },
  serverError: { className: "InternalServerError", status: 500, code: 500 },
  unavailable: { className: "InternalServerError", status: 503, code: 503 },
  gatewayTimeout: { className: "InternalServerError", status: 504, code: 504 },
  custom: { className: "APIError", status: 418, code: 418 },
};
