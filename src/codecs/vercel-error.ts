import type { ErrorReply } from "../codec.ts";
import { type ErrorKind, type LLMError, llmError } from "../errors.ts";
import { fillTemplate } from "./fill-template.ts";

interface Row {
  status: number;
  type: string;
  message: string;
}

const INVALID = "invalid_request_error";
const INTERNAL = "internal_server_error";

/**
 * The gateway's types are those that its SDK makes classes of; what it does not know is an internal error to it.
 *
 * @see https://github.com/vercel/ai/blob/main/packages/gateway/src/errors/create-gateway-error.ts
 */
const ROWS: Record<Exclude<ErrorKind, "guard">, Row> = {
  "rate-limit": {
    status: 429,
    type: "rate_limit_exceeded",
    message: "Rate limit exceeded. Please try again later.",
  },
  overloaded: { status: 503, type: INTERNAL, message: "The provider is overloaded." },
  "insufficient-quota": {
    status: 402,
    type: "insufficient_funds",
    message:
      "Insufficient funds. Please add credits to your account to continue using AI services.",
  },
  "invalid-api-key": { status: 401, type: "authentication_error", message: "Invalid API key." },
  "permission-denied": { status: 403, type: "forbidden", message: "Forbidden" },
  "model-not-found": { status: 404, type: "model_not_found", message: "Model '{model}' not found" },
  "bad-request": { status: 400, type: INVALID, message: "Invalid request." },
  "context-length-exceeded": {
    status: 400,
    type: INVALID,
    message: "The input exceeds the context window of this model.",
  },
  "content-filtered": {
    status: 400,
    type: INVALID,
    message: "The prompt was refused by the provider's content filter.",
  },
  "server-error": { status: 500, type: INTERNAL, message: "Internal server error" },
  unavailable: { status: 503, type: INTERNAL, message: "Service unavailable" },
  "gateway-timeout": { status: 504, type: INTERNAL, message: "Gateway timeout" },
  custom: { status: 400, type: INTERNAL, message: "Error" },
  "invalid-json": { status: 400, type: INVALID, message: "Invalid JSON" },
  "unknown-parameter": { status: 400, type: INVALID, message: "Unknown parameter: '{param}'." },
  "not-found": { status: 404, type: "not_found", message: "Not found" },
};

/** Ours is told as a request's own mistake, so that no SDK tries again. */
const GUARD: Row = { status: 400, type: INVALID, message: "" };

export interface VercelError {
  error: { message: string; type: string; param: unknown; code: string | null };
}

export function encodeVercelError(
  error: LLMError,
  modelId = "",
): ErrorReply & { body: VercelError } {
  const row = error.kind === "guard" ? GUARD : ROWS[error.kind];
  const worded = fillTemplate(row.message, { model: modelId, param: error.param ?? null });
  const param = error.kind === "model-not-found" ? { modelId } : (error.param ?? null);
  const type = error.errorType ?? row.type;
  return {
    status: error.status ?? row.status,
    body: {
      error: {
        message: error.message ?? worded,
        type,
        param,
        code: error.code === undefined ? type : error.code,
      },
    },
  };
}

/** The AI SDK's protocol names the model in a header. */
export function refuseModel(): LLMError {
  return llmError("bad-request", { message: "Missing header: 'ai-model-id'." });
}

export function refuseInput(expected: string, param: string): LLMError {
  return llmError("bad-request", { message: `Invalid input: expected ${expected}`, param });
}
