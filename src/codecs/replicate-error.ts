import type { ErrorReply } from "../codec.ts";
import { type ErrorKind, type LLMError, llmError } from "../errors.ts";
import { fillTemplate } from "./fill-template.ts";

/** A problem as Replicate tells it. @see https://replicate.com/docs/reference/http */
export interface ReplicateError {
  title?: string;
  detail: string;
  status: number;
  /** Seconds. */
  retry_after?: number;
  invalid_fields?: { type: string; field: string; description: string }[];
}

interface Row {
  status: number;
  title?: string;
  detail: string;
}

const ROWS: Record<ErrorKind, Row> = {
  "rate-limit": {
    status: 429,
    detail: "Request was throttled. Your rate limit resets in ~{seconds}s.",
  },
  overloaded: { status: 503, title: "Service unavailable", detail: "The service is overloaded." },
  "insufficient-quota": {
    status: 402,
    title: "Insufficient credit",
    detail:
      "You have insufficient credit to run this model. Go to https://replicate.com/account/billing#billing to purchase credit.",
  },
  "invalid-api-key": {
    status: 401,
    title: "Unauthenticated",
    detail: "You did not pass a valid authentication token",
  },
  "permission-denied": {
    status: 403,
    title: "Permission denied",
    detail: "You do not have permission to perform this action.",
  },
  "model-not-found": {
    status: 404,
    title: "Not found",
    detail: "The requested resource could not be found.",
  },
  "bad-request": { status: 422, title: "Input validation failed", detail: "- input is invalid\n" },
  "context-length-exceeded": {
    status: 422,
    title: "Input validation failed",
    detail: "- input.prompt: the prompt is longer than the model can read\n",
  },
  // told by a prediction that failed
  "content-filtered": {
    status: 422,
    title: "Input validation failed",
    detail: "- input.prompt: flagged as sensitive\n",
  },
  "server-error": {
    status: 500,
    title: "Internal server error",
    detail: "An unexpected error occurred.",
  },
  unavailable: {
    status: 503,
    title: "Service unavailable",
    detail: "The service is temporarily unavailable.",
  },
  "gateway-timeout": { status: 504, title: "Gateway timeout", detail: "The request timed out." },
  custom: { status: 400, detail: "Error" },
  "invalid-json": {
    status: 400,
    title: "Malformed request",
    detail: "The request body is not valid JSON.",
  },
  "unknown-parameter": {
    status: 422,
    title: "Input validation failed",
    detail: "- Additional property {param} is not allowed\n",
  },
  "not-found": {
    status: 404,
    title: "Not found",
    detail: "The requested resource could not be found.",
  },
  guard: { status: 400, title: "msw-llm", detail: "" },
};

/** An error in Replicate's words, with its status. */
export function encodeReplicateError(error: LLMError): ErrorReply & { body: ReplicateError } {
  const { kind, param = null, retryAfter = 1 } = error;
  const row = ROWS[kind];
  const status = error.status ?? row.status;
  const title = error.errorType ?? row.title;
  const words = { param, seconds: String(retryAfter) };
  const detail = error.message ?? fillTemplate(row.detail, words);
  const isLimit = kind === "rate-limit";
  const isField = status === 422 && typeof param === "string";
  return {
    status,
    body: {
      ...(title !== undefined && { title }),
      detail,
      status,
      ...(isLimit && { retry_after: retryAfter }),
      ...(isField && {
        invalid_fields: [{ type: "required", field: "", description: toLine(detail) }],
      }),
    },
  };
}

/** A field that has to be there. */
export function required(field: string): LLMError {
  return llmError("bad-request", { message: `- ${field} is required\n`, param: field });
}

function toLine(detail: string): string {
  return detail.replace(/^- /, "").trimEnd();
}
