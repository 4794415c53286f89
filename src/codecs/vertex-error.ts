import type { ErrorReply } from "../codec.ts";
import { type ErrorKind, type LLMError, llmError } from "../errors.ts";
import { encodeGoogleError } from "./google-error.ts";
import { fillTemplate } from "./fill-template.ts";

interface Row {
  status: number;
  message: string;
}

/**
 * What Vertex says otherwise than the Gemini API, as recorded of credentials and models.
 *
 * @see https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/api-errors
 */
const ROWS: Partial<Record<ErrorKind, Row>> = {
  "rate-limit": {
    status: 429,
    message:
      "Resource exhausted. Please try again later. Please refer to https://cloud.google.com/vertex-ai/generative-ai/docs/error-code-429 for more details.",
  },
  "insufficient-quota": {
    status: 429,
    message:
      "Quota exceeded for aiplatform.googleapis.com/generate_content_requests_per_minute_per_project_per_base_model with base model: {model}. Please submit a quota increase request. https://cloud.google.com/vertex-ai/docs/generative-ai/quotas-genai.",
  },
  "permission-denied": {
    status: 403,
    message:
      "Permission 'aiplatform.endpoints.predict' denied on resource '{name}' (or it may not exist).",
  },
  "model-not-found": { status: 404, message: "Publisher Model `{name}` not found." },
  "server-error": { status: 500, message: "Internal error encountered." },
};

const UNAUTHENTICATED =
  "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.";

/** The same error with what Vertex says of it; what Google's services have in common stays as it is. */
export function toVertexError(error: LLMError, url: string, modelId: string): LLMError {
  if (error.kind === "invalid-api-key") {
    return { ...toCustom(error), status: 401, message: error.message ?? UNAUTHENTICATED };
  }
  const row = ROWS[error.kind];
  if (!row) return error;
  const [, name = modelId] = /\/v\d\w*\/([^?]+?)(?::\w+)?(?:\?|$)/.exec(url) ?? [];
  const message = error.message ?? fillTemplate(row.message, { model: modelId, name });
  return { ...toCustom(error), status: error.status ?? row.status, message };
}

/** An error of any endpoint. */
export function encodeVertexError(error: LLMError, url = "", modelId = ""): ErrorReply {
  const reply = encodeGoogleError(toVertexError(error, url, modelId), { modelId, url });
  return withChallenge(reply, error);
}

/** Who has no credentials is told where to get them. */
export function withChallenge(reply: ErrorReply, { kind }: LLMError): ErrorReply {
  if (kind !== "invalid-api-key") return reply;
  const challenge = { "www-authenticate": 'Bearer realm="https://accounts.google.com/"' };
  return { ...reply, headers: { ...reply.headers, ...challenge } };
}

/** Without the details that the Gemini API gives. */
function toCustom({ errorType, headers, retryAfter }: LLMError): LLMError {
  return llmError("custom", {
    ...(errorType !== undefined && { errorType }),
    ...(headers && { headers }),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}
