import { createErrorShape } from "./openai-error-shape.ts";
import type { OpenAIErrorRows } from "./openai-error.ts";
import { PLAIN_ROWS } from "./openai-plain-error.ts";

/** Statuses as documented; reasons and words are not proved. @see https://novita.ai/docs/guides/error */
const ROWS: OpenAIErrorRows = {
  ...PLAIN_ROWS,
  "rate-limit": { code: "RATE_LIMIT_EXCEEDED", message: "rate limit exceeded" },
  overloaded: { code: "SERVICE_NOT_AVAILABLE", message: "service not available" },
  "insufficient-quota": { status: 403, code: "NOT_ENOUGH_BALANCE", message: "not enough balance" },
  "invalid-api-key": { code: "INVALID_API_KEY", message: "invalid api key" },
  "permission-denied": { code: "model_access_denied", message: "access denied" },
  "model-not-found": { code: "MODEL_NOT_FOUND", message: "model not found" },
  "bad-request": { code: "INVALID_REQUEST_BODY" },
  "context-length-exceeded": { code: "INVALID_REQUEST_BODY" },
  "server-error": { code: "INTERNAL_ERROR", message: "internal error" },
};

/** How Novita's errors differ from OpenAI's. Nothing of it is recorded. */
export const NOVITA = {
  errorShape: createErrorShape(ROWS, {
    write: ({ code, message }, status) => ({
      code: status,
      reason: code ?? "UNKNOWN",
      message,
      metadata: {},
    }),
  }),
};
