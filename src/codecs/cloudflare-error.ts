import type { ErrorReply } from "../codec.ts";
import { type ErrorKind, type LLMError, llmError } from "../errors.ts";
import { fillTemplate } from "./fill-template.ts";

/** What every answer of Cloudflare's API is wrapped in. */
export interface CloudflareEnvelope<Result> {
  result: Result;
  success: boolean;
  errors: { message: string; code: number }[];
  messages: string[];
}

interface Row {
  status: number;
  code: number;
  message: string;
}

/** @see https://developers.cloudflare.com/workers-ai/platform/errors/ */
const ROWS: Record<ErrorKind, Row> = {
  "rate-limit": { status: 429, code: 10429, message: "Too many requests" },
  overloaded: {
    status: 429,
    code: 3040,
    message: "AiError: Capacity temporarily exceeded, please try again.",
  },
  "insufficient-quota": {
    status: 429,
    code: 3036,
    message:
      "AiError: You have used up your daily free allocation of 10,000 neurons, please upgrade to Cloudflare's Workers Paid plan if you would like to continue usage.",
  },
  "invalid-api-key": { status: 401, code: 10000, message: "Authentication error" },
  "permission-denied": {
    status: 403,
    code: 5018,
    message: "AiError: This account is not allowed to access this model",
  },
  "model-not-found": { status: 400, code: 5007, message: "AiError: No such model {model} or task" },
  "bad-request": { status: 400, code: 5004, message: "AiError: Invalid data" },
  "context-length-exceeded": {
    status: 413,
    code: 5021,
    message:
      "AiError: The estimated number of input and maximum output tokens exceeded this model context window limit.",
  },
  // nothing filters in front of the models: this stands for whatever a gateway of the account's does
  "content-filtered": {
    status: 424,
    code: 2016,
    message: "Prompt blocked due to security configurations",
  },
  "server-error": { status: 500, code: 8004, message: "AiError: Internal server error" },
  unavailable: { status: 503, code: 8001, message: "AiError: Upstream service unavailable" },
  "gateway-timeout": { status: 408, code: 3007, message: "AiError: Request timeout" },
  custom: { status: 400, code: 5004, message: "Error" },
  "invalid-json": { status: 400, code: 3003, message: "AiError: Incomplete request" },
  "unknown-parameter": {
    status: 400,
    code: 5006,
    message: "AiError: Bad input: unknown '{param}'",
  },
  "not-found": { status: 404, code: 7003, message: "No route for that URI" },
  guard: { status: 400, code: 0, message: "" },
};

/** An error in Cloudflare's words, with its status. */
export function encodeCloudflareError(
  error: LLMError,
  modelId = "",
): ErrorReply & { body: CloudflareEnvelope<Record<string, never>> } {
  const row = ROWS[error.kind];
  const words = { model: modelId, param: error.param ?? null };
  const message = error.message ?? fillTemplate(row.message, words);
  const code = Number(error.code ?? row.code);
  return {
    status: error.status ?? row.status,
    body: { result: {}, success: false, errors: [{ message, code }], messages: [] },
  };
}

/** What a model's own schema says of an input. */
export function badInput(reason: string): LLMError {
  return llmError("bad-request", { code: "5006", message: `AiError: Bad input: Error: ${reason}` });
}

export function wrap<Result>(result: Result): CloudflareEnvelope<Result> {
  return { result, success: true, errors: [], messages: [] };
}

/** A model's name holds slashes, which some clients send as they are. */
export function toModelId({ a = "@cf", b, c }: Record<string, string>): string {
  return [a, b, c].filter((part) => part !== undefined).join("/");
}
