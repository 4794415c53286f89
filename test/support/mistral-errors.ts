import { MistralError } from "@mistralai/mistralai/models/errors";
import type { Client, SDKError } from "../contract/client.ts";

/** The class, the status, and the code that the body has. */
export function toError(error: unknown): SDKError {
  const { name } = error as Error;
  if (!(error instanceof MistralError)) {
    return { className: name, status: undefined, code: undefined };
  }
  const body = JSON.parse(error.body) as { code?: string | null };
  return { className: name, status: error.statusCode, code: body.code };
}

function sdkError(status: number, code?: string | null): SDKError {
  return { className: "SDKError", status, code };
}

export const MISTRAL_ERRORS: Client["errors"] = {
  rateLimit: sdkError(429, "1300"),
  overloaded: sdkError(503, "3505"),
  insufficientQuota: sdkError(401),
  invalidApiKey: sdkError(401),
  permissionDenied: sdkError(403),
  modelNotFound: sdkError(400, "1500"),
  badRequest: sdkError(400, null),
  contextLengthExceeded: sdkError(400, "3051"),
  contentFiltered: sdkError(403, null),
  serverError: sdkError(500, "1000"),
  unavailable: sdkError(503, "1100"),
  gatewayTimeout: sdkError(504),
  custom: sdkError(418, null),
};
