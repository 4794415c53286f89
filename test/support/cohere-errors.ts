import { CohereError } from "cohere-ai";
import type { Client, SDKError } from "../contract/client.ts";

/** What a stream says where it breaks off: the SDK has no error for it. */
export class BrokenStream extends Error {
  override readonly name = "BrokenStream";
}

export function toError(error: unknown): SDKError {
  const { name } = error as Error;
  const status = error instanceof CohereError ? error.statusCode : undefined;
  return { className: name, status, code: undefined };
}

function sdkError(className: string, status: number): SDKError {
  return { className, status, code: undefined };
}

/** Cohere's errors, a class for each status that it documents. */
export const COHERE_ERRORS: Client["errors"] = {
  rateLimit: sdkError("TooManyRequestsError", 429),
  overloaded: sdkError("ServiceUnavailableError", 503),
  insufficientQuota: sdkError("CohereError", 402),
  invalidApiKey: sdkError("UnauthorizedError", 401),
  permissionDenied: sdkError("ForbiddenError", 403),
  modelNotFound: sdkError("NotFoundError", 404),
  badRequest: sdkError("BadRequestError", 400),
  contextLengthExceeded: sdkError("BadRequestError", 400),
  contentFiltered: sdkError("InvalidTokenError", 498),
  serverError: sdkError("InternalServerError", 500),
  unavailable: sdkError("ServiceUnavailableError", 503),
  gatewayTimeout: sdkError("GatewayTimeoutError", 504),
  custom: sdkError("CohereError", 418),
};
