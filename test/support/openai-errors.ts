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
