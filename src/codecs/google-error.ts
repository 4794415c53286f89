import type { ErrorReply } from "../codec.ts";
import { type ErrorKind, type LLMError, llmError } from "../errors.ts";
import { fillTemplate } from "./fill-template.ts";

/** @see https://cloud.google.com/apis/design/errors#http_mapping */
export interface GoogleError {
  error: { code: number; message: string; status: string; details?: Detail[] };
}

type Detail = { "@type": string } & Record<string, unknown>;

/** What the message of an unknown model names. */
export interface GoogleErrorContext {
  modelId?: string;
  url?: string;
}

interface Row {
  status: number;
  message: string;
}

const QUOTA =
  "You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits.";
const INVALID_KEY = "API key not valid. Please pass a valid API key.";

const ROWS: Record<ErrorKind, Row> = {
  "rate-limit": { status: 429, message: QUOTA },
  "insufficient-quota": { status: 429, message: QUOTA },
  overloaded: { status: 503, message: "The model is overloaded. Please try again later." },
  "invalid-api-key": { status: 400, message: INVALID_KEY },
  "permission-denied": { status: 403, message: "The caller does not have permission" },
  "model-not-found": { status: 404, message: "" },
  "bad-request": { status: 400, message: "Request contains an invalid argument." },
  "context-length-exceeded": {
    status: 400,
    message: "The input token count exceeds the maximum number of tokens allowed 1048576.",
  },
  // only where a 200 cannot tell it, as in embeddings
  "content-filtered": { status: 400, message: "The content was blocked by safety filters." },
  "server-error": {
    status: 500,
    message:
      "An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting",
  },
  unavailable: { status: 503, message: "The service is currently unavailable." },
  "gateway-timeout": {
    status: 504,
    message: "Deadline expired before operation could complete.",
  },
  custom: { status: 400, message: "Error" },
  "invalid-json": {
    status: 400,
    message: "Invalid JSON payload received. Unexpected token.",
  },
  "unknown-parameter": {
    status: 400,
    message: 'Invalid JSON payload received. Unknown name "{param}": Cannot find field.',
  },
  "not-found": { status: 404, message: "Requested entity was not found." },
  guard: { status: 400, message: "" },
};

/** @see https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto */
const CODES: Record<number, string> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  409: "ABORTED",
  429: "RESOURCE_EXHAUSTED",
  499: "CANCELLED",
  500: "INTERNAL",
  501: "UNIMPLEMENTED",
  503: "UNAVAILABLE",
  504: "DEADLINE_EXCEEDED",
};

/** An error in Google's words, with its status. */
export function encodeGoogleError(
  error: LLMError,
  context: GoogleErrorContext = {},
): ErrorReply & { body: GoogleError } {
  const row = ROWS[error.kind];
  const status = error.status ?? row.status;
  const message = toMessage(error, row, context);
  const details = toDetails(error, message, context);
  const body: GoogleError = {
    error: {
      code: status,
      message,
      status: error.errorType ?? CODES[status] ?? "UNKNOWN",
      ...(details.length > 0 && { details }),
    },
  };
  return { status, body };
}

/** A refusal that names the field; `description` is the whole message. */
export function invalidField(field: string, description: string): LLMError {
  return llmError("bad-request", { message: description, param: field });
}

/** `type` as Google names it: `TYPE_INT32`, or the full name of a message. */
export function invalidValue(field: string, type: string, value: unknown): LLMError {
  return invalidField(field, `Invalid value at '${field}' (${type}), ${JSON.stringify(value)}`);
}

function toMessage(error: LLMError, row: Row, { modelId, url = "" }: GoogleErrorContext): string {
  if (error.message !== undefined) return error.message;
  if (error.kind !== "model-not-found")
    return fillTemplate(row.message, { param: error.param ?? null });
  const [, version = "v1beta", method = "generateContent"] =
    /\/(v1\w*)\/[^?]*:(\w+)/.exec(url) ?? [];
  const name = modelId?.includes("/") ? modelId : `models/${modelId}`;
  return `${name} is not found for API version ${version}, or is not supported for ${method.replace("streamG", "g")}. Call ModelService.ListModels to see the list of available models and their supported methods.`;
}

/** @see https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto */
function toDetails(
  error: LLMError,
  description: string,
  { modelId = "" }: GoogleErrorContext,
): Detail[] {
  const { kind, code, param } = error;
  if (kind === "rate-limit") {
    // where the test says nothing, clients that read it try again at once
    const retryInfo = detail("RetryInfo", { retryDelay: `${error.retryAfter ?? 0}s` });
    return [
      quotaFailure("GenerateRequestsPerMinutePerProjectPerModel", modelId),
      help(),
      retryInfo,
    ];
  }
  if (kind === "insufficient-quota") {
    return [quotaFailure("GenerateRequestsPerDayPerProjectPerModel", modelId), help()];
  }
  if (kind === "invalid-api-key") {
    const localized = { locale: "en-US", message: INVALID_KEY };
    return [errorInfo("API_KEY_INVALID"), detail("LocalizedMessage", localized)];
  }
  if (kind === "guard") return [detail("ErrorInfo", { reason: "MSW_LLM", domain: "msw-llm" })];
  const isUnknown = kind === "unknown-parameter";
  if (typeof param === "string" || kind === "invalid-json") {
    // what is wrong with the whole body, or unknown to it, stands in no field
    const field = isUnknown ? "" : (param ?? "");
    return [detail("BadRequest", { fieldViolations: toViolations(description, field) })];
  }
  return code ? [errorInfo(code)] : [];
}

/** The parser tells all that it found, a line each, and each line names its own field. */
function toViolations(description: string, field: string): object[] {
  const lines = description.split("\n");
  if (lines.length === 1 || !lines.every((line) => line.startsWith("Invalid "))) {
    return [{ ...(field && { field }), description }];
  }
  return lines.map((line) => ({
    field: / at '([^']*)'/.exec(line)?.[1] ?? field,
    description: line,
  }));
}

function errorInfo(reason: string): Detail {
  const metadata = { service: "generativelanguage.googleapis.com" };
  return detail("ErrorInfo", { reason, domain: "googleapis.com", metadata });
}

function quotaFailure(quota: string, model: string): Detail {
  const violation = {
    quotaMetric: "generativelanguage.googleapis.com/generate_content_free_tier_requests",
    quotaId: `${quota}-FreeTier`,
    quotaDimensions: { location: "global", model },
  };
  return detail("QuotaFailure", { violations: [violation] });
}

function help(): Detail {
  const link = {
    description: "Learn more about Gemini API quotas",
    url: "https://ai.google.dev/gemini-api/docs/rate-limits",
  };
  return detail("Help", { links: [link] });
}

function detail(type: string, fields: Record<string, unknown>): Detail {
  return { "@type": `type.googleapis.com/google.rpc.${type}`, ...fields };
}
