import { checkObject, wrongArgument } from "./argument.ts";
import { toHeaderRecord } from "./header-names.ts";

/** What went wrong, in neutral words. */
export type ErrorKind =
  | "rate-limit"
  | "overloaded"
  | "insufficient-quota"
  | "invalid-api-key"
  | "permission-denied"
  | "model-not-found"
  | "bad-request"
  | "context-length-exceeded"
  | "content-filtered"
  | "server-error"
  | "unavailable"
  | "gateway-timeout"
  | "custom"
  /** The body is not JSON. */
  | "invalid-json"
  /** A parameter that the provider does not know; `param` names it. */
  | "unknown-parameter"
  /** A stored object that the store doesn't hold. */
  | "not-found"
  /** A mistake on the test's side, told through the guard's channel. */
  | "guard";

/** An error that the provider answers with; each codec gives it its own status, type and words. */
export interface LLMError {
  readonly type: "llm-error";
  readonly kind: ErrorKind;
  readonly message?: string;
  /** The parameter at fault. */
  readonly param?: string | null;
  /** HTTP status, where it is not the kind's own. */
  readonly status?: number;
  /** The vendor's error type, where it is not the kind's own. */
  readonly errorType?: string;
  /** The vendor's error code, where it is not the kind's own. */
  readonly code?: string | null;
  /** Seconds. */
  readonly retryAfter?: number;
  readonly headers?: Record<string, string>;
}

export interface CustomError {
  status: number;
  type?: string;
  code?: string | null;
  message?: string;
  param?: string | null;
  headers?: Record<string, string>;
}

/** Whether `value` is one of `errors.*`. */
export function isLLMError(value: unknown): value is LLMError {
  return (value as LLMError | null)?.type === "llm-error";
}

/** Makes an error of a kind; what is left out is the provider's own. */
export function llmError(kind: ErrorKind, details: Omit<LLMError, "type" | "kind"> = {}): LLMError {
  return { type: "llm-error", kind, ...details };
}

/**
 * The errors that providers answer with; each becomes the provider's own status, body, type, code and headers.
 *
 * Alone, an error is an HTTP status; in a list that is streamed it breaks the stream, as the provider would.
 *
 * @example
 * server.use(llm.openai.chat(sequence(errors.rateLimit(), "Hello")));
 */
export const errors = {
  /** Too many requests. `retryAfter` in seconds; without it SDKs are told to retry at once. */
  rateLimit: (options: { retryAfter?: number } = {}): LLMError => {
    // a call is an object, too, where the function itself is given as a reply
    const { retryAfter } = checkObject("a rate limit", options, "Give { retryAfter: seconds }.");
    return llmError(
      "rate-limit",
      retryAfter === undefined ? {} : { retryAfter: inSeconds(retryAfter) },
    );
  },
  /** The model has too much to do. */
  overloaded: (): LLMError => llmError("overloaded"),
  /** The account has nothing left to spend. */
  insufficientQuota: (): LLMError => llmError("insufficient-quota"),
  invalidApiKey: (): LLMError => llmError("invalid-api-key"),
  permissionDenied: (): LLMError => llmError("permission-denied"),
  modelNotFound: (): LLMError => llmError("model-not-found"),
  /** The request is wrong: `message` says why, `param` names the parameter where the provider does. */
  badRequest: (message: string, options: { param?: string } = {}): LLMError => {
    const { param } = checkObject("a bad request's options", options, "Give { param }.");
    if (typeof message !== "string") {
      throw wrongArgument("a bad request's message", message, "Give a text.");
    }
    return llmError("bad-request", param === undefined ? { message } : { message, param });
  },
  /** The prompt is longer than the model can read. */
  contextLengthExceeded: (): LLMError => llmError("context-length-exceeded"),
  /** The provider's safety system stepped in. */
  contentFiltered: (): LLMError => llmError("content-filtered"),
  serverError: (): LLMError => llmError("server-error"),
  unavailable: (): LLMError => llmError("unavailable"),
  gatewayTimeout: (): LLMError => llmError("gateway-timeout"),
  /** Any other: `status` from 400 to 599, the rest in the vendor's own words. */
  custom: (options: CustomError): LLMError => {
    const { type, ...error } = checkObject(
      "an error",
      options,
      "Give { status, type, code, message }.",
    );
    if (!Number.isInteger(error.status) || error.status < 400 || error.status > 599) {
      throw new RangeError(
        `Failed to create an error: its status is ${error.status}. Give one from 400 to 599.`,
      );
    }
    return llmError("custom", {
      ...error,
      ...(type !== undefined && { errorType: type }),
      ...(error.headers && { headers: toHeaderRecord(error.headers) }),
    });
  },
} as const;

function inSeconds(value: number): number {
  if (Number.isFinite(value) && value >= 0) return value;
  throw new RangeError(
    `Failed to create a rate limit: retryAfter is ${value}. Give a number of seconds, 0 or more.`,
  );
}
