import type { ErrorReply } from "../codec.ts";
import { type ErrorKind, type LLMError, llmError } from "../errors.ts";
import type { BaseCall } from "../language-model/call.ts";
import { fillTemplate } from "./fill-template.ts";
import { toSecondUUID } from "./uuid.ts";

/** @see https://docs.cohere.com/reference/errors */
const ROWS: Record<ErrorKind, [status: number, message: string]> = {
  "rate-limit": [
    429,
    "You are using a Trial key, which is limited to 20 API calls / minute. You can continue to use the Trial key for free or upgrade to a Production key with higher rate limits at 'https://dashboard.cohere.com/api-keys'. Contact us on 'https://discord.gg/XW44jPfYJu' or email us at support@cohere.com with any questions",
  ],
  overloaded: [503, "service unavailable, please try again later"],
  "insufficient-quota": [
    402,
    "Please add or update your payment method at https://dashboard.cohere.com/billing?tab=payment to continue",
  ],
  "invalid-api-key": [401, "invalid api token"],
  "permission-denied": [403, "you do not have access to this resource"],
  "model-not-found": [
    404,
    "model '{model}' not found, make sure the correct model ID was used and that you have access to the model.",
  ],
  "bad-request": [400, "invalid request"],
  "context-length-exceeded": [
    400,
    "too many tokens: total number of tokens in the prompt cannot exceed 288000 - received 288001. Try using a shorter prompt, or enabling prompt truncating. See https://docs.cohere.com/reference/chat for more details.",
  ],
  "content-filtered": [
    498,
    "Your request resulted in a blocked output. Please adjust your prompt and try again.",
  ],
  "server-error": [500, "internal server error, this has been reported to our developers."],
  unavailable: [503, "service unavailable"],
  "gateway-timeout": [504, "upstream request timeout"],
  custom: [400, "Error"],
  "invalid-json": [400, "invalid request: invalid JSON in the request body"],
  "unknown-parameter": [
    400,
    "invalid request: unknown field: parameter '{param}' is not a valid field",
  ],
  "not-found": [404, "resource not found"],
  guard: [400, ""],
};

/** An error in Cohere's words; its id is its own, and the header's is another. */
export function encodeCohereError(
  error: LLMError,
  call?: BaseCall,
  headers: Record<string, string> = {},
): ErrorReply {
  const [status, template] = ROWS[error.kind];
  const words = { model: call?.modelId ?? "", param: error.param ?? "" };
  const id = headers["x-debug-trace-id"];
  return {
    status: error.status ?? status,
    body: {
      ...(id !== undefined && { id: toSecondUUID(id) }),
      message: error.message ?? fillTemplate(template, words),
    },
  };
}

/** What Cohere refuses with a 400. */
export function refuseRequest(reason: string): LLMError {
  return llmError("bad-request", { message: `invalid request: ${reason}` });
}
