import type { Codec, ErrorReply } from "../codec.ts";
import type { ErrorKind, LLMError } from "../errors.ts";
import { fillTemplate } from "./fill-template.ts";

interface Row {
  status: number;
  message: string;
}

/** What the router says; behind it, each provider has words of its own. */
const ROWS: Record<ErrorKind, Row> = {
  "rate-limit": {
    status: 429,
    message: "You have reached the rate limit of this endpoint. Please try again later.",
  },
  overloaded: {
    status: 503,
    message: "Model too busy, unable to get response in less than 60 second(s)",
  },
  "insufficient-quota": {
    status: 402,
    message:
      "You have exceeded your monthly included credits for Inference Providers. Subscribe to PRO to get 20x more monthly included credits.",
  },
  "invalid-api-key": { status: 401, message: "Invalid username or password." },
  "permission-denied": {
    status: 403,
    message:
      "This authentication method does not have sufficient permissions to call Inference Providers on behalf of user",
  },
  "model-not-found": {
    status: 400,
    message: "The requested model '{model}' is not supported by any provider you have enabled.",
  },
  "bad-request": { status: 400, message: "Bad request" },
  "context-length-exceeded": {
    status: 422,
    message: "Input validation error: `inputs` tokens + `max_new_tokens` exceed the model's limit",
  },
  "content-filtered": { status: 400, message: "The request was stopped by a content filter." },
  "server-error": { status: 500, message: "Internal Server Error" },
  unavailable: { status: 503, message: "Service Unavailable" },
  "gateway-timeout": { status: 504, message: "Gateway Timeout" },
  custom: { status: 400, message: "Error" },
  "invalid-json": { status: 400, message: "Invalid JSON" },
  "unknown-parameter": { status: 422, message: "unknown field `{param}`" },
  "not-found": { status: 404, message: "Repository not found" },
  guard: { status: 400, message: "" },
};

/** An error in the router's words, with its status. @see https://huggingface.co/docs/inference-providers */
export function encodeHuggingFaceError(error: LLMError, modelId = ""): ErrorReply {
  const row = ROWS[error.kind];
  const words = { model: modelId, param: error.param ?? null };
  const message = error.message ?? fillTemplate(row.message, words);
  return { status: error.status ?? row.status, body: { error: message } };
}

/** The website's host has none of the router's paths. */
const WEBSITE = "https://huggingface.co/";

/** Of every endpoint of OpenAI's formats. */
export const HUGGINGFACE = { errorShape: encodeHuggingFaceError };

/** A codec whose paths are the router's alone. */
export function onRouter<C extends Codec>(codec: C): C {
  return { ...codec, serves: (_: unknown, url: string) => !url.startsWith(WEBSITE) };
}

/** A model's name has its owner's before it, or none. */
export function toModelId({ owner, name = "" }: Record<string, string>): string {
  return owner === undefined ? name : `${owner}/${name}`;
}
