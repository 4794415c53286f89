import type { ErrorReply } from "../codec.ts";
import { type ErrorKind, type LLMError, llmError } from "../errors.ts";
import { fillTemplate } from "./fill-template.ts";

/** @see https://docs.ollama.com/api/errors */
export interface OllamaError {
  error: string;
}

interface Row {
  status: number;
  message: string;
}

const ROWS: Record<ErrorKind, Row> = {
  // limits are ollama.com's; a server of one's own has none
  "rate-limit": { status: 429, message: "too many requests" },
  overloaded: {
    status: 503,
    message: "server busy, please try again.  maximum pending requests exceeded",
  },
  "insufficient-quota": {
    status: 429,
    message: "you've reached your usage limit, please upgrade to continue",
  },
  "invalid-api-key": { status: 401, message: "unauthorized" },
  "permission-denied": { status: 403, message: "forbidden" },
  "model-not-found": { status: 404, message: "model '{model}' not found" },
  "bad-request": { status: 400, message: "invalid request" },
  "context-length-exceeded": {
    status: 400,
    message: "the input length exceeds the context length",
  },
  // nothing filters at Ollama: this stands for whatever is put before it
  "content-filtered": { status: 400, message: "content was filtered" },
  "server-error": {
    status: 500,
    message:
      "model runner has unexpectedly stopped, this may be due to resource limitations or an internal error, check ollama server logs for details",
  },
  unavailable: { status: 503, message: "Service Temporarily Unavailable" },
  "gateway-timeout": { status: 504, message: "Gateway Timeout" },
  custom: { status: 400, message: "error" },
  "invalid-json": { status: 400, message: "invalid character looking for beginning of value" },
  // a server drops what it does not know: only where a test asks for the check
  "unknown-parameter": { status: 400, message: 'json: unknown field "{param}"' },
  "not-found": { status: 404, message: "model '{model}' not found" },
  guard: { status: 400, message: "" },
};

/** An error in Ollama's words, with its status. */
export function encodeOllamaError(
  error: LLMError,
  modelId = "",
): ErrorReply & { body: OllamaError } {
  const { status, message } = toStatusAndMessage(error, modelId);
  return { status, body: { error: message } };
}

/** The same in the shape of its paths that speak OpenAI's formats. */
export function encodeOllamaOpenAIError(error: LLMError, modelId = "") {
  const { status, message } = toStatusAndMessage(error, modelId);
  const type = error.errorType ?? OPENAI_TYPES[status] ?? "api_error";
  // the guard's mark stays, so that a test knows its own mistake
  const code = error.kind === "guard" ? "msw_llm" : (error.code ?? null);
  return { status, body: { error: { message, type, param: null, code } } };
}

/** The same in the shape of its path that speaks Anthropic's. */
export function encodeOllamaAnthropicError(error: LLMError, modelId = ""): ErrorReply {
  const { status, message } = toStatusAndMessage(error, modelId);
  const type = error.errorType ?? ANTHROPIC_TYPES[status] ?? "api_error";
  return { status, body: { type: "error", error: { type, message } } };
}

/** What the server's own reader says of a value of another type; `field` with its struct, `type` as Go names it. */
export function cannotUnmarshal(value: unknown, field: string, type: string): LLMError {
  return refusal(
    `json: cannot unmarshal ${toJSONType(value)} into Go struct field ${field} of type ${type}`,
  );
}

/** The same of a whole body. */
export function cannotUnmarshalRoot(body: unknown, struct: string): LLMError {
  return refusal(`json: cannot unmarshal ${toJSONType(body)} into Go value of type api.${struct}`);
}

export function refusal(message: string, status?: number): LLMError {
  return llmError("bad-request", { message, ...(status !== undefined && { status }) });
}

const OPENAI_TYPES: Record<number, string> = {
  400: "invalid_request_error",
  404: "not_found_error",
};

const ANTHROPIC_TYPES: Record<number, string> = {
  400: "invalid_request_error",
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  429: "rate_limit_error",
  503: "overloaded_error",
  529: "overloaded_error",
};

function toStatusAndMessage(error: LLMError, modelId: string): Row {
  const row = ROWS[error.kind];
  const words = { model: modelId, param: error.param ?? null };
  return {
    status: error.status ?? row.status,
    message: error.message ?? fillTemplate(row.message, words),
  };
}

function toJSONType(value: unknown): string {
  if (Array.isArray(value)) return "array";
  return typeof value === "boolean" ? "bool" : typeof value;
}
