import type { EndpointCodec, ErrorReply, LanguageModelCodec } from "../codec.ts";
import type { ErrorKind, LLMError } from "../errors.ts";
import type { ServerSentEvent } from "../framing/sse.ts";
import type { BaseCall } from "../language-model/call.ts";
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

/** One of OpenAI's formats as the router hands it on, told to fail in its words. */
export function asHuggingFace(
  codec: LanguageModelCodec<ServerSentEvent>,
): LanguageModelCodec<ServerSentEvent> {
  return {
    ...codec,
    serves: (_, url) => !url.startsWith(WEBSITE),
    encodeError: (error, call) => encodeHuggingFaceError(error, call?.modelId),
    encodeStream(call, headers) {
      const encode = codec.encodeStream(call, headers);
      return function* encodePart(part) {
        if (part.type !== "error") return yield* encode(part);
        const { body } = encodeHuggingFaceError(part.error, call.modelId);
        yield { data: JSON.stringify(body) };
      };
    },
  };
}

/** The same of an endpoint. */
export function asHuggingFaceEndpoint<C extends BaseCall, Value>(
  codec: Omit<EndpointCodec<C, Value>, "encodeError">,
): EndpointCodec<C, Value> {
  return {
    ...codec,
    serves: (_, url) => !url.startsWith(WEBSITE),
    encodeError: (error, call) => encodeHuggingFaceError(error, call?.modelId),
  };
}

/** A model's name has its owner's before it, or none. */
export function toModelId({ owner, name = "" }: Record<string, string>): string {
  return owner === undefined ? name : `${owner}/${name}`;
}
