import type { ErrorReply } from "../codec.ts";
import { type ErrorKind, type LLMError, llmError } from "../errors.ts";
import { fillTemplate } from "./fill-template.ts";

/** What is wrong with an account, rather than with a request, is told by the framework around Bedrock. */
const SERVICES = {
  bedrock: "http://internal.amazon.com/coral/com.amazon.bedrock/",
  coral: "http://internal.amazon.com/coral/com.amazon.coral.service/",
};

interface Row {
  status: number;
  /** The exception's name: SDKs make a class of it. */
  type: string;
  message: string;
}

const INVALID = "ValidationException";

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html#API_runtime_Converse_Errors */
const ROWS: Record<ErrorKind, Row> = {
  "rate-limit": {
    status: 429,
    type: "ThrottlingException",
    message: "Too many requests, please wait before trying again.",
  },
  overloaded: {
    status: 503,
    type: "ServiceUnavailableException",
    message: "Model is getting throttled. Try your request again.",
  },
  "insufficient-quota": {
    status: 400,
    type: "ServiceQuotaExceededException",
    message: "Your request exceeds the service quota for your account.",
  },
  "invalid-api-key": {
    status: 403,
    type: "UnrecognizedClientException",
    message: "The security token included in the request is invalid.",
  },
  "permission-denied": {
    status: 403,
    type: "AccessDeniedException",
    message: "You don't have access to the model with the specified model ID.",
  },
  "model-not-found": {
    status: 400,
    type: INVALID,
    message: "The provided model identifier is invalid.",
  },
  "bad-request": { status: 400, type: INVALID, message: "The provided request is not valid." },
  "context-length-exceeded": {
    status: 400,
    type: INVALID,
    message:
      "The model returned the following errors: Input Tokens Exceeded: Number of input tokens exceeds maximum length. Please update the input to try again.",
  },
  // only where a 200 cannot tell it, as in embeddings
  "content-filtered": {
    status: 400,
    type: INVALID,
    message: "The model returned the following errors: Output blocked by content filtering policy",
  },
  "server-error": {
    status: 500,
    type: "InternalServerException",
    message:
      "The system encountered an unexpected error during processing. Try your request again.",
  },
  unavailable: {
    status: 503,
    type: "ServiceUnavailableException",
    message: "Bedrock is unable to process your request.",
  },
  "gateway-timeout": {
    status: 408,
    type: "ModelTimeoutException",
    message: "Model has timed out in processing the request. Try your request again.",
  },
  custom: { status: 400, type: INVALID, message: "Error" },
  "invalid-json": {
    status: 400,
    type: "SerializationException",
    message: "Unexpected value type in payload",
  },
  "unknown-parameter": {
    status: 400,
    type: INVALID,
    message:
      "Malformed input request: #: extraneous key [{param}] is not permitted, please reformat your input and try again.",
  },
  "not-found": {
    status: 404,
    type: "ResourceNotFoundException",
    message: "The specified resource ARN was not found.",
  },
  guard: { status: 400, type: INVALID, message: "" },
};

/** The exceptions that have a status of their own, for `errors.custom()`. */
const TYPES: Record<number, string> = {
  403: "AccessDeniedException",
  404: "ResourceNotFoundException",
  408: "ModelTimeoutException",
  424: "ModelErrorException",
  429: "ThrottlingException",
  503: "ServiceUnavailableException",
};

const CORAL = new Set([
  "ExpiredTokenException",
  "SerializationException",
  "UnrecognizedClientException",
]);

/** An error in Bedrock's words: its class stands in a header, its message alone in the body. */
export function encodeBedrockError(error: LLMError): ErrorReply & { body: { message: string } } {
  const type = toExceptionName(error);
  const service = CORAL.has(type) ? SERVICES.coral : SERVICES.bedrock;
  return {
    status: error.status ?? ROWS[error.kind].status,
    headers: { "x-amzn-errortype": `${type}:${service}` },
    body: { message: toExceptionMessage(error) },
  };
}

export function toExceptionName({ kind, status = 0, errorType }: LLMError): string {
  if (errorType !== undefined || kind !== "custom") return errorType ?? ROWS[kind].type;
  return TYPES[status] ?? (status >= 500 ? "InternalServerException" : INVALID);
}

export function toExceptionMessage({ kind, message, param = null }: LLMError): string {
  return message ?? fillTemplate(ROWS[kind].message, { param });
}

/** A 400 in Bedrock's words. */
export function invalidRequest(message: string): LLMError {
  return llmError("bad-request", { message });
}

/** A body that is JSON, with a value of another type than the model of the API says. */
export function wrongType(): LLMError {
  return llmError("invalid-json");
}
