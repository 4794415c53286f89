import type { ErrorReply } from "../codec.ts";
import { type ErrorKind, type LLMError, llmError } from "../errors.ts";
import { fillTemplate } from "./fill-template.ts";
import { toWords } from "./read.ts";

/** @see https://platform.openai.com/docs/guides/error-codes */
export interface OpenAIError {
  error: { message: string; type: string | null; param: string | null; code: string | null };
}

/** Writes an error in a provider's own way. */
export type ErrorShape = (error: LLMError, modelId?: string) => ErrorReply;

interface Row {
  status: number;
  type: string | null;
  code: string | null;
  message: string;
  param?: string;
}

const INVALID = "invalid_request_error";

const ROWS: Record<ErrorKind, Row> = {
  "rate-limit": {
    status: 429,
    type: "requests",
    code: "rate_limit_exceeded",
    message: "Rate limit reached for requests. Please try again later.",
  },
  overloaded: {
    status: 503,
    type: "server_error",
    code: null,
    message: "The engine is currently overloaded, please try again later",
  },
  "insufficient-quota": {
    status: 429,
    type: "insufficient_quota",
    code: "insufficient_quota",
    message:
      "You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.",
  },
  "invalid-api-key": {
    status: 401,
    type: INVALID,
    code: "invalid_api_key",
    message:
      "Incorrect API key provided. You can find your API key at https://platform.openai.com/account/api-keys.",
  },
  "permission-denied": {
    status: 403,
    type: INVALID,
    code: null,
    message: "You are not allowed to sample from this model",
  },
  "model-not-found": {
    status: 404,
    type: INVALID,
    code: "model_not_found",
    message: "The model `{model}` does not exist or you do not have access to it.",
  },
  "bad-request": { status: 400, type: INVALID, code: null, message: "Invalid request." },
  "context-length-exceeded": {
    status: 400,
    type: INVALID,
    code: "context_length_exceeded",
    message:
      "Your input exceeds the context window of this model. Please adjust your input and try again.",
  },
  "content-filtered": {
    status: 400,
    type: INVALID,
    code: "invalid_prompt",
    message:
      "Invalid prompt: your prompt was flagged as potentially violating our usage policy. Please try again with a different prompt.",
  },
  "server-error": {
    status: 500,
    type: "server_error",
    code: null,
    message:
      "The server had an error processing your request. Sorry about that! You can retry your request, or contact us through our help center at help.openai.com if you keep seeing this error.",
  },
  unavailable: {
    status: 503,
    type: "service_unavailable_error",
    code: null,
    message: "Service temporarily unavailable.",
  },
  "gateway-timeout": { status: 504, type: "server_error", code: null, message: "Gateway timeout." },
  custom: { status: 400, type: INVALID, code: null, message: "Error" },
  "invalid-json": {
    status: 400,
    type: INVALID,
    code: null,
    message:
      "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON. If you have trouble figuring out how to fix this, please contact us through our help center at help.openai.com.)",
  },
  "unknown-parameter": {
    status: 400,
    type: INVALID,
    code: "unknown_parameter",
    message: "Unknown parameter: '{param}'.",
  },
  "not-found": { status: 404, type: INVALID, code: null, message: "Not found." },
  guard: { status: 400, type: INVALID, code: "msw_llm", message: "" },
};

/** What an endpoint says otherwise: Responses answers an unknown model with a 400. */
export type OpenAIErrorRows = Partial<Record<ErrorKind, Partial<Row>>>;

/** An error in OpenAI's words, with its status. */
export function encodeOpenAIError(
  error: LLMError,
  modelId = "",
  rows: OpenAIErrorRows = {},
): ErrorReply & { body: OpenAIError } {
  const row: Row = { ...ROWS[error.kind], ...rows[error.kind] };
  const param = error.param ?? row.param ?? null;
  const worded = fillTemplate(row.message, { model: modelId, param });
  return {
    status: error.status ?? row.status,
    body: {
      error: {
        message: error.message ?? worded,
        type: error.errorType ?? row.type,
        param,
        code: error.code === undefined ? row.code : error.code,
      },
    },
  };
}

function invalid(message: string, param: string, code: string): LLMError {
  return llmError("bad-request", { message, param, code });
}

export function missingParameter(param: string): LLMError {
  return invalid(`Missing required parameter: '${param}'.`, param, "missing_required_parameter");
}

/** `expected` with its article: `an array of objects`. */
export function invalidType(param: string, expected: string, value: unknown): LLMError {
  const message = `Invalid type for '${param}': expected ${expected}, but got ${describeType(value)} instead.`;
  return invalid(message, param, "invalid_type");
}

export function invalidValue(param: string, value: unknown, supported: string[]): LLMError {
  const message = `Invalid value: '${toWords(value)}'. Supported values are: ${listNames(supported)}.`;
  return invalid(message, param, "invalid_value");
}

/** `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`; or with another word before the last. */
export function listNames(list: readonly string[], word = "and"): string {
  const names = list.map((name) => `'${name}'`);
  if (names.length < 3) return names.join(` ${word} `);
  return `${names.slice(0, -1).join(", ")}, ${word} ${names.at(-1)}`;
}

export function emptyArray(param: string): LLMError {
  return invalid(
    `Invalid '${param}': empty array. Expected an array with minimum length 1, but got an empty array instead.`,
    param,
    "empty_array",
  );
}

/** A number below its minimum, or above its maximum. */
export function outOfRange(
  param: string,
  value: number,
  { kind, min, max }: { kind: "integer" | "decimal"; min: number; max: number },
): LLMError {
  const [side, limit] = value < min ? ["below min", `>= ${min}`] : ["above max", `<= ${max}`];
  const message = `Invalid '${param}': ${kind} ${side}imum value. Expected a value ${limit}, but got ${value} instead.`;
  return invalid(message, param, `${kind}_${side.replace(" ", "_")}_value`);
}

function describeType(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (typeof value === "number") return Number.isInteger(value) ? "an integer" : "a decimal number";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
