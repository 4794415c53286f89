import type { Client, SDKError } from "../contract/client.ts";

/** Bedrock's rows of the error table, as AWS's own SDK and its kin see them. */
export const BEDROCK_ERRORS: Client["errors"] = {
  rateLimit: toRow(429, "ThrottlingException"),
  overloaded: toRow(503, "ServiceUnavailableException"),
  insufficientQuota: toRow(400, "ServiceQuotaExceededException"),
  invalidApiKey: toRow(403, "UnrecognizedClientException"),
  permissionDenied: toRow(403, "AccessDeniedException"),
  modelNotFound: toRow(400, "ValidationException"),
  badRequest: toRow(400, "ValidationException"),
  contextLengthExceeded: toRow(400, "ValidationException"),
  contentFiltered: { finishReason: "content_filtered" },
  serverError: toRow(500, "InternalServerException"),
  unavailable: toRow(503, "ServiceUnavailableException"),
  gatewayTimeout: toRow(408, "ModelTimeoutException"),
  custom: toRow(418, "ValidationException"),
};

/** The SDK has no class of its own for what the framework tells. */
function toRow(status: number, code: string): SDKError {
  const className =
    code === "UnrecognizedClientException" ? "BedrockRuntimeServiceException" : code;
  return { className, status, code };
}
