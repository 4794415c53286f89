import type { ErrorReply } from "../codec.ts";
import { type ErrorKind, type LLMError, llmError } from "../errors.ts";
import type { BaseCall } from "../language-model/call.ts";
import { fillTemplate } from "./fill-template.ts";
import { isPydanticError, toPydanticDetail, unfit } from "./pydantic.ts";

interface Row {
  status: number;
  message: string;
  /** With a type, the error is an object of its own. */
  type?: string;
  code?: string;
  /** Where the message stands alone: the gateway writes `message`, the API `detail`. */
  field?: "detail" | "message";
}

/** What is told as a request that does not fit the schema. */
type SchemaKind = "invalid-json" | "unknown-parameter";

/**
 * An API's own error is `{ object: "error" }`, a request that does not fit its schema is told in `detail`, and what the
 * gateway in front refuses is a message or a detail alone.
 *
 * @see https://docs.mistral.ai/resources/error-glossary
 */
const ROWS: Record<Exclude<ErrorKind, SchemaKind>, Row> = {
  "rate-limit": {
    status: 429,
    type: "rate_limited",
    code: "1300",
    message: "Rate limit exceeded",
  },
  overloaded: {
    status: 503,
    type: "service_tier_capacity_exceeded",
    code: "3505",
    message: "Service tier capacity exceeded for this model.",
  },
  "insufficient-quota": {
    status: 401,
    field: "message",
    message: "Inactive subscription or usage limit reached",
  },
  "invalid-api-key": { status: 401, field: "detail", message: "Invalid API Key" },
  "permission-denied": { status: 403, field: "detail", message: "Forbidden" },
  "model-not-found": {
    status: 400,
    type: "invalid_model",
    code: "1500",
    message: "Invalid model: {model}",
  },
  "bad-request": { status: 400, type: "invalid_request_error", message: "Invalid request." },
  "context-length-exceeded": {
    status: 400,
    type: "invalid_request_prompt",
    code: "3051",
    message:
      "Prompt contains 131073 tokens and 0 draft tokens, too large for model with 131072 maximum context length",
  },
  "content-filtered": {
    status: 403,
    type: "guardrail_violation",
    message: "The request was blocked by a guardrail.",
  },
  "server-error": {
    status: 500,
    type: "internal_server_error",
    code: "1000",
    message: "Service unavailable.",
  },
  unavailable: {
    status: 503,
    type: "unreachable_backend",
    code: "1100",
    message: "Service unavailable.",
  },
  "gateway-timeout": {
    status: 504,
    field: "message",
    message: "The upstream server is timing out",
  },
  custom: { status: 400, type: "invalid_request_error", message: "Error" },
  "not-found": { status: 404, field: "detail", message: "Not Found" },
  guard: { status: 400, type: "msw_llm", code: "msw_llm", message: "" },
};

/** An error in Mistral's words, in the shape that it has there. */
export function encodeMistralError(error: LLMError, call?: BaseCall): ErrorReply {
  const schemaError = toSchemaError(error);
  if (schemaError) {
    return { status: 422, body: { detail: [toPydanticDetail(schemaError, call?.body)] } };
  }
  const row = ROWS[error.kind as keyof typeof ROWS];
  const { field, message, type = "error", code = null } = row;
  const { status = row.status } = error;
  const words = error.message ?? fillTemplate(message, { model: call?.modelId ?? "" });
  if (field) return { status, body: { [field]: words } };
  return {
    status,
    body: {
      object: "error",
      message: words,
      type: error.errorType ?? type,
      param: error.param ?? null,
      code: error.code === undefined ? code : error.code,
      raw_status_code: status,
    },
  };
}

/** The same of a form, whose fields and files `detail` does not show. */
export function encodeMistralFormError(error: LLMError, call?: BaseCall): ErrorReply {
  return encodeMistralError(error, call && { ...call, body: undefined });
}

/** What the API itself refuses, of a request that fits its schema. */
export function refuseRequest(type: string, code: string, message: string): LLMError {
  return llmError("bad-request", { errorType: type, code, message });
}

function toSchemaError(error: LLMError): LLMError | undefined {
  if (error.kind === "invalid-json") return unfit("json_invalid", "0", "JSON decode error");
  if (error.kind === "unknown-parameter") {
    return unfit("extra_forbidden", error.param ?? "", "Extra inputs are not permitted");
  }
  return isPydanticError(error) ? error : undefined;
}
